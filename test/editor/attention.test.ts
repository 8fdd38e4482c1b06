import assert from "node:assert/strict";
import { codedStudy, idOfCoding } from "./coded-study.js";
import {
  describeInBothHosts,
  describeInVsCode,
  eventually,
  type Person,
  type Study,
  until,
} from "./driver/index.js";

const settings = { "emic.coder": "ana" };

const before = [
  "# R3",
  "",
  "R3: They only call when they want a number. Nobody asks how we are doing.",
  "",
  "I: And the price?",
  "",
  "R3: We buy where it is cheap, and we say so. I told them that in March.",
  "",
].join("\n");

/** Ana coded three passages and Ben one; then somebody went over the transcript outside of the editor. */
function edited(): Study {
  const made = codedStudy(
    { "r3.md": before, "codebook.yaml": "codes:\n  - id: taken\n    name: Taken for granted\n" },
    [
      ["ana", "r3.md", "They only call when they want a number", "taken"],
      ["ana", "r3.md", "We buy where it is cheap", "taken"],
      ["ana", "r3.md", "I told them that in March", "taken"],
      ["ben", "r3.md", "Nobody asks how we are doing", "taken"],
    ],
  );
  made.write(
    "r3.md",
    before
      .replace("only call", "only ever call")
      .replace("Nobody asks how we are doing", "Nobody asks how we all are doing")
      .replace("We buy where it is cheap", "We buy where things are cheap")
      .replace("I told them that in March.", "So there."),
  );
  return made;
}

const rows = [
  "r3.md  4",
  "  “They only call when they want a number”  edited · Taken for granted",
  "  “Nobody asks how we are doing”  edited · Taken for granted · ben",
  "  “We buy where it is cheap”  edited · Taken for granted",
  "  “I told them that in March”  place not found · Taken for granted",
];

async function open(person: Person): Promise<void> {
  await person.openDocument("r3.md");
  await person.expectStatus("ana");
  await person.openView("Codes");
  await person.page.locator(".pane-header", { hasText: "Needs attention" }).waitFor();
  await person.openView("Needs attention");
  await person.expectTree("Needs attention", rows);
}

/** Ana's line about the nth coding, as data. */
function lineOf(person: Person, number: number): { start: number; quote: string } | undefined {
  const lines = person.study.read("codings/ana/r3.md.jsonl").split("\n");
  const line = lines.find((one) => one.includes(idOfCoding(number)));
  return line === undefined ? undefined : (JSON.parse(line) as { start: number; quote: string });
}

/** What VS Code's light bulb offers at the cursor. */
async function quickFixes(person: Person): Promise<string[]> {
  const rows = person.page.locator(".action-widget .monaco-list-row.action");
  // Asked for before the passage is marked there is none, and nothing opens.
  const ask = async () => {
    if (!(await rows.first().isVisible())) await person.press("Ctrl+.");
    return rows.allInnerTexts();
  };
  return until(ask, (all) => all.length > 0, "something to do about it");
}

describeInBothHosts("What needs attention", (emic) => {
  it("is listed with the words as they were, and accepted one by one or all that are clear", async () => {
    const person = await emic.open(edited(), { settings });
    await open(person);
    const theirs = person.study.read("codings/ben/r3.md.jsonl");
    await person.treeRow("Needs attention", "“They only call when they want a number”").hover();
    const hover = person.page.locator(".monaco-hover:visible", { hasText: "Crossed out" });
    await hover.waitFor();
    assert.equal(await hover.locator("strong").last().innerText(), "ever");
    await person.screenshot("attention-light");
    await person.screenshot("attention-dark", { theme: "dark" });
    await person.treeRow("Needs attention", "“They only call when they want a number”").click();
    await person.expectStatus(`${"They only ever call when they want a number".length} selected`);
    await person.walkTo("Needs attention", "“They only call when they want a number”");
    await person.press("Ctrl+Enter");
    await person.expectTree("Needs attention", ["r3.md  3", ...rows.slice(2)]);
    await eventually(
      () => Promise.resolve(lineOf(person, 0)?.quote),
      "They only ever call when they want a number",
    );
    await person.runCommand("Emic: Accept All Clear Places");
    await person.expectTree("Needs attention", ["r3.md  2", rows[2]!, rows[4]!]);
    assert.equal(lineOf(person, 1)?.quote, "We buy where things are cheap");
    assert.equal(person.study.read("codings/ben/r3.md.jsonl"), theirs);
    await person.reload();
    await person.expectTree("Needs attention", ["r3.md  2", rows[2]!, rows[4]!]);
    await person.expectHighlights(
      "They only ever call when they want a number",
      "Nobody asks how we all are doing",
      "We buy where things are cheap",
    );
  });
});

describeInVsCode("What needs attention", (emic) => {
  it("is attached to the selection, removed, and taken back", async () => {
    const person = await emic.open(edited(), { settings });
    await open(person);
    await person.select("So there");
    await person.walkTo("Needs attention", "“I told them that in March”");
    await person.press("Ctrl+Shift+Enter");
    await until(
      () => person.readTree("Needs attention"),
      (now) => now.length === 4,
      "three passages left",
    );
    assert.equal(lineOf(person, 2)?.quote, "So there");
    await person.walkTo("Needs attention", "“We buy where it is cheap”");
    await person.press("Delete");
    await person.expectTree("Needs attention", ["r3.md  2", rows[1]!, rows[2]!]);
    await person.runCommand("Emic: Undo Coding");
    await person.expectTree("Needs attention", ["r3.md  3", rows[1]!, rows[2]!, rows[3]!]);
  });

  it("stands in the Problems panel as well, and is settled there", async () => {
    const person = await emic.open(edited(), { settings });
    await open(person);
    await person.expectProblems(
      "A passage coded “Taken for granted” stood about here; its place was not found.",
      "This passage, coded “Taken for granted”, was edited. Is this still the place?",
      "This passage, coded “Taken for granted”, was edited. Is this still the place?",
    );
    await person.openDocument("r3.md");
    await person.placeCursorBefore("ever call");
    const fixes = await quickFixes(person);
    assert.deepEqual(fixes, ["Accept Place", "Choose Another Place…", "Remove Passage"]);
    await person.screenshot("quick-fix-light", { theme: "light" });
    await person.press("Enter");
    await eventually(
      () => Promise.resolve(lineOf(person, 0)?.quote),
      "They only ever call when they want a number",
    );

    await person.select("So there");
    assert.equal((await quickFixes(person))[0], "Attach to Selection");
    await person.press("Enter");
    await eventually(() => Promise.resolve(lineOf(person, 2)?.quote), "So there");
    await person.expectProblems(
      "This passage, coded “Taken for granted”, was edited. Is this still the place?",
    );
  });

  it("is nothing where nothing was edited: the view is not there", async () => {
    const made = codedStudy({ "r3.md": before }, [["ana", "r3.md", "Nobody asks how we are doing", "taken"]]);
    const person = await emic.open(made, { settings });
    await person.openDocument("r3.md");
    await person.openView("Codes");
    await person.expectHighlights("Nobody asks how we are doing");
    assert.equal(await person.page.locator(".pane-header", { hasText: "Needs attention" }).count(), 0);
    made.write("r3.md", before.replace("Nobody asks", "Nobody ever asks"));
    await person.page.locator(".pane-header", { hasText: "Needs attention" }).waitFor();
  });
});
