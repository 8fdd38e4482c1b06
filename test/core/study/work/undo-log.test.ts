import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Action } from "../../../../src/core/study/work/change";
import { undoLog, type UndoLog } from "../../../../src/core/study/work/undo-log";
import { law, seed } from "../../law";

const actionOf = (label: string): Action => ({ label, document: "r3.md", changes: [] });
const labels = (log: UndoLog) => [log.done, log.undone].map((all) => all.map(({ label }) => label));

describe("The log of what was done", () => {
  it("moves what is undone aside, to be done again, until something else is done", () => {
    const log = undoLog();
    const did = (label: string) => log.did(actionOf(label), log.now("text"));
    did("one");
    did("two");
    assert.deepEqual(labels(log), [["one", "two"], []]);
    log.undid();
    assert.deepEqual(labels(log), [["one"], ["two"]]);
    log.undid();
    assert.deepEqual(labels(log), [[], ["two", "one"]]);
    log.redid();
    assert.deepEqual(labels(log), [["one"], ["two"]]);
    did("three");
    assert.deepEqual(labels(log), [["one", "three"], []]);
  });

  it("remembers the latest thousand", () => {
    const log = undoLog();
    for (let number = 1; number <= 1005; number++) log.did(actionOf(String(number)), log.now(""));
    assert.equal(log.done.length, 1000);
    assert.deepEqual([log.done[0]!.label, log.done.at(-1)!.label], ["6", "1005"]);
  });
});

/**
 * An editor as far as undo goes: what is typed in one go is undone in one go, and is a new go after a pause. Which
 * pauses there are, and whether coding is one, differs among editors.
 */
class Desk {
  text = "It was fine.";
  codings: string[] = [];
  readonly log = undoLog();
  private readonly past: { before: string; after: string; kind: string }[] = [];
  private future: { before: string; after: string; kind: string }[] = [];
  private open = false;

  constructor(private readonly codingIsPause: boolean) {}

  type(letter: string): void {
    this.change(this.text + letter, "typing");
  }

  delete(): void {
    if (this.text !== "") this.change(this.text.slice(0, -1), "deleting");
  }

  pause(): void {
    this.open = false;
  }

  code(label: string): void {
    const moment = this.log.now(this.text);
    this.codings.push(label);
    this.log.did(actionOf(label), moment);
    if (this.codingIsPause) this.open = false;
  }

  /** What was undone: the label of a coding, `text`, or nothing. */
  undo(): string | null {
    this.open = false;
    if (this.log.nextUndo() === "act") {
      const { label } = this.log.done.at(-1)!;
      this.log.undid();
      assert.equal(this.codings.pop(), label);
      return label;
    }
    const last = this.past.pop();
    if (last === undefined) return null;
    this.future.push(last);
    this.text = last.before;
    this.log.edited("undone", this.text);
    return "text";
  }

  redo(): string | null {
    this.open = false;
    if (this.log.nextRedo() === "act") {
      const { label } = this.log.undone.at(-1)!;
      this.log.redid();
      this.codings.push(label);
      return label;
    }
    const next = this.future.pop();
    if (next === undefined) return null;
    this.past.push(next);
    this.text = next.after;
    this.log.edited("redone", this.text);
    return "text";
  }

  private change(text: string, kind: string): void {
    const last = this.past.at(-1);
    if (this.open && last?.kind === kind) last.after = text;
    else this.past.push({ before: this.text, after: text, kind });
    this.open = true;
    this.future = [];
    this.text = text;
    this.log.edited("typed", text);
  }
}

/** What a person expects: one line of acts; undo goes back along it, redo forth; a new edit of the text ends redo. */
class Expectation {
  private readonly past: { kind: string; text: string; label: string }[] = [];
  private future: { kind: string; text: string; label: string }[] = [];
  private open = false;

  constructor(readonly start: string) {}

  get text(): string {
    return this.past.filter(({ kind }) => kind !== "coding").at(-1)?.text ?? this.start;
  }

  get codings(): string[] {
    return this.past.filter(({ kind }) => kind === "coding").map(({ label }) => label);
  }

  change(text: string, kind: string): void {
    const last = this.past.at(-1);
    if (this.open && last?.kind === kind) last.text = text;
    else this.past.push({ kind, text, label: "text" });
    this.open = true;
    this.future = [];
  }

  pause(): void {
    this.open = false;
  }

  code(label: string): void {
    this.open = false;
    this.past.push({ kind: "coding", text: "", label });
    // A coding is no edit of the text, so what of the text was undone can still be done again.
    this.future = this.future.filter(({ kind }) => kind !== "coding");
  }

  undo(): string | null {
    this.open = false;
    const last = this.past.pop();
    if (last !== undefined) this.future.push(last);
    return last?.label ?? null;
  }

  redo(): string | null {
    this.open = false;
    const next = this.future.pop();
    if (next !== undefined) this.past.push(next);
    return next?.label ?? null;
  }
}

const steps = fc.array(fc.constantFrom("a", "b", "delete", "pause", "code", "code", "undo", "undo", "redo"), {
  maxLength: 40,
});

describe(`Undo in step with the text (seed ${seed})`, () => {
  it("takes back what came last, be it a coding or a letter typed right before", () => {
    const desk = new Desk(true);
    desk.code("trust");
    desk.type("!");
    assert.equal(desk.undo(), "text");
    assert.equal(desk.text, "It was fine.");
    assert.equal(desk.undo(), "trust");
    assert.equal(desk.redo(), "trust");
    assert.equal(desk.redo(), "text");
    assert.equal(desk.text, "It was fine.!");
  });

  it("tells a text that was typed away and back from one that was undone", () => {
    const desk = new Desk(true);
    desk.code("trust");
    desk.type("!");
    desk.delete();
    assert.deepEqual([desk.undo(), desk.undo(), desk.undo()], ["text", "text", "trust"]);
  });

  it("keeps to a text that was there before the first coding", () => {
    const desk = new Desk(true);
    desk.type("!");
    desk.pause();
    desk.type("?");
    desk.code("trust");
    assert.deepEqual(
      [desk.undo(), desk.undo(), desk.undo(), desk.redo(), desk.redo(), desk.redo()],
      ["trust", "text", "text", "text", "text", "trust"],
    );
  });

  it("does what a person expects, however typing, coding, undo and redo follow each other", () => {
    law(
      steps,
      (all) => {
        const desk = new Desk(true);
        const expected = new Expectation(desk.text);
        for (const [number, step] of all.entries()) {
          const label = `coding ${number}`;
          if (step === "undo") assert.equal(desk.undo(), expected.undo());
          else if (step === "redo") assert.equal(desk.redo(), expected.redo());
          else if (step === "pause") {
            desk.pause();
            expected.pause();
          } else if (step === "code") {
            desk.code(label);
            expected.code(label);
          } else {
            const before = desk.text;
            if (step === "delete") desk.delete();
            else desk.type(step);
            if (desk.text !== before) expected.change(desk.text, step === "delete" ? "deleting" : "typing");
          }
          assert.deepEqual([desk.text, desk.codings], [expected.text, expected.codings]);
        }
      },
      200,
    );
  });

  it("leads back to the start and forth to the end where the editor joins letters across a coding", () => {
    law(
      steps,
      (all) => {
        const desk = new Desk(false);
        const start = desk.text;
        for (const [number, step] of all.entries()) {
          if (step === "undo" || step === "redo") continue;
          if (step === "pause") desk.pause();
          else if (step === "code") desk.code(`coding ${number}`);
          else if (step === "delete") desk.delete();
          else desk.type(step);
        }
        const end = [desk.text, [...desk.codings]];
        while (desk.undo() !== null);
        assert.deepEqual([desk.text, desk.codings], [start, []]);
        while (desk.redo() !== null);
        assert.deepEqual([desk.text, desk.codings], end);
      },
      100,
    );
  });
});
