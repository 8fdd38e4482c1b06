import type { FrameLocator, Locator, Page } from "playwright-core";

/** The Analysis panel's page, as a person finds their way in it; in a browser as in a window of VS Code. */
export function panelPage(frame: FrameLocator | Page) {
  const row = (name: string) =>
    frame.locator("[role=row]", { has: frame.locator(`.words[title="${name}"]`) }).first();
  const cell = (name: string, column = 0): Locator => row(name).locator("[role=gridcell]").nth(column);
  return {
    row,
    /** A row's figure in a column; 0: everybody. */
    cell,
    figure: (name: string, column = 0) => cell(name, column).locator(".figure").innerText(),
    title: () => frame.locator(".list-head h2").innerText(),
    found: () => frame.locator(".list-head p").innerText(),
    chips: () => frame.locator(".chip").allInnerTexts(),
    columns: () => frame.locator("[role=columnheader].cell").allInnerTexts(),
    rows: () => frame.locator("[role=rowheader] .words").allInnerTexts(),
    collections: () => frame.locator(".collections li").allInnerTexts(),
    missing: () => frame.locator(".missing").allInnerTexts(),
    search: frame.locator("input[type=search]"),
    press: (name: string | RegExp) => frame.getByRole("button", { name }).first().click(),
    quotes: frame.locator("article"),
    quote: (words: string): Locator => frame.locator("article", { hasText: words }).first(),
    said: () => frame.locator("article blockquote").allInnerTexts(),
    scroller: frame.locator(".scroller"),
    /** The words of the quote that the keyboard is at; empty where it is elsewhere. */
    focused: async () => (await frame.locator("article:focus .said").allInnerTexts()).join("\n"),
  };
}
