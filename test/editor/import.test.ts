import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { docx, p, r } from "../exchange/docx";
import { codedStudy } from "./coded-study.js";
import { repository } from "./driver/window.js";
import {
  describeInBothHosts,
  describeInHost,
  describeInVsCode,
  eventually,
  type Person,
  type Study,
  until,
} from "./driver/index.js";

const settings = { "emic.coder": "ana" };

function started(): Study {
  return codedStudy(
    {
      "interviews/r1.md": "# R1\n\nR1: We buy where it is cheap.\n",
      "codebook.yaml": "codes:\n  - id: taken\n    name: Taken for granted\n",
      "participants.csv": "participant,group\nP01,lost\nP02,existing\n",
    },
    [["ana", "interviews/r1.md", "We buy where it is cheap", "taken"]],
  );
}

/** Puts a file into the study behind the editor's back. */
function put({ folder }: Study, file: string, content: string | Uint8Array): void {
  fs.writeFileSync(path.join(folder, file), content);
}

/** Drops a file from outside the window onto the folder of the interviews. */
async function drop(person: Person, file: string, content: string | Uint8Array): Promise<void> {
  const outside = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "emic-outside-")), file);
  fs.writeFileSync(outside, content);
  await person.runCommand("View: Show Explorer");
  await person.dropInto("interviews", outside);
}

/** An hour of captions as Teams writes them: 1,500 cues of two people. */
function hour(): string {
  const time = (milliseconds: number) => new Date(milliseconds).toISOString().slice(11, 23);
  const cues = Array.from({ length: 1500 }, (_, at) => {
    const who = Math.floor(at / 6) % 2 === 0 ? "Ana Ruiz" : "Colm Daly";
    const words = at % 6 === 5 ? "and that is all there is to it." : "so we said a thing or two";
    return `c1/${at}-0\n${time(at * 2400)} --> ${time(at * 2400 + 2300)}\n<v ${who}>${words}</v>\n`;
  });
  return `WEBVTT\n\n${cues.join("\n")}`;
}

async function begin(person: Person, question: string): Promise<void> {
  await person.expectNotification(question);
  await person.pressNotificationButton("Import…");
}

describeInBothHosts("Transcripts of other programs", (emic) => {
  it("are imported when they are dropped into the Explorer: an hour of captions", async () => {
    const person = await emic.open(started(), { settings });
    await person.openDocument("interviews/r1.md");
    await person.expectHighlights("We buy where it is cheap");
    await drop(person, "Colm.vtt", hour());
    await begin(person, "Import interviews/Colm.vtt?");
    const picker = await person.awaitQuickPick(({ items }) => items.length === 1);
    assert.deepEqual(
      picker.items.map(({ label, description, detail }) => [label, description, detail]),
      [["interviews/Colm.md", "Ana Ruiz, Colm Daly", "nothing is left out"]],
    );
    await until(
      () => person.text(),
      (text) => text.includes("**Ana Ruiz** [0:00]: so we said"),
      "how it will look",
    );
    await person.screenshot("import-light", { theme: "light" });
    await person.screenshot("import-dark", { theme: "dark" });
    assert.equal(person.study.exists("interviews/Colm.md"), false);

    await person.press("Enter");
    await person.awaitQuickPick(({ title }) => title.startsWith("Who is “Ana Ruiz”? (1 of 2)"));
    await person.type("Interviewer");
    await person.press("Enter");
    await person.awaitQuickPick(({ title }) => title.startsWith("Who is “Colm Daly”? (2 of 2)"));
    await person.type("P02");
    await person.press("Enter");
    await person.expectOpen("Colm.md");
    const text = await person.readWhenThere("interviews/Colm.md");
    assert.equal(
      text.slice(0, text.indexOf("**")),
      "---\nsource: Colm.vtt\nspeakers: {Ana Ruiz: interviewer, Colm Daly: P02}\n---\n\n",
    );
    assert.equal(text.match(/^\*\*/gm)?.length, 250);
    assert.match(text, /\*\*Colm Daly\*\* \[59:45\]: so we said a thing or two so we/);
    assert.equal(person.study.exists("interviews/Colm.vtt"), true);
  });

  it("in an old encoding are shown as they would be read, and people choose", async () => {
    const person = await emic.open(started(), { settings });
    await person.openDocument("interviews/r1.md");
    await person.expectHighlights("We buy where it is cheap");
    const said = "I: Kassa.\n\nR3: Tovar.\n\nI: Da.\n\nR3: \u0086\u0087.\n";
    const bytes = Uint8Array.from(said, (letter) => letter.charCodeAt(0));
    put(person.study, "r5.txt", bytes);
    await person.runCommand("Emic: Import…");
    await person.awaitQuickPick(({ items }) => items.some(({ label }) => label === "r5.txt"));
    await person.page.locator(".quick-input-list .monaco-list-row", { hasText: "r5.txt" }).click();
    const picker = await person.awaitQuickPick(({ title }) =>
      title.startsWith("How are the letters of r5.txt"),
    );
    assert.match(picker.items[0]!.description, /as it seems/);
    await person.type("ibm866");
    await until(
      () => person.text(),
      (text) => text.includes("R3: ЖЗ."),
      "how it reads",
    );
    await person.press("Enter");
    await person.awaitQuickPick(({ title }) => title === "Import r5.txt?");
    await person.press("Enter");
    for (const who of ["I", "R3"]) {
      await person.awaitQuickPick(({ title }) => title.startsWith(`Who is “${who}”?`));
      await person.press("Enter");
    }
    await person.expectOpen("r5.md");
    assert.match(await person.readWhenThere("r5.md"), /R3: ЖЗ\./);
  });
});

describeInVsCode("Transcripts of other programs", (emic) => {
  it("bring what somebody noted in a Word document's margin, and are given up with Escape", async () => {
    const person = await emic.open(started(), { settings });
    await person.openDocument("interviews/r1.md");
    await person.expectHighlights("We buy where it is cheap");
    const note = (id: number, words: string) =>
      `<w:commentRangeStart w:id="${id}"/>${r(words)}<w:commentRangeEnd w:id="${id}"/>`;
    const word = docx(
      [
        p("**Ana:** Go on."),
        p(`${r("**R3:** ")}${note(0, "They only call when they want a number.")}`),
        p("**Ana:** Mhm."),
        p(`${r("**R3:** ")}${note(1, "Nobody asks.")}`),
      ].join(""),
      {
        "comments.xml": `<w:comments><w:comment w:id="0" w:author="Ben">${p("Taken for granted")}</w:comment><w:comment w:id="1" w:author="Ben">${p("Ask Colm about this")}</w:comment></w:comments>`,
      },
    );
    put(person.study, "r3.docx", word);
    await begin(person, "Import r3.docx?");
    await person.awaitQuickPick(({ items }) => items.length === 1);
    await person.press("Escape");
    await person.expectNoQuickPick();
    assert.equal(person.study.exists("r3.md"), false);

    await drop(person, "r4.docx", word);
    await begin(person, "Import interviews/r4.docx?");
    const picker = await person.awaitQuickPick(({ items }) => items.length === 1);
    assert.equal(
      picker.items[0]?.detail,
      "1 coding comes along · 1 comment comes along · nothing is left out",
    );
    await person.press("Enter");
    for (const who of ["Ana", "R3"]) {
      await person.awaitQuickPick(({ title }) => title.startsWith(`Who is “${who}”?`));
      await person.press("Enter");
    }
    await person.expectOpen("r4.md");
    await person.expectHighlights("They only call when they want a number.", "Nobody asks.");
    const lines = (await person.readWhenThere("codings/ana/interviews/r4.md.jsonl")).trim().split("\n");
    assert.deepEqual(
      lines.map((line) => JSON.parse(line) as Record<string, unknown>).map(({ code, memo }) => [code, memo]),
      [
        ["taken", undefined],
        [undefined, "Ben: Ask Colm about this"],
      ],
    );
    await person.reload();
    await person.expectHighlights("They only call when they want a number.", "Nobody asks.");
  });

  it("that can't be read are named, and nothing is written", async () => {
    const person = await emic.open(started(), { settings });
    await person.openDocument("interviews/r1.md");
    await person.expectHighlights("We buy where it is cheap");
    const before = person.study.files();
    put(person.study, "broken.docx", "no archive");
    await begin(person, "Import broken.docx?");
    await person.expectNotification("Not imported: broken.docx: This is no ZIP archive.");
    await eventually(() => Promise.resolve(person.study.files()), [...before, "broken.docx"].sort());
  });
});

describeInVsCode("A table of answers", (emic) => {
  it("is shown as documents, its columns as they were guessed and as people say", async () => {
    const person = await emic.open(started(), { settings });
    await person.openDocument("interviews/r1.md");
    await person.expectHighlights("We buy where it is cheap");
    put(
      person.study,
      "survey.csv",
      [
        "Respondent ID;E-Mail;Age;Why did you leave?;What is missing?",
        "P02;a@b.de;34;The advice was good, but the price was not;Nothing that I know of",
        "P07;c@d.de;51;We always wait for ages until somebody answers;Somebody who knows us",
        "P08;e@f.de;44;It broke, and it broke again, and nobody came;A number to call",
      ].join("\r\n"),
    );
    await person.runCommand("Emic: Import…");
    await person.awaitQuickPick(({ items }) => items.some(({ label }) => label === "survey.csv"));
    await person.page.locator(".quick-input-list .monaco-list-row", { hasText: "survey.csv" }).click();
    const picker = await person.awaitQuickPick(({ title }) => title === "How is survey.csv to be read?");
    assert.deepEqual(
      picker.items.map(({ label, description }) => [label, description]),
      [
        ["Read It Like This", ""],
        ["Each row is a document", ""],
        ["Respondent ID", "who it is of: the participant"],
        ["E-Mail", "left out"],
        ["Age", "a fact about the participant"],
        ["Why did you leave?", "words to be coded"],
        ["What is missing?", "words to be coded"],
      ],
    );
    await person.screenshot("import-table-light", { theme: "light" });
    await person.screenshot("import-table-dark", { theme: "dark" });
    await person.type("Age");
    await person.press("Enter");
    await person.awaitQuickPick(({ title }) => title === "What is “Age”?");
    await person.type("attribute");
    await person.press("Enter");
    await until(
      () => person.text(),
      (text) => text.includes("age: 34"),
      "the first document with its attribute",
    );
    await person.awaitQuickPick(({ title }) => title === "How is survey.csv to be read?");
    await person.type("Read It");
    await person.press("Enter");
    const list = await person.awaitQuickPick(({ title }) => title === "Import survey.csv?");
    assert.equal(list.items[0]!.description, "3 documents, 3 participants");
    await person.press("Enter");
    await person.expectOpen("P02.md");
    assert.match(
      await person.readWhenThere("survey/P02.md"),
      /participant: P02\nage: 34\n---\n\n## Why did you leave\?\n\nThe advice was good, but the price was not\n/,
    );
    await eventually(
      () => Promise.resolve(person.study.read("participants.csv")),
      "participant,group\nP01,lost\nP02,existing\nP07,\nP08,\n",
    );
    await person.pressNotificationButton("Undo");
    await eventually(() => Promise.resolve(person.study.exists("survey/P02.md")), false);
    await eventually(
      () => Promise.resolve(person.study.read("participants.csv")),
      "participant,group\nP01,lost\nP02,existing\n",
    );
  });
});

/** Asks for the file that is in the study. */
async function choosePdf(person: Person): Promise<void> {
  const pdf = fs.readFileSync(path.join(repository, "test/exchange/made/interview.pdf"));
  put(person.study, "r6.pdf", pdf);
  await person.runCommand("Emic: Import…");
  await person.awaitQuickPick(({ items }) => items.some(({ label }) => label === "r6.pdf"));
  await person.page.locator(".quick-input-list .monaco-list-row", { hasText: "r6.pdf" }).click();
}

describeInHost("node", "A PDF", (emic) => {
  it("comes in with its speakers", async () => {
    const person = await emic.open(started(), { settings });
    await choosePdf(person);
    const picker = await person.awaitQuickPick(({ title }) => title === "Import r6.pdf?");
    assert.deepEqual(
      picker.items.map(({ label, description }) => [label, description]),
      [["r6.md", "Ana Ruiz, Jörg Müller"]],
    );
    await person.press("Enter");
    for (const who of ["Ana Ruiz", "Jörg Müller"]) {
      await person.awaitQuickPick(({ title }) => title.startsWith(`Who is “${who}”?`));
      await person.press("Enter");
    }
    await person.expectOpen("r6.md");
    assert.match(await person.readWhenThere("r6.md"), /\*\*Jörg Müller\*\* \[00:11\]: Tills, “in a box”/);
  });
});

describeInHost("web", "A PDF", (emic) => {
  it("is not read in a browser, which is said", async () => {
    const person = await emic.open(started(), { settings });
    await choosePdf(person);
    await person.expectNotification("PDFs are read by VS Code on a computer, not by VS Code in a browser.");
    assert.equal(person.study.exists("r6.md"), false);
  });
});
