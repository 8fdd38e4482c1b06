import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";
import {
  describeInBothHosts,
  describeInVsCode,
  eventually,
  type Person,
  study,
  until,
} from "./driver/index.js";
import { realTranscripts } from "./transcripts.js";

const document = "accounts-for-bitcoin-easypaysy.md";
const words = "I love reusing addresses, it's amazing.";

/** Ana on the desktop, as git knows her; on the web nobody says who codes. */
const coderOf = { node: "ana-ruiz", web: "me" };

describeInBothHosts("Coding in a plain folder of transcripts", (emic) => {
  const sidecar = `codings/${coderOf[emic.host]}/${document}.jsonl`;

  it("applies a new code, takes it back, does it again, and finds it after a reload", async function () {
    const person = await emic.open(realTranscripts(this), { alone: true });
    await person.openDocument(document);
    await applyNewCode(person, words, "Irony");

    await person.expectHighlights(words);
    await person.openView("Codes");
    await person.expectTree("Codes", ["Irony  1 · 1"]);
    await person.screenshot("coded-light");
    await person.screenshot("coded-dark", { theme: "dark" });
    const line = person.study.read(sidecar);
    assertIsTheLine(person, line, "irony");
    assert.match(person.study.read("codebook.yaml"), /^codes:\n {2}- id: irony\n {4}name: Irony\n/);
    assert.equal(person.study.read(".gitattributes"), "codings/**/*.jsonl text eol=lf merge=union\n");
    assert.ok(person.study.exists("emic.yaml"));

    await person.openDocument(document);
    await person.runCommand("Emic: Undo Coding");
    await eventually(() => Promise.resolve(person.study.read(sidecar)), "");
    await person.expectHighlights();
    await person.expectTree("Codes", []);

    await person.openDocument(document);
    await person.runCommand("Emic: Redo Coding");
    await eventually(() => Promise.resolve(person.study.read(sidecar)), line);
    await person.expectHighlights(words);
    await person.expectTree("Codes", ["Irony  1 · 1"]);

    await person.reload();
    await person.expectHighlights(words);
    await person.openView("Codes");
    await person.expectTree("Codes", ["Irony  1 · 1"]);
    assert.equal(person.study.read(sidecar), line);
  });
});

describeInVsCode("Choosing what to code", (emic) => {
  const text = "I: Well?\n\nR3: It is money. And then it goes. So.\n\nI: Mhm.\n\nR3: No money.\n";
  const settings = { "emic.coder": "ana" };

  it("codes several selections at once", async () => {
    const person = await emic.open(study({ "r3.md": text }), { settings });
    await person.openDocument("r3.md");
    await person.select("money");
    await person.press("Ctrl+D");
    await applyHere(person, "Money");
    const quotes = () => person.study.read("codings/ana/r3.md.jsonl").match(/"quote":"[^"]*"/g);
    await person.expectHighlights("money", "money");
    assert.deepEqual(quotes(), ['"quote":"money"', '"quote":"money"']);
    await person.press("Ctrl+Z");
    await person.expectHighlights();
  });

  it("grows a selection by sentence and turn, with VS Code’s own keys", async () => {
    const person = await emic.open(study({ "r3.md": text, "emic.yaml": "" }), { settings });
    await person.openDocument("r3.md");
    await person.expectStatus("ana");
    await person.placeCursorBefore("And then");
    const turn = "It is money. And then it goes. So.";
    const grown = [""];
    while (grown.at(-1) !== turn) {
      await person.press("Shift+Alt+ArrowRight");
      const larger = (words: string) => words.length > grown.at(-1)!.length;
      grown.push(await until(() => person.selection(), larger, `more than ${JSON.stringify(grown)}`));
    }
    assert.ok(grown.includes("And then it goes."), grown.join(" | "));
  });
});

async function applyHere(person: Person, name: string): Promise<void> {
  await person.press("Alt+A");
  await person.awaitQuickPick();
  await person.type(name);
  await person.awaitQuickPick((picker) =>
    picker.items.some(({ label, description }) => label === name || description === `“${name}”`),
  );
  await person.press("Enter");
  await person.expectNoQuickPick();
}

async function applyNewCode(person: Person, passage: string, name: string): Promise<void> {
  await person.select(passage);
  await applyHere(person, name);
}

/** The sidecar's one line, every key as the format says and in its order. */
function assertIsTheLine(person: Person, text: string, code: string): void {
  const source = person.study.read(document);
  const start = source.indexOf(words);
  const version = execFileSync("git", ["hash-object", path.join(person.study.folder, document)], {
    encoding: "utf8",
  });
  const { id, made } = JSON.parse(text) as { id: string; made: string };
  assert.match(id, /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  assert.match(made, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.ok(Math.abs(Date.now() - Date.parse(made)) < 120_000);
  const expected = {
    id,
    code,
    start,
    quote: words,
    prefix: source.slice(start - 32, start),
    suffix: source.slice(start + words.length, start + words.length + 32),
    text: version.slice(0, 12),
    made,
  };
  assert.equal(text, `${JSON.stringify(expected)}\n`);
}
