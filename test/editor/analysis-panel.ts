import type { Locator } from "playwright-core";
import type { Person } from "./driver/index.js";
import { eventually } from "./driver/wait.js";

/** The Analysis panel, as a person finds their way in it. */
export async function openPanel(person: Person) {
  await person.runCommand("Emic: Open Analysis");
  return panelOf(person);
}

/** The panel that is open, as soon as it shows something. */
export async function panelOf(person: Person) {
  const frame = person.webview();
  await frame.locator(".list-head h2").waitFor();
  const row = (name: string) =>
    frame.locator("[role=row]", { has: frame.locator(`.words[title="${name}"]`) }).first();
  return {
    frame,
    row,
    /** A row's figure in a column; 0: everybody. */
    cell: (name: string, column = 0): Locator => row(name).locator("[role=gridcell]").nth(column),
    figure: (name: string, column = 0) =>
      row(name).locator("[role=gridcell]").nth(column).locator(".figure").innerText(),
    title: () => frame.locator(".list-head h2").innerText(),
    found: () => frame.locator(".list-head p").innerText(),
    chips: () => frame.locator(".chip").allInnerTexts(),
    columns: () => frame.locator("[role=columnheader].cell").allInnerTexts(),
    press: (name: string | RegExp) => frame.getByRole("button", { name }).first().click(),
    quote: (words: string): Locator => frame.locator("article", { hasText: words }).first(),
    said: () => frame.locator("article blockquote").allInnerTexts(),
    /** The words of the quote that the keyboard is at; empty where it is elsewhere. */
    focused: () =>
      frame
        .locator("article:focus .said")
        .first()
        .innerText({ timeout: 1000 })
        .catch(() => ""),
  };
}

/** Answers a list of VS Code's by keyboard: takes the entry of this name. */
export async function choose(person: Person, title: string, label: string): Promise<void> {
  await person.awaitQuickPick((picker) => picker.title === title && picker.items.length > 0);
  await person.page.keyboard.type(label);
  await person.awaitQuickPick((picker) => picker.items.some((item) => item.focused && item.label === label));
  await person.page.keyboard.press("Enter");
  await eventually(async () => (await person.quickPick())?.title === title, false);
}

/** Answers a list of VS Code's in which several can be ticked: ticks these. */
export async function tick(person: Person, title: string, ...labels: string[]): Promise<void> {
  await person.awaitQuickPick((picker) => picker.title === title && picker.items.length > 0);
  const rows = person.page.locator(".quick-input-list .monaco-list-row");
  for (const [at, label] of labels.entries()) {
    await rows
      .filter({ has: person.page.getByText(label, { exact: true }) })
      .first()
      .click();
    await eventually(() => rows.locator("[aria-checked=true], input:checked").count(), at + 1);
  }
  await person.page.keyboard.press("Enter");
  await eventually(async () => (await person.quickPick())?.title === title, false);
}
