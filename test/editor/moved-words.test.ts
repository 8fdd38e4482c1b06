import assert from "node:assert/strict";
import { expectCoded } from "./apply.js";
import { codedStudy } from "./coded-study.js";
import { describeInBothHosts, describeInVsCode, eventually, type Person } from "./driver/index.js";
import { keepsTheLaw, wordsOnDisk } from "./law.js";

const settings = { "emic.coder": "ana" };

const line = "R3: They only call when they want a number. Nobody asks.";
const monday = `# Monday\n\n${line}\n\nThe rest stays here.\n`;
const friday = "# Friday\n\nAnother day.\n";
const words = ["They only call when they want a number", "want a number", "Nobody asks"];
const question = "3 of your codings were in the words you moved. Move them to friday.md?";

async function atWork(open: (made: ReturnType<typeof codedStudy>) => Promise<Person>): Promise<Person> {
  const made = codedStudy({ "monday.md": monday, "friday.md": friday }, [
    ["ana", "monday.md", words[0]!, "taken"],
    ["ana", "monday.md", words[1]!, "price"],
    ["ana", "monday.md", words[2]!, "taken"],
    ["ben", "monday.md", "only call", "taken"],
    ["ana", "monday.md", "The rest stays", "taken"],
  ]);
  const person = await open(made);
  await person.openDocument("monday.md");
  await expectCoded(person, ...words, "only call", "The rest stays");
  return person;
}

/** Cuts the turn out of Monday. */
async function cutTurn(person: Person): Promise<string> {
  await person.placeCursorBefore("R3: They");
  await person.press("Shift+ArrowDown Shift+ArrowDown");
  const cut = await person.cut();
  await expectCoded(person, "The rest stays");
  return cut;
}

async function pasteIntoFriday(person: Person, cut: string): Promise<void> {
  await person.openDocument("friday.md");
  await person.placeCursorBefore("Another day");
  await person.paste(cut);
  await eventually(async () => (await person.text()).includes("They only"), true);
}

describeInBothHosts("Words moved from one document to another", (emic) => {
  it("bring the coder's codings along, who is asked, and takes it back and does it again", async () => {
    const person = await atWork((made) => emic.open(made, { settings }));
    const bens = person.study.read("codings/ben/monday.md.jsonl");
    const before = person.study.read("codings/ana/monday.md.jsonl");
    await pasteIntoFriday(person, await cutTurn(person));
    const said = await person.expectNotification(question);
    assert.deepEqual(said.buttons, ["Move Codings"]);
    await person.screenshot("moved-words");
    // The answer may take its time. Escape, as after finding words, would put the question away.
    await person.press("Ctrl+Home End");
    await person.type(", and a half");
    await person.pressNotificationButton("Move Codings");
    await expectCoded(person, ...words);
    await person.runCommand("Emic: Undo Coding");
    await expectCoded(person);
    assert.equal(person.study.read("codings/ana/monday.md.jsonl"), before);
    await person.runCommand("Emic: Redo Coding");
    await expectCoded(person, ...words);

    await person.openDocument("monday.md");
    await person.save();
    await expectCoded(person, "The rest stays");
    await person.openDocument("friday.md");
    await keepsTheLaw(person, "friday.md", words);
    assert.deepEqual(wordsOnDisk(person, "ana", "monday.md"), ["The rest stays"]);
    assert.equal(person.study.read("codings/ben/monday.md.jsonl"), bens);
  });
});

describeInVsCode("Words moved from one document to another", (emic) => {
  it("ask nothing where they come back to their own document first, or were copied", async () => {
    const person = await atWork((made) => emic.open(made, { settings }));
    const cut = await cutTurn(person);
    await person.paste(cut);
    await expectCoded(person, ...words, "only call", "The rest stays");
    await pasteIntoFriday(person, cut);
    await person.openDocument("monday.md");
    await cutTurn(person);
    await person.press("Ctrl+Z");
    await expectCoded(person, ...words, "only call", "The rest stays");
    await person.openDocument("friday.md");
    await person.paste(cut);
    // Whatever is asked is asked by the time that another window could be read.
    await person.save();
    await person.openDocument("monday.md");
    assert.deepEqual(await person.notifications(), []);
    await keepsTheLaw(person, "monday.md", [...words, "The rest stays"]);
  });
});
