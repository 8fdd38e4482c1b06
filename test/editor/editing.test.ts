import assert from "node:assert/strict";
import { apply } from "./apply.js";
import { describeInBothHosts, describeInVsCode, eventually, type Person, study } from "./driver/index.js";

const interview = [
  "---",
  "speakers: {R3: P03, I: interviewer}",
  "---",
  "# R3",
  "",
  "I: How is it going?",
  "",
  "R3: They only call when they want a number.",
  "",
  "R3: Nobody asks how we are doing.",
  "",
];

/** Lines of `codings/<coder>/r3.md.jsonl`, as data. */
function codings(person: Person, coder: string): { start: number; quote: string }[] {
  const file = `codings/${coder}/r3.md.jsonl`;
  const lines = person.study.exists(file) ? person.study.read(file).split("\n").filter(Boolean) : [];
  return lines.map((line) => JSON.parse(line) as { start: number; quote: string });
}

const settings = { "emic.coder": "ana" };

describeInBothHosts("Editing a coded document", (emic) => {
  it("moves the codings with the text, and writes only the lines that would lead astray", async () => {
    const person = await emic.open(study({ "r3.md": interview.join("\n") }), { settings });
    await person.openDocument("r3.md");
    await apply(person, "They only call when they want a number", "Taken for granted");
    await apply(person, "Nobody asks how we are doing", "Not asked");
    await eventually(() => Promise.resolve(codings(person, "ana").length), 2);
    const before = person.study.read("codings/ana/r3.md.jsonl");

    await person.placeCursorAfter("# R3");
    await person.type(", in her workshop on a trading estate");
    await person.save();
    await person.expectHighlights("They only call when they want a number", "Nobody asks how we are doing");
    assert.equal(person.study.read("codings/ana/r3.md.jsonl"), before);

    await person.placeCursorBefore("want a number");
    await person.type("suddenly ");
    await person.save();
    const changed = "They only call when they suddenly want a number";
    await eventually(() => Promise.resolve(codings(person, "ana")[0]?.quote), changed);
    await person.expectHighlights(changed, "Nobody asks how we are doing");
    assert.equal(person.study.read("codings/ana/r3.md.jsonl").split("\n")[1], before.split("\n")[1]);
    assert.equal(
      person.study.read("r3.md").slice(codings(person, "ana")[0]!.start).startsWith(changed),
      true,
    );

    await person.reload();
    await person.expectHighlights(changed, "Nobody asks how we are doing");
  });
});

describeInVsCode("Editing a coded document", (emic) => {
  it("counts characters alike in a document with Windows line ends", async () => {
    const person = await emic.open(study({ "r3.md": interview.join("\r\n") }), { settings });
    await person.openDocument("r3.md");
    await apply(person, "Nobody asks how we are doing", "Not asked");
    await person.expectHighlights("Nobody asks how we are doing");
    await eventually(
      () => Promise.resolve(codings(person, "ana")[0]?.start),
      interview.join("\n").indexOf("Nobody"),
    );
    await person.placeCursorAfter("# R3");
    await person.press("Enter");
    await person.type("In her workshop.");
    await person.expectHighlights("Nobody asks how we are doing");
    await person.save();
    await person.reload();
    await person.expectHighlights("Nobody asks how we are doing");
  });

  it("codes the sentence under the cursor, without the speaker's label", async () => {
    const person = await emic.open(study({ "r3.md": interview.join("\n") }), { settings });
    await person.openDocument("r3.md");
    await person.placeCursorAfter("They only");
    await person.press("Alt+A");
    await person.awaitQuickPick();
    await person.type("Taken for granted");
    await person.press("Enter");
    await person.expectHighlights("They only call when they want a number.");
  });

  it("codes what is on screen when it is not saved yet", async () => {
    const person = await emic.open(study({ "r3.md": interview.join("\n") }), { settings });
    await person.openDocument("r3.md");
    await person.placeCursorAfter("# R3");
    await person.type(", not saved");
    await apply(person, "Nobody asks how we are doing", "Not asked");
    await person.expectHighlights("Nobody asks how we are doing");
    const onScreen = interview.join("\n").replace("# R3", "# R3, not saved");
    await eventually(() => Promise.resolve(codings(person, "ana")[0]?.start), onScreen.indexOf("Nobody"));
    await person.runCommand("File: Revert File");
    await person.expectHighlights("Nobody asks how we are doing");
  });
});
