import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describeInBothHosts, describeInVsCode, eventually, type Person, until } from "./driver/index.js";
import { realTranscripts } from "./transcripts.js";

const document = "2020-09-15-steve-lee-of-square-crypto.md";
const sidecar = `codings/ana/${document}.jsonl`;
const settings = { "emic.coder": "ana", "[markdown]": { "editor.wordWrap": "on" } };

interface Line {
  id: string;
  code?: string;
  quote?: string;
  memo?: string;
  removed?: string;
  mark?: string;
}

function lines(person: Person): Line[] {
  if (!person.study.exists(sidecar)) return [];
  return person.study
    .read(sidecar)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
}

/** What the coder's file says now: each passage as `code: quote`, a memo after it. */
function said(person: Person): string[] {
  return lines(person)
    .filter(({ quote }) => quote !== undefined)
    .map(({ code, quote, memo }) => `${code ?? "–"}: ${quote!}${memo === undefined ? "" : ` / ${memo}`}`);
}

/** Waits until the file has so many passages. */
function expectPassages(person: Person, count: number): Promise<void> {
  return eventually(() => Promise.resolve(said(person).length), count);
}

function expectSaid(person: Person, ...wanted: string[]): Promise<string[]> {
  const all = (there: string[]) => wanted.every((one) => there.includes(one));
  return until(() => Promise.resolve(said(person)), all, wanted.join("; "));
}

/** Opens the list of codes, types and confirms, as people do who know what they want. */
async function code(person: Person, typed: string, confirm = "Enter"): Promise<void> {
  await person.press("Alt+A");
  await person.awaitQuickPick(({ title }) => title.startsWith("Code "));
  await person.type(typed);
  await person.press(confirm);
}

/** Counts the mouse's events from now on. */
async function watchMouse(person: Person): Promise<() => Promise<number>> {
  await person.page.evaluate(() => {
    const counted = window as unknown as { mouse: number };
    counted.mouse = 0;
    for (const kind of ["mousedown", "pointerdown", "click", "wheel", "contextmenu"])
      window.addEventListener(kind, (event) => event.isTrusted && counted.mouse++, true);
  });
  return () => person.page.evaluate(() => (window as unknown as { mouse: number }).mouse);
}

describeInBothHosts("An hour of coding", (emic) => {
  it("is done by mouse as well, names and memos aside", async function () {
    const person = await emic.open(realTranscripts(this), { settings });
    await person.openDocument(document);
    const fromMenu = async (words: string, entry: string) => {
      // Words that are selected would be dragged away.
      await person.clickOn("Welcome back");
      await person.drag(words);
      await person.clickOn(words, { button: "right" });
      await person.chooseFromMenu(entry);
    };
    const click = async (label: string) => {
      await person.awaitQuickPick(({ items }) => items.some((item) => item.label === label));
      await person.page.locator(".quick-input-list .monaco-list-row", { hasText: label }).first().click();
    };

    await fromMenu("very busy", "Apply Code…");
    await person.awaitQuickPick();
    await person.type("Busy");
    await click("New code");
    await expectSaid(person, "busy: very busy");
    await fromMenu("the grants going", "Apply Code…");
    await click("Busy");
    await expectSaid(person, "busy: the grants going");
    await fromMenu("crypto patent stuff", "Code In Vivo");
    await expectSaid(person, "crypto-patent-stuff: crypto patent stuff");
    await fromMenu("a bit busy", "Apply Last Code");
    await expectPassages(person, 4);
    await fromMenu("been hard at work with on that", "Add Comment…");
    await person.awaitQuickPick(({ title }) => title.startsWith("Comment on"));
    await person.type("Again");
    await person.press("Enter");
    await expectSaid(person, "–: been hard at work with on that / Again");

    // What a hover offers.
    await person.hover("at work");
    await person.page.locator(".monaco-hover a", { hasText: "Make It a Coding" }).click();
    await click("Busy");
    await expectSaid(person, "busy: been hard at work with on that / Again");
    await fromMenu("hard at work with on that", "Set Boundaries of Coding");
    await expectSaid(person, "busy: hard at work with on that / Again");
    await fromMenu("at work", "Recode…");
    await click("“crypto patent stuff”");
    await expectSaid(person, "crypto-patent-stuff: hard at work with on that / Again");
    await fromMenu("at work", "Remove Code…");
    await expectPassages(person, 4);
    await fromMenu("at work", "Undo Coding");
    await expectPassages(person, 5);
    await fromMenu("at work", "Mark Document as Coded or Not");
    await eventually(() => Promise.resolve(lines(person).filter(({ mark }) => mark).length), 1);
  });
});

describeInVsCode("An hour of coding", (emic) => {
  it("is done by keyboard alone", async function () {
    const person = await emic.open(realTranscripts(this), { settings });
    const mouse = await watchMouse(person);
    await person.openDocument(document);

    // The first code of all, on words that were selected.
    await person.select("the keys have to be hot");
    await code(person, "Keys");
    await expectSaid(person, "keys: the keys have to be hot");

    // The sentence at the cursor, under a new code below another; then the turn, by the key pressed again.
    await person.placeCursorBefore("So what is the lightning signer project");
    await code(person, "Keys > Signing");
    await expectSaid(person, "signing: So what is the lightning signer project?");
    await person.placeCursorBefore("Glad the glad to be here");
    await person.press("Alt+A");
    await person.awaitQuickPick(({ title }) => title === "Code “Glad the glad to be here,”");
    await person.press("Alt+A");
    await person.awaitQuickPick(({ title }) => title.includes("Thank you so much."));
    await person.type("Thanks");
    await person.press("Enter");
    await expectSaid(person, "thanks: Thank you so much. Glad the glad to be here,");

    // Two codes on one passage without leaving the list, then one of them taken away again.
    await person.select("Welcome back to the show.");
    await code(person, "Thanks", "Alt+Shift+A");
    await expectPassages(person, 4);
    await person.awaitQuickPick(({ value }) => value === "");
    await person.type("Rapport");
    await person.press("Enter");
    await expectSaid(person, "thanks: Welcome back to the show.", "rapport: Welcome back to the show.");
    await code(person, "Thanks");
    await expectPassages(person, 4);
    await eventually(() => Promise.resolve(lines(person).filter(({ removed }) => removed).length), 1);

    // The participant's own words name a code; the last code is applied again.
    await person.select("warm wallet");
    await person.press("Alt+I");
    await expectSaid(person, "warm-wallet: warm wallet");
    await person.placeCursorBefore("the lightning signer project");
    await person.press("Alt+U");
    await person.press("Alt+Q");
    await expectPassages(person, 6);

    // Undone and done again, in step with the text.
    await person.press("Ctrl+Z");
    await expectPassages(person, 5);
    await person.press("Ctrl+Y");
    await expectPassages(person, 6);

    // A comment, its memo mended, made a coding by one key and a name.
    await person.select("I’ve lost count");
    await person.press("Alt+Shift+M");
    await person.awaitQuickPick(({ title }) => title.startsWith("Comment on"));
    await person.type("Proud, or worn out");
    await person.press("Enter");
    await expectSaid(person, "–: I’ve lost count / Proud, or worn out");
    await person.press("Alt+M");
    await person.awaitQuickPick(({ value }) => value === "Proud, or worn out");
    await person.type("?");
    await person.press("Enter");
    await expectSaid(person, "–: I’ve lost count / Proud, or worn out?");
    await person.press("Alt+O");
    await person.awaitQuickPick(({ title }) => title.startsWith("Make the comment"));
    await person.type("Pride");
    await person.awaitQuickPick(
      ({ items }) => items[0]?.label === "New code" && items[0].description === "“Pride”",
    );
    await person.press("Enter");
    await expectSaid(person, "pride: I’ve lost count / Proud, or worn out?");

    // Other boundaries, another code.
    await person.select("I’ve lost count of how many");
    await person.press("Alt+B");
    await expectSaid(person, "pride: I’ve lost count of how many / Proud, or worn out?");
    await person.press("Alt+O");
    await person.awaitQuickPick(({ title }) => title.startsWith("Instead of “Pride”"));
    await person.type("rapp");
    await person.press("Enter");
    await expectSaid(person, "rapport: I’ve lost count of how many / Proud, or worn out?");

    // Keys of their own for two codes; then sentence by sentence.
    for (const [name, key] of [
      ["Rapport", "r"],
      ["Signing", "s"],
    ] as const) {
      await person.runCommand("Emic: Set Quick Key…");
      await person.awaitQuickPick(({ title }) => title.startsWith("Quick key for which"));
      await person.type(name);
      await person.awaitQuickPick(({ items }) => items[0]?.label === name);
      await person.press("Enter");
      await person.awaitQuickPick(({ title }) => title === `Quick key for “${name}”`);
      await person.type(key);
      await person.press("Enter");
      await person.expectNoQuickPick();
    }
    await person.placeCursorBefore("Yeah, I think with last time we spoke");
    await person.press("Alt+K");
    await person.expectStatus("Coding mode");
    let passages = said(person).length;
    for (let number = 0; number < 58; number++) {
      await person.press("ArrowRight");
      await person.press(number % 3 === 0 ? "S" : "R");
      await expectPassages(person, ++passages);
    }
    const text = await person.text();
    await person.screenshot("coding-mode");
    // A letter without a code opens the list; Escape leaves that, and the next one the mode.
    await person.press("ArrowRight");
    await person.press("K");
    await person.awaitQuickPick(({ value }) => value === "k");
    await person.press("Enter");
    await expectPassages(person, ++passages);
    await person.press("Backspace");
    await expectPassages(person, --passages);
    for (let number = 0; number < 3; number++) await person.press("Ctrl+Z");
    await expectPassages(person, passages - 1);
    await person.press("Escape");
    await until(
      () => person.statusBar(),
      (texts) => !texts.some((one) => one.includes("Coding mode")),
      "coding mode to end",
    );
    assert.equal(await person.hasUnsavedChanges(), false);
    assert.equal(text.includes("Steve Lee:"), true);

    // A letter typed right before Ctrl+Z is what is undone, not the coding before it.
    await person.select("Twitter is probably the best place");
    await code(person, "Signing");
    await expectPassages(person, passages);
    await person.press("ArrowRight");
    await person.type("#");
    await person.press("Ctrl+Z");
    await person.expectText((await person.text()).replace("#", ""));
    await expectPassages(person, passages);
    await person.press("Ctrl+Z");
    await expectPassages(person, passages - 1);
    await person.press("Ctrl+Y");
    await expectPassages(person, passages);

    // Going through what is coded; the document marked.
    await person.press("Ctrl+Home");
    await person.press("Alt+N");
    await eventually(() => person.selection(), "Welcome back to the show.");
    await person.press("Alt+Shift+N");
    await person.runCommand("Emic: Mark Document as Coded or Not");
    await eventually(() => Promise.resolve(lines(person).filter(({ mark }) => mark).length), 1);

    assert.ok(said(person).length >= 60, `${said(person).length} passages`);
    assert.equal(await mouse(), 0);
    const checked = execFileSync(process.execPath, ["dist/cli.js", "check", person.study.folder], {
      encoding: "utf8",
    });
    assert.equal(checked.trim(), "");
    await person.reload();
    await person.press("Ctrl+Home");
    await until(
      () => person.highlights(),
      (there) => there.some((one) => one.text.includes("Welcome back")),
      "the codings after a reload",
    );
  });
});
