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
const calls = "They only call when they want a number";
const asks = "Nobody asks how we are doing";

const interview = ["# R3", "", `R3: ${calls}. ${asks}.`, "", "I: And the price?", ""].join("\n");

/** What two coders found in an interview, and a memo and a theme that lead to it. */
function coded(): Study {
  const made = codedStudy(
    {
      "interviews/r3.md": interview,
      "interviews/r4.md": "# R4\n\nR4: We buy where it is cheap.\n",
      "codebook.yaml": "codes:\n  - id: taken\n    name: Taken for granted\n",
      "memos/march.md": `# March\n\n> ${calls} — [P03](../interviews/r3.md#emic-${idOfCoding(0)})\n`,
      "themes/taken.md": "---\nstatus: kept\n---\n# Taken\n\nSee [the third](.././interviews/r3.md).\n",
    },
    [
      ["ana", "interviews/r3.md", calls, "taken"],
      ["ben", "interviews/r3.md", asks, "taken"],
    ],
  );
  return made;
}

function snapshot(made: Study): Record<string, string> {
  return Object.fromEntries(made.files().map((file) => [file, made.read(file)]));
}

/** Renames the open document in the Explorer, or with `folder` the folder that it is in. */
async function rename(person: Person, name: string, { folder = false } = {}): Promise<void> {
  const box = person.page.locator(".explorer-folders-view input");
  // Files that were written just now refresh the Explorer, which goes back to the open document and takes the box away;
  // a person would begin again.
  for (let attempt = 0; ; attempt++) {
    await revealInExplorer(person);
    if (folder) await person.press("ArrowLeft");
    await person.press("F2");
    try {
      await box.waitFor({ timeout: 5_000 });
      const isDocument = (await box.inputValue({ timeout: 1_000 })).endsWith(".md");
      if (isDocument === folder) throw new Error("Something else is in focus in the Explorer.");
      await box.fill(name, { timeout: 1_000 });
      break;
    } catch (error) {
      if (attempt === 3) throw error;
      await person.press("Escape");
    }
  }
  await person.press("Enter");
}

async function revealInExplorer(person: Person): Promise<void> {
  await person.runCommand("File: Reveal Active File in Explorer View");
  const list = person.page.locator(".explorer-folders-view .monaco-list");
  await list.and(person.page.locator(":focus")).waitFor();
}

/** Takes back what was done last in the Explorer. */
async function undoInExplorer(person: Person): Promise<void> {
  await revealInExplorer(person);
  await person.press("Ctrl+Z");
}

describeInBothHosts("A document renamed in VS Code", (emic) => {
  it("takes everybody's codings and the links to it along, and brings them back when that is undone", async () => {
    const person = await emic.open(coded(), { settings: { ...settings, "explorer.confirmUndo": "light" } });
    const before = snapshot(person.study);
    await person.openDocument("interviews/r3.md");
    await person.expectHighlights(calls, asks);

    await rename(person, "reseller three.md");
    await eventually(
      () => Promise.resolve(person.study.files("codings")),
      ["codings/ana/interviews/reseller three.md.jsonl", "codings/ben/interviews/reseller three.md.jsonl"],
    );
    await person.expectHighlights(calls, asks);
    const id = idOfCoding(0);
    await eventually(
      () => Promise.resolve(person.study.read("memos/march.md").split("\n")[2]),
      `> ${calls} — [P03](../interviews/reseller%20three.md#emic-${id})`,
    );
    assert.match(
      person.study.read("themes/taken.md"),
      /\[the third\]\(\.\.\/interviews\/reseller%20three\.md\)/,
    );

    await rename(person, "talks", { folder: true });
    await eventually(
      () => Promise.resolve(person.study.files("codings")),
      ["codings/ana/talks/reseller three.md.jsonl", "codings/ben/talks/reseller three.md.jsonl"],
    );
    assert.equal(
      person.study.read("codings/ana/talks/reseller three.md.jsonl"),
      before["codings/ana/interviews/r3.md.jsonl"],
    );
    await person.expectHighlights(calls, asks);
    assert.match(person.study.read("memos/march.md"), /\.\.\/talks\/reseller%20three\.md/);

    await person.reload();
    await person.expectHighlights(calls, asks);
    assert.deepEqual(await person.notifications(), []);
    await rename(person, "interviews", { folder: true });
    await until(
      () => Promise.resolve(person.study.files("codings/ben")),
      ([file]) => file === "codings/ben/interviews/reseller three.md.jsonl",
      "the codings to come along",
    );
    await rename(person, "r3 again.md");
    await eventually(
      () => Promise.resolve(person.study.exists("codings/ben/interviews/r3 again.md.jsonl")),
      true,
    );
    await eventually(
      () => Promise.resolve(person.study.read("themes/taken.md").includes("r3%20again.md")),
      true,
    );
    await undoInExplorer(person);
    await eventually(
      () => Promise.resolve(person.study.exists("codings/ben/interviews/reseller three.md.jsonl")),
      true,
    );
    await eventually(
      () => Promise.resolve(person.study.read("themes/taken.md").includes("reseller%20three.md")),
      true,
    );
    await person.expectHighlights(calls, asks);
  });
});

describeInVsCode("A document renamed in VS Code", (emic) => {
  it("keeps the places of what is typed in it and not saved", async () => {
    const person = await emic.open(coded(), { settings });
    await person.openDocument("interviews/r3.md");
    await person.expectHighlights(calls, asks);
    await person.placeCursorBefore("when they want");
    await person.type("late at night ");
    const changed = calls.replace("when", "late at night when");
    await person.expectHighlights(changed, asks);
    await rename(person, "r3 late.md");
    await eventually(
      () => Promise.resolve(person.study.exists("codings/ana/interviews/r3 late.md.jsonl")),
      true,
    );
    await person.expectHighlights(changed, asks);
    await person.save();
    await person.reload();
    await person.expectHighlights(changed, asks);
    assert.deepEqual(await person.problems(), []);
  });
});

describeInBothHosts("A document renamed outside of VS Code", (emic) => {
  it("is recognised by its words, and its codings are moved along where people say so", async () => {
    const person = await emic.open(coded(), { settings });
    const before = snapshot(person.study);
    await person.openDocument("interviews/r4.md");
    person.study.write("talks/first.md", interview);
    person.study.remove("interviews/r3.md");
    await person.expectNotification("interviews/r3.md is gone, and talks/first.md has its words.");
    await person.screenshot("gone-light", { theme: "light" });
    await person.screenshot("gone-dark", { theme: "dark" });
    await person.pressNotificationButton("Move Codings");
    await eventually(
      () => Promise.resolve(person.study.files("codings")),
      ["codings/ana/talks/first.md.jsonl", "codings/ben/talks/first.md.jsonl"],
    );
    await person.openDocument("talks/first.md");
    await person.expectHighlights(calls, asks);
    assert.match(person.study.read("memos/march.md"), /\.\.\/talks\/first\.md/);

    await person.runCommand("Emic: Undo Coding");
    await eventually(
      () => Promise.resolve(person.study.files("codings")),
      ["codings/ana/interviews/r3.md.jsonl", "codings/ben/interviews/r3.md.jsonl"],
    );
    assert.equal(person.study.read("themes/taken.md"), before["themes/taken.md"]);
  });
});

describeInVsCode("A document renamed outside of VS Code", (emic) => {
  it("stays listed until people say which document it has become", async () => {
    const study = coded();
    study.remove("interviews/r3.md");
    study.write("a.md", interview);
    study.write("b.md", interview);
    const person = await emic.open(study, { settings });
    await person.openDocument("interviews/r4.md");
    await person.openView("Codes");
    await person.page.locator(".pane-header", { hasText: "Needs attention" }).waitFor();
    await person.openView("Needs attention");
    await person.expectTree("Needs attention", [
      "interviews/r3.md  2 · the document is not there",
      `  “${calls}”  Taken for granted`,
      `  “${asks}”  Taken for granted · ben`,
    ]);
    await person.openMenu("Needs attention", "interviews/r3.md");
    await person.chooseFromMenu("Move Codings to Another Document…");
    const { items } = await person.awaitQuickPick(({ items }) => items.length === 3);
    assert.deepEqual(
      items.map(({ label, description }) => `${label} ${description}`),
      ["a.md has the same text", "b.md has the same text", "interviews/r4.md "],
    );
    await person.screenshot("become-light", { theme: "light" });
    await person.press("ArrowDown Enter");
    await person.openDocument("b.md");
    await person.expectHighlights(calls, asks);
    await person.reload();
    await person.expectHighlights(calls, asks);
    assert.deepEqual(study.files("codings"), ["codings/ana/b.md.jsonl", "codings/ben/b.md.jsonl"]);
  });
});
