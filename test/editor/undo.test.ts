import assert from "node:assert/strict";
import { describeInBothHosts, describeInVsCode, eventually, type Person, study } from "./driver/index.js";

const settings = { "emic.coder": "ana", "editor.autoClosingBrackets": "never" };
const text = "They came late, and then they asked for money again.\n";
const sidecar = "codings/ana/r3.md.jsonl";
/** Repeats a run: `SEED=…` in the environment. */
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 0x7fffffff));

/** What a person expects: one line of acts; undo goes back along it, redo forth, and a new edit of the text ends redo. */
class Expectation {
  private readonly past: { text?: string; coding?: string }[] = [];
  private future: { text?: string; coding?: string }[] = [];

  get text(): string {
    return this.past.filter((act) => act.text !== undefined).at(-1)?.text ?? text;
  }

  get codings(): string[] {
    return this.past.flatMap(({ coding }) => coding ?? []);
  }

  did(act: { text?: string; coding?: string }): void {
    this.past.push(act);
    this.future = act.text === undefined ? this.future.filter((one) => one.text !== undefined) : [];
  }

  undo(): void {
    const last = this.past.pop();
    if (last !== undefined) this.future.push(last);
  }

  redo(): void {
    const next = this.future.pop();
    if (next !== undefined) this.past.push(next);
  }
}

function draw(from: number): () => number {
  let state = from;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function codings(person: Person): string[] {
  if (!person.study.exists(sidecar)) return [];
  const lines = person.study.read(sidecar).split("\n");
  return lines.filter((line) => line !== "").map((line) => (JSON.parse(line) as { code: string }).code);
}

describeInBothHosts(`Undo in step with the text (seed ${seed})`, (emic) => {
  it("takes back a letter typed right before, and then the coding", async () => {
    const person = await emic.open(study({ "r3.md": text }), { settings });
    await person.openDocument("r3.md");
    await person.select("they asked for money");
    await person.press("Alt+A");
    await person.awaitQuickPick();
    await person.type("Money");
    await person.press("Enter");
    await eventually(() => Promise.resolve(codings(person)), ["money"]);
    await person.press("End");
    // In one breath: what is typed may still be under way when the key of undo arrives.
    await person.page.keyboard.press("x");
    await person.page.keyboard.press("ControlOrMeta+z");
    await person.expectText(text);
    assert.deepEqual(codings(person), ["money"]);
    await person.press("Ctrl+Z");
    await eventually(() => Promise.resolve(codings(person)), []);
    await person.press("Ctrl+Y");
    await eventually(() => Promise.resolve(codings(person)), ["money"]);
  });
});

describeInVsCode(`Undo in step with the text (seed ${seed})`, (emic) => {
  it("does what a person expects, however typing, coding, undo and redo follow each other", async () => {
    const codes = Array.from({ length: 12 }, (_, at) => `code-${at + 1}`);
    const codebook = `codes:\n${codes.map((id) => `  - id: ${id}\n    name: ${id}\n`).join("")}`;
    const person = await emic.open(study({ "r3.md": text, "codebook.yaml": codebook, "emic.yaml": "" }), {
      settings,
    });
    await person.openDocument("r3.md");
    await person.press("Ctrl+Home");
    const random = draw(seed);
    const expected = new Expectation();
    const unused = [...codes];
    for (let step = 0; step < 30; step++) {
      const choice = random();
      if (choice < 0.25 && unused.length > 0) {
        const coding = unused.pop()!;
        await person.press("Alt+A");
        await person.awaitQuickPick();
        await person.type(coding);
        await person.press("Enter");
        await person.expectNoQuickPick();
        expected.did({ coding });
        await eventually(() => Promise.resolve(codings(person)), expected.codings);
      } else if (choice < 0.5) {
        const letter = "abcdefgh"[Math.floor(random() * 8)]!;
        // Letters typed on from where one left off would be undone together.
        await person.press("ArrowRight");
        await person.press("Ctrl+End");
        await person.press("ArrowUp");
        await person.press("End");
        await person.type(letter);
        expected.did({ text: expected.text.replace(/\n$/, `${letter}\n`) });
        // Half the time the next key comes at once.
        if (random() < 0.5) continue;
      } else if (choice < 0.8) {
        await person.press("Ctrl+Z");
        expected.undo();
      } else {
        await person.press("Ctrl+Y");
        expected.redo();
      }
      const state = async () => ({ text: await person.text(), codings: codings(person) });
      await eventually(state, { text: expected.text, codings: expected.codings });
    }
    assert.equal(await person.text(), expected.text);
  });
});
