import assert from "node:assert/strict";
import { copyOf } from "../editor/driver/study.js";
import { eventually, openPanel, until, type Panel } from "./harness/index.js";

/** Presses Tab until the keyboard is at such a thing. */
async function walkTo({ page, keyboard }: Panel, selector: string): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    await keyboard.press("Tab");
  }
  throw new Error(`${selector} was not reached`);
}

/** What the cell that the keyboard is at says to those who can't see it. */
const cellHeard = ({ page }: Panel) => page.locator("[role=gridcell]:focus .spoken").allInnerTexts();
const name = async (panel: Panel) => (await cellHeard(panel)).map((words) => words.split(",")[0]);

describe("The Analysis panel by keyboard alone", () => {
  it("is searched from anywhere by Ctrl+F", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.keyboard.press("Control+f");
    await eventually(() => panel.search.evaluate((input) => input === document.activeElement), true);
    await panel.keyboard.type("envelope");
    await until(panel.found, (found) => !found.startsWith("329"), "what was found");
    for (const words of await panel.said()) assert.match(words, /envelope/i);
    await panel.keyboard.press("Control+a");
    await panel.keyboard.press("Delete");
    await until(panel.found, (found) => found.startsWith("329"), "everything");
  });

  it("is walked through in the chart by arrows, and Enter and Space choose", async () => {
    const panel = await openPanel(copyOf("sample"));
    await walkTo(panel, "[role=gridcell]");
    assert.deepEqual(await name(panel), ["On the back of an envelope"]);
    await panel.keyboard.press("ArrowDown");
    assert.deepEqual(await name(panel), ["Knows the price"]);
    await panel.keyboard.press("Enter");
    await eventually(panel.title, "Knows the price");
    await panel.keyboard.press("End");
    assert.deepEqual(await name(panel), [(await panel.rows()).at(-1)]);
    await panel.keyboard.press("Home");
    await panel.keyboard.press("Space");
    await eventually(panel.title, "On the back of an envelope");
    await panel.keyboard.press("Alt+ArrowLeft");
    await eventually(panel.title, "Knows the price");
  });

  it("folds and unfolds rows by left and right, and left leads to the row above", async () => {
    const panel = await openPanel(copyOf("sample"));
    await walkTo(panel, "[role=gridcell]");
    await panel.keyboard.press("ArrowLeft");
    await eventually(() => panel.row("Knows the price").count(), 0);
    assert.equal(await panel.row("On the back of an envelope").getAttribute("aria-expanded"), "false");
    await panel.keyboard.press("ArrowRight");
    await eventually(() => panel.row("Knows the price").count(), 1);
    await panel.keyboard.press("ArrowDown");
    await panel.keyboard.press("ArrowLeft");
    assert.deepEqual(await name(panel), ["On the back of an envelope"]);
  });

  it("goes across the groups that are compared", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.press("Compare");
    await panel.person.choose("Compare", "Group");
    await until(panel.columns, (columns) => columns.length === 7, "the groups");
    await panel.cell("Knows the price").focus();
    for (let step = 0; step < 4; step++) await panel.keyboard.press("ArrowRight");
    await eventually(
      () => cellHeard(panel),
      ["Knows the price, lost: 1 of 1 participants, 3 coded passages"],
    );
    await panel.keyboard.press("Enter");
    await eventually(panel.title, "Knows the price · Group: lost");
    await panel.keyboard.press("ArrowLeft");
    await eventually(
      () => cellHeard(panel).then(([words]) => words!.split(":")[0]),
      "Knows the price, employee",
    );
  });

  it("is walked through quote by quote, to the first, the last, and the document", async () => {
    const panel = await openPanel(copyOf("sample"));
    await walkTo(panel, "article");
    const first = await panel.focused();
    const place = () => panel.page.locator("article:focus").getAttribute("aria-posinset");
    await panel.keyboard.press("ArrowDown");
    await eventually(place, "2");
    await panel.keyboard.press("ArrowUp");
    await eventually(panel.focused, first);
    await panel.keyboard.press("PageDown");
    await eventually(place, "6");
    await panel.keyboard.press("End");
    await eventually(place, "329");
    await until(panel.focused, (words) => words !== "" && words !== first, "the last quote");
    await panel.keyboard.press("Home");
    await eventually(panel.focused, first);
    await panel.keyboard.press("Enter");
    await until(
      () => panel.person.opened,
      ({ length }) => length === 1,
      "the document",
    );
  });

  it("marks quotes by Space, and takes the marked along by Ctrl+C and A", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.cell("Knows the price").click();
    await eventually(panel.title, "Knows the price");
    await panel.quotes.first().focus();
    await panel.keyboard.press("Space");
    await panel.keyboard.press("ArrowDown");
    await panel.keyboard.press("Space");
    await eventually(panel.found, "29 coded passages from 11 participants · 2 marked");
    await panel.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await panel.keyboard.press("Control+c");
    await eventually(() => panel.person.said, ["Copied: 2 quotes"]);
    await panel.keyboard.press("a");
    await panel.person.enter("New Collection", "What they know");
    await eventually(panel.collections, ["What they know\n2"]);
    await panel.quotes.first().focus();
    await panel.keyboard.press("Space");
    await eventually(panel.found, "29 coded passages from 11 participants · 1 marked");
  });

  it("orders a collection by Alt and arrows, takes out by Delete, and Ctrl+Z takes that back", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.cell("Knows the price").click();
    await eventually(panel.title, "Knows the price");
    await panel.quotes.first().focus();
    for (const key of ["Space", "ArrowDown", "Space", "ArrowDown", "Space", "a"])
      await panel.keyboard.press(key);
    await panel.person.enter("New Collection", "What they know");
    await panel.page.getByRole("button", { name: /^What they know/ }).focus();
    await panel.keyboard.press("Enter");
    await eventually(panel.title, "What they know");
    const [a, b, c] = await panel.said();
    await panel.quotes.first().focus();
    await panel.keyboard.press("Alt+ArrowDown");
    await eventually(panel.said, [b, a, c]);
    await panel.keyboard.press("Alt+ArrowDown");
    await eventually(panel.said, [b, c, a]);
    await panel.keyboard.press("Alt+ArrowDown");
    await panel.keyboard.press("Alt+ArrowUp");
    await eventually(panel.said, [b, a, c]);
    await panel.keyboard.press("Delete");
    await eventually(panel.said, [b, c]);
    await panel.keyboard.press("Control+z");
    await eventually(panel.said, [b, a, c]);
    await panel.keyboard.press("Control+y");
    await eventually(panel.said, [b, c]);
    assert.deepEqual(panel.person.said.slice(1), [
      "Undone: Take a quote out of “What they know”",
      "Redone: Take a quote out of “What they know”",
    ]);
  });
});
