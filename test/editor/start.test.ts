import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import type { Locator } from "playwright-core";
import { starterCodebook, starters } from "../../src/core/study/format/codebook/starters";
import { apply, expectCoded } from "./apply.js";
import {
  copyOf,
  describeInBothHosts,
  describeInVsCode,
  eventually,
  type Person,
  study,
  until,
} from "./driver/index.js";
import { awaitWorkbench } from "./driver/workbench.js";
import { forbidWriting } from "./read-only.js";

const settings = { "emic.coder": "ana" };
const options = { settings, alone: true };
const plain = { "r3.md": "# R3\n\nR3: They only call when they want a number.\n" };
const attributes = "codings/**/*.jsonl text eol=lf merge=union\n";
const reading = { "editor.lineHeight": 1.8, "editor.minimap.enabled": false };
const back = "Ctrl+Alt+-";

/** Waits for the question at a step. */
function question(person: Person, step: string) {
  return person.awaitQuickPick(({ title }) => title === `New Study (${step})`);
}

/** Chooses a row by its first letters, the keyboard alone. */
async function choose(person: Person, typed: string): Promise<void> {
  await person.type(typed);
  await person.awaitQuickPick(({ value, items }) => value === typed && items[0]?.focused === true);
  await person.press("Enter");
}

/** Waits until the folder holds these files and no others. */
function expectFiles({ study }: Person, ...files: string[]): Promise<void> {
  return eventually(() => Promise.resolve(study.files()), files.sort());
}

/** What the folder's own settings say of Markdown. */
function markdownSettings(person: Person): unknown {
  const file = ".vscode/settings.json";
  if (!person.study.exists(file)) return undefined;
  const text = person.study.read(file);
  return text === "" ? undefined : (JSON.parse(text) as Record<string, unknown>)["[markdown]"];
}

describeInBothHosts("A new study", (emic) => {
  it("is made by keyboard alone, going back and forth", async () => {
    const person = await emic.open(study(plain), options);
    await person.openDocument("r3.md");
    await person.runCommand("Emic: New Study…");
    const name = await question(person, "1/4");
    assert.equal(name.value, path.basename(person.study.folder));
    await person.type("  ");
    await person.press("Enter");
    await person.awaitQuickPick(({ message }) => message.startsWith("A name is needed."));
    await person.press("Ctrl+A");
    await person.type("Resellers");
    await person.press("Enter");

    const approach = await question(person, "2/4");
    const labels = approach.items.map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 7), labels.slice(0, 7).sort());
    assert.equal(labels.at(-1), "Decide later");
    assert.ok(!approach.items.some(({ focused }) => focused), "an approach is preset");
    assert.ok(approach.items.every(({ detail }) => detail.endsWith(".")));
    await person.screenshot("new-study-approach-light");
    await person.screenshot("new-study-approach-dark", { theme: "dark" });
    await person.press("Enter");
    await question(person, "2/4");
    await person.press(back);
    assert.equal((await question(person, "1/4")).value, "Resellers");
    await person.press("End");
    await person.type(" and what they want");
    await person.press("Enter");
    await question(person, "2/4");
    await choose(person, "grounded");

    await question(person, "3/4");
    await person.press(back);
    const again = await question(person, "2/4");
    assert.equal(again.items.find(({ focused }) => focused)?.label, "Grounded theory");
    await person.press("Enter");
    await question(person, "3/4");
    await person.screenshot("new-study-starter-light", { theme: "light" });
    await choose(person, "customer");
    await question(person, "4/4");
    await person.screenshot("new-study-reading-light");
    await choose(person, "easier");
    await person.expectNoQuickPick();

    await person.expectTree("Codes", Object.keys(starters.customers.codes));
    const said = await person.expectNotification("“Resellers and what they want” is ready. Select");
    assert.deepEqual(said.buttons, ["Apply Code"]);
    await person.screenshot("new-study-made-light");
    await person.screenshot("new-study-made-dark", { theme: "dark" });
    const { study: folder } = person;
    assert.equal(
      folder.read("emic.yaml"),
      '# Marks this folder as a study.\nname: "Resellers and what they want"\napproach: grounded\n',
    );
    assert.equal(folder.read("codebook.yaml"), starterCodebook(starters.customers));
    assert.equal(folder.read(".gitattributes"), attributes);
    await eventually(() => Promise.resolve(markdownSettings(person)), reading);
    assert.equal(folder.read("r3.md"), plain["r3.md"]);
    assert.equal((await person.notifications()).length, 1);

    await person.openDocument("r3.md");
    await apply(person, "They only call", "Relationship");
    await expectCoded(person, "They only call");
    assert.ok(!(await person.statusBar()).includes("Easier to read?"));
  });
});

describeInVsCode("A new study", (emic) => {
  it("may have no approach and no codes, and then the Codes view says what comes next", async () => {
    const person = await emic.open(study(plain), options);
    await person.runCommand("Emic: New Study…");
    await question(person, "1/4");
    await person.press("Enter");
    await question(person, "2/4");
    await choose(person, "decide");
    await question(person, "3/4");
    await choose(person, "no codes");
    await question(person, "4/4");
    await choose(person, "leave");
    await person.expectViewText("Codes", /^No codes yet\.[^]*Open Document/);
    await expectFiles(person, ".gitattributes", "emic.yaml", "r3.md");
    assert.deepEqual(await person.notifications(), []);
  });

  it("is given up with Escape at any question, and nothing is written", async () => {
    const person = await emic.open(study(plain), options);
    const answers = ["", "content", "interview"];
    for (const given of [0, 1, 2, 3]) {
      await person.runCommand("Emic: New Study…");
      for (let at = 0; at < given; at++) {
        await question(person, `${at + 1}/4`);
        if (at === 0) await person.press("Enter");
        else await choose(person, answers[at]!);
      }
      await question(person, `${given + 1}/4`);
      await person.press("Escape");
      await person.expectNoQuickPick();
    }
    assert.deepEqual(person.study.files(), ["r3.md"]);
    assert.deepEqual(await person.notifications(), []);
  });

  it("is not made where a study is already: it says so, and leads to its settings", async () => {
    const person = await emic.open(study({ ...plain, "emic.yaml": "name: Ours\nlater: kept\n" }), options);
    await person.runCommand("Emic: New Study…");
    const said = await person.expectNotification(
      "This folder is a study already: “Ours”. Nothing was changed.",
    );
    assert.deepEqual(said.buttons, ["Open Study Settings"]);
    await person.screenshot("is-study-light");
    await person.pressNotificationButton("Open Study Settings");
    await person.expectOpen("emic.yaml");
    assert.equal(person.study.read("emic.yaml"), "name: Ours\nlater: kept\n");
    assert.deepEqual(person.study.files(), ["emic.yaml", "r3.md"]);
  });

  it("keeps a codebook that is there, and does not ask for another", async () => {
    const book = "codes:\n  - id: trust\n    name: Trust\n";
    const person = await emic.open(study({ ...plain, "codebook.yaml": book }), options);
    await person.runCommand("Emic: New Study…");
    await question(person, "1/3");
    await person.press("Enter");
    await question(person, "2/3");
    await choose(person, "content");
    await question(person, "3/3");
    await choose(person, "leave");
    await person.expectTree("Codes", ["Trust"]);
    const said = await person.expectNotification("is ready. Open a transcript or field note");
    assert.deepEqual(said.buttons, ["Open Document"]);
    await person.pressNotificationButton("Open Document");
    await person.awaitQuickPick(({ items }) => items[0]?.label === "r3.md" && items[0].focused);
    await person.press("Enter");
    await person.expectOpen("r3.md");
    assert.equal(person.study.read("codebook.yaml"), book);
  });

  it("says why it is refused in a folder that can't be written to, and is made when it can", async () => {
    const person = await emic.open(study(plain), options);
    const allow = forbidWriting(person.study.folder);
    try {
      await person.runCommand("Emic: New Study…");
      await question(person, "1/4");
      await person.press("Enter");
      await question(person, "2/4");
      await choose(person, "content");
      await question(person, "3/4");
      await choose(person, "interview");
      await question(person, "4/4");
      await choose(person, "leave");
      const said = await person.expectNotification("Not done: New Study.");
      assert.deepEqual(said.buttons, ["Try Again"]);
      await person.screenshot("new-study-refused-light");
      assert.deepEqual(person.study.files(), ["r3.md"]);
    } finally {
      allow();
    }
    await person.pressNotificationButton("Try Again");
    await expectFiles(person, ".gitattributes", "codebook.yaml", "emic.yaml", "r3.md");
    await person.expectTree("Codes", Object.keys(starters.interviews.codes));
  });

  it("begins without an open folder: it asks for one, and goes on in it", async () => {
    const person = await emic.open(study(plain), options);
    await closeFolder(person);
    await person.openView("Codes");
    await person.expectViewText("Codes", /Open Folder[^]*Open Sample Study/);
    await person.screenshot("no-folder-light");
    await person.screenshot("no-folder-dark", { theme: "dark" });
    await person.runCommand("Emic: New Study…");
    await chooseFolder(person, person.study.folder);
    await question(person, "1/3");
    await person.press("Enter");
    await question(person, "2/3");
    await choose(person, "content");
    await question(person, "3/3");
    await opening(person, () => choose(person, "interview"));
    await person.expectTree("Codes", Object.keys(starters.interviews.codes));
    await expectFiles(person, ".gitattributes", "codebook.yaml", "emic.yaml", "r3.md");
  });
});

/** Does what opens another folder, or none, in this window; comes back when it is open. */
async function opening(person: Person, act: () => Promise<void>): Promise<void> {
  const { page } = person;
  await page.evaluate(() => document.body.classList.add("before"));
  await act();
  await page.locator("body:not(.before)").waitFor();
  await awaitWorkbench(page);
}

function closeFolder(person: Person): Promise<void> {
  return opening(person, () => person.runCommand("Workspaces: Close Workspace"));
}

/** Gives a folder's path to VS Code's own dialog for folders. */
async function chooseFolder(person: Person, folder: string): Promise<void> {
  const { title } = await person.awaitQuickPick(
    ({ value, items }) => value.startsWith("/") && items.length > 0,
  );
  await person.page.locator(".quick-input-widget input.input").fill(`${folder}/`);
  // An Enter that comes before the folder is listed locks the dialog for good.
  const inside = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const listed = ["..", ...inside.map(({ name }) => name).sort()];
  const labels = async () => (await person.quickPick())?.items.map(({ label }) => label);
  await eventually(labels, listed);
  await person.press("Enter");
  await person.awaitNoQuickPick(title);
}

const offer = "Easier to read?";

describeInBothHosts("Reading settings", (emic) => {
  it("are left alone where people decline, and not offered again, after a reload neither", async () => {
    const person = await emic.open(study(plain), options);
    await person.openDocument("r3.md");
    await apply(person, "They only call", "Taken for granted");
    await person.expectStatus(offer);
    await person.runCommand("Emic: Reading Settings for Markdown…");
    await person.awaitQuickPick(({ items }) => items.length === 2);
    await person.press("ArrowDown");
    await person.press("Enter");
    await until(
      () => person.statusBar(),
      (texts) => !texts.includes(offer),
      "the offer to go",
    );
    await person.reload();
    await person.openDocument("r3.md");
    await apply(person, "want a number", "Taken for granted");
    await expectCoded(person, "They only call", "want a number");
    assert.ok(!(await person.statusBar()).includes(offer));
    assert.equal(markdownSettings(person), undefined);
  });
});

describeInVsCode("Reading settings", (emic) => {
  it("are offered in the status bar after the first coding, and made where people accept", async () => {
    const person = await emic.open(study(plain), options);
    await person.openDocument("r3.md");
    await person.expectStatus("Markdown");
    assert.ok(!(await person.statusBar()).includes(offer));
    await apply(person, "They only call", "Taken for granted");
    await person.expectStatus(offer);
    assert.deepEqual(await person.notifications(), []);
    await person.screenshot("reading-offer-light");
    await person.screenshot("reading-offer-dark", { theme: "dark" });
    await person.page.locator(".statusbar-item", { hasText: offer }).click();
    await person.awaitQuickPick(
      ({ title, items }) => title === "Reading Settings for Markdown" && items.length === 2,
    );
    await person.screenshot("reading-choice-light", { theme: "light" });
    await person.press("Enter");
    await eventually(() => Promise.resolve(markdownSettings(person)), reading);
    await until(
      () => person.statusBar(),
      (texts) => !texts.includes(offer),
      "the offer to go",
    );
    await expectCoded(person, "They only call");
    await person.screenshot("reading-made-light");
    await person.reload();
    await person.openDocument("r3.md");
    await apply(person, "want a number", "Taken for granted");
    await expectCoded(person, "They only call", "want a number");
    assert.ok(!(await person.statusBar()).includes(offer));
  });

  it("are not offered twice when nobody answers, keep what is set already, and can be made later", async () => {
    const own = { "[markdown]": { "editor.fontSize": 15 }, "editor.rulers": [80] };
    const files = { ...plain, ".vscode/settings.json": JSON.stringify(own) };
    const person = await emic.open(study(files), options);
    await person.openDocument("r3.md");
    await apply(person, "They only call", "Taken for granted");
    await person.expectStatus(offer);
    await person.reload();
    await person.openDocument("r3.md");
    await apply(person, "want a number", "Taken for granted");
    await expectCoded(person, "They only call", "want a number");
    assert.ok(!(await person.statusBar()).includes(offer));
    await person.runCommand("Emic: Reading Settings for Markdown…");
    await person.awaitQuickPick(({ items }) => items.length === 2);
    await person.press("Enter");
    await eventually(() => Promise.resolve(markdownSettings(person)), { ...own["[markdown]"], ...reading });
    assert.match(person.study.read(".vscode/settings.json"), /"editor\.rulers": ?\[\s*80/);
  });
});

const sample = copyOf("sample");

describeInBothHosts("The sample study, opened", (emic) => {
  it("is copied to where people want it, beside an earlier copy, and shows something to see", async () => {
    const person = await emic.open(study({ "emic-sample/mine.md": "Mine.\n" }), options);
    await closeFolder(person);
    await person.runCommand("Emic: Open Sample Study");
    await person.screenshot("sample-place-light");
    await opening(person, () => chooseFolder(person, person.study.folder));
    await eventually(
      () => Promise.resolve(person.study.files("emic-sample-2").length),
      sample.files().length,
    );
    for (const file of sample.files()) {
      assert.equal(person.study.read(`emic-sample-2/${file}`), sample.read(file), file);
    }
    assert.deepEqual(person.study.files("emic-sample"), ["emic-sample/mine.md"]);
    await until(
      () => person.readTree("Codes"),
      (rows) => rows.length > 3,
      "the sample's codes",
    );
    await expectTicked(person, "Open a study");
    await person.screenshot("sample-opened-light");
    await person.screenshot("sample-opened-dark", { theme: "dark" });
    await person.page.locator(".getting-started-step .monaco-button", { hasText: "Apply Code" }).click();
    await person.awaitQuickPick(({ title }) => title.startsWith("Code “"));
    await person.press("Escape");
    await person.expectNoQuickPick();
    await expectTicked(person, "Open a study", "Code a passage");
    assert.deepEqual(await person.notifications(), []);
    const walkthrough = person.page.locator(".tab", { hasText: "Walkthrough" });
    await walkthrough.click();
    await person.runCommand("View: Close Editor");
    await walkthrough.waitFor({ state: "detached" });
    await person.reload();
    await person.expectStatus("Ana Vidrik");
    await person.expectOpen("r1.md");
    assert.equal(await person.page.locator(".tab").count(), 1, "the walkthrough came back");
  });
});

describeInVsCode("The sample study, opened", (emic) => {
  it("is opened in place of a folder or beside it; who thinks better of it gets no copy", async () => {
    const person = await emic.open(study(plain), options);
    await person.runCommand("Emic: Open Sample Study");
    await person.awaitQuickPick(({ value }) => value.startsWith("/"));
    await person.press("Escape");
    await person.expectNoQuickPick();
    await person.runCommand("Emic: Open Sample Study");
    await chooseFolder(person, person.study.folder);
    const { items } = await person.awaitQuickPick(({ title }) => title === "Open Sample Study");
    assert.deepEqual(
      items.map(({ label }) => label),
      ["Open in a New Window", "Open in This Window"],
    );
    await person.press("Escape");
    await person.expectNoQuickPick();
    assert.deepEqual(person.study.files(), ["r3.md"]);
    await person.runCommand("Emic: Open Sample Study");
    await chooseFolder(person, person.study.folder);
    await person.awaitQuickPick(({ title }) => title === "Open Sample Study");
    await opening(person, () => choose(person, "this"));
    await until(
      () => person.readTree("Codes"),
      (rows) => rows.length > 3,
      "the sample's codes",
    );
  });

  it("says why it can't be copied, and leaves nothing behind", async () => {
    const person = await emic.open(study(plain), options);
    await closeFolder(person);
    const allow = forbidWriting(person.study.folder);
    try {
      await person.runCommand("Emic: Open Sample Study");
      await chooseFolder(person, person.study.folder);
      const said = await person.expectNotification("Not done: Open Sample Study.");
      assert.deepEqual(said.buttons, ["Try Again"]);
      await person.screenshot("sample-refused-light");
    } finally {
      allow();
    }
    assert.deepEqual(person.study.files(), ["r3.md"]);
    await opening(person, () => person.pressNotificationButton("Try Again"));
    assert.ok(person.study.exists("emic-sample/emic.yaml"));
  });
});

/** Waits until these steps of the walkthrough, and no others, are ticked. */
function expectTicked({ page }: Person, ...titles: string[]): Promise<void> {
  const ticked = page.locator(".getting-started-step", {
    has: page.locator(".codicon-getting-started-step-checked"),
  });
  return eventually(() => ticked.locator(".step-title").allInnerTexts(), titles);
}

/** What a picture says to those who do not see it; empty until it can be seen. */
function shownIn(picture: Locator): Promise<string> {
  return picture.evaluateAll(
    ([image]) => (image instanceof HTMLImageElement && image.naturalWidth > 0 && image.alt) || "",
  );
}

describeInVsCode("The walkthrough", (emic) => {
  it("leads through five steps, each with a picture, buttons that work and a tick when it is done", async () => {
    const person = await emic.open(study(plain), options);
    const { page } = person;
    await person.openDocument("r3.md");
    await person.runCommand("Welcome: Open Walkthrough...");
    await person.awaitQuickPick(({ items }) => items.some(({ label }) => label === "First Steps with Emic"));
    await choose(person, "First Steps with Emic");
    const steps = page.locator(".getting-started-step");
    const titles = [
      "Open a study",
      "Code a passage",
      "See what is coded",
      "Note what you think",
      "Find your way through quotes",
    ];
    await eventually(() => steps.locator(".step-title").allInnerTexts(), titles);
    await expectTicked(person);
    const picture = page.locator(".getting-started-media img");
    const pictures = new Set<string>();
    for (const [at, title] of titles.entries()) {
      const step = page.locator(".getting-started-step", { hasText: title });
      await step.locator(".step-title").click();
      await step.locator(".monaco-button").first().waitFor();
      const alt = await until(
        () => shownIn(picture),
        (said) => said !== "" && !pictures.has(said),
        `the picture of “${title}”`,
      );
      pictures.add(alt);
      await person.screenshot(`walkthrough-${at + 1}-light`, { theme: "light" });
      await person.screenshot(`walkthrough-${at + 1}-dark`, { theme: "dark" });
    }
    const press = async (title: string, button: string) => {
      const step = page.locator(".getting-started-step", { hasText: title });
      await step.locator(".step-title").click();
      await step.locator(".monaco-button", { hasText: button }).click();
    };
    await press("Open a study", "Open Folder");
    await person.awaitQuickPick(({ title }) => title === "Open Folder");
    await person.press("Escape");
    await press("Open a study", "Open Sample Study");
    await person.awaitQuickPick(({ title }) => title === "Where to Put the Sample Study");
    await person.press("Escape");
    await person.expectNoQuickPick();
    await press("Code a passage", "Apply Code");
    await person.expectNotification("Open a transcript or field note, and select the words to code.");
    await press("See what is coded", "Show Codes");
    await person.expectViewText("Codes", /^No codes yet\./);
    await expectTicked(person, ...titles.slice(0, 3));
    await person.screenshot("walkthrough-ticked-light", { theme: "light" });
  });
});
