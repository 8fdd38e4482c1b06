import { choose, openPanel } from "../editor/analysis-panel.js";
import type { Person } from "../editor/driver/index.js";
import { eventually } from "../editor/driver/wait.js";

/** A picture of the sample study. */
export interface Picture {
  /** Its place below media/, without the theme and the ending. */
  readonly file: string;
  readonly size: { readonly width: number; readonly height: number };
  /** What somebody does in a window that nobody has used before, until there is what is to be seen. */
  readonly prepare: (person: Person) => Promise<void>;
}

/** README shows a window; a walkthrough has little room beside its words. */
const sizes = { readme: { width: 900, height: 540 }, walkthrough: { width: 680, height: 420 } };
const interview = "interviews/r3.md";
const coded = "Nine pounds a month";
const uncoded = "He's very good.";

/** What README and walkthrough show, each in a light and in a dark theme. */
export const pictures: readonly Picture[] = [
  { file: "screenshots/coded", size: sizes.readme, prepare: seeCodes },
  { file: "screenshots/apply", size: sizes.readme, prepare: applyCode },
  { file: "screenshots/quotes", size: sizes.readme, prepare: readQuotes },
  { file: "screenshots/analysis", size: { width: 1200, height: 640 }, prepare: compareThemes },
  { file: "walkthrough/open", size: sizes.walkthrough, prepare: openStudy },
  { file: "walkthrough/code", size: sizes.walkthrough, prepare: applyCode },
  { file: "walkthrough/see", size: sizes.walkthrough, prepare: seeCodes },
  { file: "walkthrough/note", size: sizes.walkthrough, prepare: comment },
  { file: "walkthrough/quotes", size: sizes.walkthrough, prepare: readQuotes },
];

async function openStudy(person: Person): Promise<void> {
  await person.openDocument(interview);
  await person.press("Ctrl+Shift+E");
  await person.page.locator(".explorer-folders-view .monaco-list-row", { hasText: "r8.md" }).waitFor();
}

async function openBesideCodes(person: Person): Promise<void> {
  await person.openView("Codes");
  await person.openDocument(interview);
  // Only then do the keys of a study's documents work.
  await person.expectStatus("Ana Vidrik");
}

async function applyCode(person: Person): Promise<void> {
  await openBesideCodes(person);
  await person.select(uncoded);
  await person.press("Alt+A");
  await person.awaitQuickPick();
  await person.type("thank");
  await person.awaitQuickPick(({ items }) => items.some(({ label }) => label === "New code"));
}

async function seeCodes(person: Person): Promise<void> {
  await openBesideCodes(person);
  await person.expandTree("Codes", "The relationship");
  await person.placeCursorBefore(coded);
}

async function comment(person: Person): Promise<void> {
  await openBesideCodes(person);
  await person.select(uncoded);
  await person.press("Alt+Shift+M");
  await person.awaitQuickPick();
  await person.type("Nobody pays for this. Who does he do it for?");
}

async function readQuotes(person: Person): Promise<void> {
  await openBesideCodes(person);
  await person.placeCursorBefore(coded);
  await person.expandTree("Codes", "Price");
  await person.treeRow("Codes", "The price on show").click();
  await person.expectViewText("Quotes", /coded passages/);
}

async function compareThemes(person: Person): Promise<void> {
  const panel = await openPanel(person);
  await person.runCommand("View: Close Primary Side Bar");
  await panel.press("Compare");
  await choose(person, "Compare", "Group");
  await panel.cell("Help when it fails", 2).click();
  await eventually(panel.title, "Help when it fails · Group: end customer");
}
