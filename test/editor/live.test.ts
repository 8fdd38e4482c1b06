import assert from "node:assert/strict";
import { expectCoded } from "./apply.js";
import { codedStudy, idOfCoding, type Coded } from "./coded-study.js";
import { describeInBothHosts, describeInVsCode, eventually, type Person } from "./driver/index.js";
import { keepsTheLaw, shown, wordsOnDisk } from "./law.js";

const settings = { "emic.coder": "ana" };

const call = "They only call when they want a number";
const asked = "Nobody asks how we are doing";
const cheap = "We buy where it is cheap";
const interview = [
  "# R3",
  "",
  `R3: ${call}.`,
  "",
  `R3: ${asked}, and we do not ask.`,
  "",
  "I: And the price?",
  "",
  `R3: ${cheap}.`,
  "",
  "That was all.",
  "",
].join("\n");

const coded = (document: string, ...words: string[]) =>
  words.map((one): Coded => ["ana", document, one, "taken"]);

/** Takes out the paragraph that begins with some words, and the empty line below it. */
async function cutParagraph(person: Person, words: string): Promise<string> {
  await person.placeCursorBefore(words);
  await person.press("Shift+ArrowDown Shift+ArrowDown");
  return person.cut();
}

describeInBothHosts("A coding finds its place again while its document is edited:", (emic) => {
  it("cut with its paragraph, put in elsewhere and back, undone and done again", async () => {
    const turn = `R3: ${call}.`;
    const words = [turn, call, "want a number", asked];
    const person = await emic.open(codedStudy({ "r3.md": interview }, coded("r3.md", ...words)), {
      settings,
    });
    await person.openDocument("r3.md");
    await expectCoded(person, ...words);
    const before = await shown(person);
    const taken = await cutParagraph(person, turn);
    assert.equal(taken, `${turn}\n\n`);
    await expectCoded(person, asked);
    await person.placeCursorBefore("That was all");
    await person.paste(taken);
    await expectCoded(person, ...words);
    const moved = await shown(person);
    assert.notDeepEqual(moved, before);

    await person.press("Ctrl+Z");
    await expectCoded(person, asked);
    await person.press("Ctrl+Z");
    await eventually(() => shown(person), before);
    await person.press("Ctrl+Y Ctrl+Y");
    await eventually(() => shown(person), moved);

    await cutParagraph(person, turn);
    await expectCoded(person, asked);
    await person.save();
    await eventually(
      () => Promise.resolve(wordsOnDisk(person, "ana", "r3.md").map((one) => one.split(":")[0])),
      ["lost", "lost", "lost", asked],
    );
    await person.paste(taken);
    await eventually(() => shown(person), moved);
    await keepsTheLaw(person, "r3.md", words);
  });
});

describeInVsCode("A coding finds its place again while its document is edited:", (emic) => {
  it("typed at its edges, within it and across an edge", async () => {
    const made = codedStudy({ "r3.md": interview }, coded("r3.md", call, asked, cheap));
    const person = await emic.open(made, { settings });
    await person.openDocument("r3.md");
    await expectCoded(person, call, asked, cheap);
    await person.placeCursorBefore(call);
    await person.type("Well, ");
    await person.placeCursorAfter("when they want a number");
    await person.type(" from us");
    await person.placeCursorBefore("want a number");
    await person.type("suddenly ");
    const longer = call.replace("want", "suddenly want");
    await expectCoded(person, longer, asked, cheap);

    await person.select(" doing, and we");
    await person.paste(", and we");
    const shorter = "Nobody asks how we are";
    await expectCoded(person, longer, shorter, cheap);
    await person.press("Ctrl+Z");
    await expectCoded(person, longer, asked, cheap);
    await person.select("Nobody asks");
    await person.press("Delete");
    await expectCoded(person, longer, " how we are doing", cheap);
    await person.press("Ctrl+Z");
    await expectCoded(person, longer, asked, cheap);
    await person.press("Ctrl+Y");
    await person.select(cheap);
    await person.paste("It has to be cheap");
    const words = [longer, " how we are doing", "It has to be cheap"];
    await expectCoded(person, ...words);
    await keepsTheLaw(person, "r3.md", words);
  });

  it("typed with many cursors, moved line by line, formatted", async () => {
    const long = "and he asks whether it could be done by the end of the week";
    const text = `#   R3\n\n\nR3: ${call},  ${long}, as always.   \n\nR3: ${asked}.\n\nR3: ${cheap}.\n`;
    const words = [`R3: ${call}`, call, long, asked, cheap];
    const made = codedStudy({ "r3.md": text }, coded("r3.md", ...words));
    const person = await emic.open(made, { settings, beside: ["test/editor/formatter"] });
    await person.openDocument("r3.md");
    await expectCoded(person, ...words);
    await person.select("R3:");
    await person.press("Ctrl+Shift+L");
    await person.type("Ria:");
    await person.press("Escape");
    const renamed = [`Ria: ${call}`, call, long, asked, cheap];
    await expectCoded(person, ...renamed);

    await person.placeCursorBefore(asked);
    await person.press("Alt+ArrowDown Alt+ArrowDown");
    await expectCoded(person, ...renamed);
    const [first] = await shown(person);
    await person.runCommand("Format Document");
    const wrapped = [
      ...renamed.slice(0, 2),
      "and he asks\nwhether it could be done by the end of the week",
      "Nobody asks how we are\ndoing",
      cheap,
    ];
    await expectCoded(person, ...wrapped);
    assert.notEqual((await shown(person))[0], first);
    await keepsTheLaw(person, "r3.md", wrapped);
  });

  it("replaced with the same words across files, some of which are not open", async () => {
    const other = "# R4\n\nR4: The price is what they want to hear, a number and no more.\n";
    const made = codedStudy({ "r3.md": interview, "r4.md": other }, [
      ...coded("r3.md", call, asked, cheap),
      ...coded("r4.md", "what they want to hear, a number", "and no more"),
    ]);
    const person = await emic.open(made, { settings });
    await person.openDocument("r3.md");
    await expectCoded(person, call, asked, cheap);
    await replaceEverywhere(person, "a number", "some figure or other");
    await eventually(
      () => Promise.resolve(wordsOnDisk(person, "ana", "r4.md")),
      ["what they want to hear, some figure or other", "and no more"],
    );
    await person.openDocument("r4.md");
    await expectCoded(person, "what they want to hear, some figure or other", "and no more");
    await person.openDocument("r3.md");
    const words = ["They only call when they want some figure or other", asked, cheap];
    await expectCoded(person, ...words);
    await keepsTheLaw(person, "r3.md", words);
  });

  it("changed on disk by another program, also while there are unsaved edits, and reverted", async () => {
    const made = codedStudy({ "r3.md": interview }, coded("r3.md", call, asked, cheap));
    const person = await emic.open(made, { settings });
    await person.openDocument("r3.md");
    await expectCoded(person, call, asked, cheap);
    const before = person.study.read("codings/ana/r3.md.jsonl");
    const pulled = interview
      .replace("# R3", "# R3, checked against the recording")
      .replace(`R3: ${call}.\n\n`, "")
      .replace("That was", `R3: ${call}.\n\nThat was`);
    person.study.write("r3.md", pulled);
    await eventually(async () => (await person.text()).includes("checked against"), true);
    await expectCoded(person, call, asked, cheap);
    assert.deepEqual((await shown(person)).map((one) => one.split(":")[0]).sort(), ["3", "7", "9"]);
    assert.equal(person.study.read("codings/ana/r3.md.jsonl"), before);

    await person.placeCursorBefore("how we are");
    await person.type("just ");
    await person.placeCursorAfter("# R3");
    await person.type(" again");
    const edited = "Nobody asks just how we are doing";
    await expectCoded(person, call, edited, cheap);
    const inBuffer = await shown(person);
    person.study.write("r3.md", interview.replace("# R3", "# R3\n\nAnother line."));
    await person.select("That was all");
    await person.press("Alt+A");
    await person.awaitQuickPick();
    await person.type("taken");
    await person.press("Enter");
    await expectCoded(person, call, edited, cheap, "That was all");
    assert.deepEqual(
      (await shown(person)).filter((one) => !one.includes("That was")),
      inBuffer,
    );

    await person.runCommand("File: Revert File");
    await eventually(async () => (await person.text()).includes("Another line"), true);
    await expectCoded(person, call, asked, cheap, "That was all");
    await keepsTheLaw(person, "r3.md", [call, asked, cheap, "That was all"]);
  });

  it("in any script, with emoji, tabs, Windows line ends and a byte-order mark", async () => {
    const lines = [
      "# Ré 👩‍👧",
      "",
      "R3:\tMein Größter 👍🏽 war das für שלום עולם, ganz ehrlich.",
      "",
      "R3: Cafe\u0301 🧑‍🌾 ist teuer,\tsagt 王さん 😀 immer.",
      "",
      "Schluss 🏁",
      "",
    ];
    const first = "Mein Größter 👍🏽 war das";
    const second = "Cafe\u0301 🧑‍🌾 ist teuer";
    const third = "sagt 王さん 😀 immer";
    const made = codedStudy(
      { "r3.md": lines.join("\n") },
      coded("r3.md", first, second, third, "עולם, ganz"),
    );
    made.write("r3.md", `\uFEFF${lines.join("\r\n")}`);
    const person = await emic.open(made, { settings });
    await person.openDocument("r3.md");
    const seen = async (...words: string[]) => {
      const all = (await person.highlights()).map(({ text }) => text);
      return words.filter((one) => all.includes(one));
    };
    // Words that are read from right to left can't be told apart on screen.
    await eventually(() => seen(first, second, third), [first, second, third]);
    await person.placeCursorAfter("# Ré");
    await person.type(" 😀 und so");
    await person.press("Enter");
    await person.type("weiter");
    await eventually(async () => (await person.text()).includes("und so\nweiter"), true);
    await person.placeCursorBefore("Größter");
    await person.type("aller");
    const grown = "Mein allerGrößter 👍🏽 war das";
    const taken = await cutParagraph(person, "R3: Cafe");
    await person.placeCursorBefore("Schluss");
    await person.paste(taken);
    await eventually(() => seen(grown, second, third), [grown, second, third]);
    await keepsTheLaw(person, "r3.md", [grown, second, third, "עולם, ganz"]);
    const saved = person.study.read("r3.md");
    assert.equal(saved.split("weiter")[0], "\uFEFF# Ré 😀 und so\r\n");
    assert.equal(/[^\r]\n/.test(saved), false);
  });
});

/** Replaces words in all files of the study through VS Code's search. */
async function replaceEverywhere(person: Person, words: string, by: string): Promise<void> {
  await person.runCommand("Search: Replace in Files");
  const view = person.page.locator(".search-view");
  await view.locator(".search-container textarea").first().fill(words);
  await view.locator(".replace-container textarea").first().fill(by);
  await view.locator(".message", { hasText: "2 results in 2 files" }).waitFor();
  await view.getByRole("button", { name: /^Replace All/ }).click();
  await person.page.locator(".monaco-dialog-box").waitFor();
  await person.pressDialogButton("Replace");
}

describeInVsCode("A hundred codings by three coders", (emic) => {
  const coders = ["ana", "ben", "carla"] as const;
  const sentence = (at: number) => `Sentence ${at} tells what happened on day ${at * 7}`;
  const paragraphs = Array.from({ length: 100 }, (_, at) => `R${at % 9}: ${sentence(at)}, more or less.`);
  const text = `# A long day\n\n${paragraphs.join("\n\n")}\n`;
  const codings = paragraphs.map((_, at): Coded => [coders[at % 3]!, "day.md", sentence(at), "taken"]);

  it("stay byte for byte as they are when a typo above them is mended; an edit within one changes its owner's line", async () => {
    const person = await emic.open(codedStudy({ "day.md": text }, codings), { settings });
    const linesOf = (coder: string) => person.study.read(`codings/${coder}/day.md.jsonl`).split("\n");
    const files = () => Promise.resolve(coders.map(linesOf));
    const before = await files();
    await person.openDocument("day.md");
    await person.expectHighlights(...paragraphs.slice(0, 18).map((_, at) => sentence(at)));
    await person.placeCursorAfter("# A long day");
    await person.type(", and a night");
    await person.save();
    await person.placeCursorBefore("tells what happened on day 7,");
    await person.type("(Ben's) ");
    await person.save();
    // What was asked for before this is done then.
    await person.runCommand("Emic: Undo Coding");
    assert.deepEqual(await files(), before);

    await person.placeCursorBefore("tells what happened on day 21,");
    await person.type("hardly ");
    await person.save();
    const changed = sentence(3).replace("tells", "hardly tells");
    await eventually(async () => (await files())[0]!.filter((line, at) => line !== before[0]![at]).length, 1);
    const own = (await files())[0]!;
    const at = own.findIndex((line) => line.includes(idOfCoding(3)));
    assert.equal((JSON.parse(own[at]!) as { quote: string }).quote, changed);
    const others = (lines: readonly string[]) => lines.filter((_, number) => number !== at);
    assert.deepEqual(others(own), others(before[0]!));
    assert.deepEqual((await files()).slice(1), before.slice(1));
    const words = paragraphs.flatMap((_, n) => (n % 3 === 0 ? [n === 3 ? changed : sentence(n)] : []));
    await person.press("Ctrl+Home");
    await keepsTheLaw(person, "day.md", words);
    assert.deepEqual((await files()).slice(1), before.slice(1));
  });
});
