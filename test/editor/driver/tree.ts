import type { Locator, Page } from "playwright-core";
import { until } from "./wait.js";

/** A row of a view's tree. */
export interface TreeRow {
  label: string;
  description: string;
  /** From 1. */
  level: number;
  /** Null where there is nothing to expand. */
  expanded: boolean | null;
  /** What a screen reader says. */
  spoken: string;
  selected: boolean;
}

/** The pane of a view, by the title it has on screen. */
export function view(page: Page, title: string): Locator {
  const exactly = new RegExp(`^(.*: )?${title.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
  return page.locator(".pane", { has: page.locator(".pane-header h3.title", { hasText: exactly }) });
}

/** Rows that stick to the top while those below them scroll are there twice; the copy does not count. */
const rowSelector = ".monaco-list-row[role=treeitem]:not(.monaco-tree-sticky-row)";

/** The rows of a view's tree, top to bottom, or null where the view is not on screen. A long one is scrolled. */
export async function readTree(page: Page, title: string): Promise<TreeRow[] | null> {
  const pane = view(page, title);
  if (!(await pane.isVisible())) return null;
  const seen = new Map<number, TreeRow>();
  const look = async () => {
    const rows = await visibleRows(pane);
    for (const { index, row } of rows) seen.set(index, row);
    return rows;
  };
  const isEnd = (rows: VisibleRow[]) => rows.length === 0 || rows.some((row) => row.last);
  const isStart = (rows: VisibleRow[]) => rows.length === 0 || rows.some((row) => row.index === 0);
  await scroll(page, pane, 1, look, isEnd);
  await scroll(page, pane, -1, look, isStart);
  return [...seen].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** Turns the mouse wheel over a tree, up (-1) or down (1), until what is visible is accepted. */
async function scroll(
  page: Page,
  pane: Locator,
  direction: 1 | -1,
  look: () => Promise<VisibleRow[]>,
  accept: (rows: VisibleRow[]) => boolean,
): Promise<void> {
  for (let rows = await look(); !accept(rows);) {
    const first = rows[0]!.index;
    // What popped up over the rows would take the wheel.
    await page.mouse.move(0, 0);
    await pane.locator(".monaco-list").hover();
    await page.mouse.wheel(0, direction * 400);
    rows = await until(look, (now) => now[0]?.index !== first || accept(now), "the tree to scroll");
  }
}

interface VisibleRow {
  index: number;
  /** Whether it is the last row of the whole tree. */
  last: boolean;
  row: TreeRow;
}

async function visibleRows(pane: Locator): Promise<VisibleRow[]> {
  const rows = await pane.locator(rowSelector).evaluateAll((elements) =>
    elements.map((element) => {
      const text = (part: string) => element.querySelector(part)?.textContent.trim() ?? "";
      const expanded = element.getAttribute("aria-expanded");
      return {
        index: Number(element.getAttribute("data-index")),
        last: element.getAttribute("data-last-element") === "true",
        row: {
          label: text(".label-name"),
          description: text(".label-description"),
          level: Number(element.getAttribute("aria-level")),
          expanded: expanded === null ? null : expanded === "true",
          spoken: element.getAttribute("aria-label")?.trim() ?? "",
          selected: element.getAttribute("aria-selected") === "true",
        },
      };
    }),
  );
  return rows.sort((a, b) => a.index - b.index);
}

/** A tree as a test writes it: a row a line, indented by two spaces a level, the description after two spaces. */
export function outline(rows: TreeRow[] | null): string[] {
  return (rows ?? []).map(
    ({ label, description, level }) => "  ".repeat(level - 1) + label + (description && `  ${description}`),
  );
}

/** A row of a tree by its label, if it is on screen. */
export function treeRow(page: Page, title: string, label: string): Locator {
  const name = page.locator(".label-name").getByText(label, { exact: true });
  return view(page, title).locator(rowSelector, { has: name }).first();
}

/** Opens a row that can be opened, so that what is below it shows. */
export async function expandRow(page: Page, title: string, label: string): Promise<void> {
  const row = treeRow(page, title, label);
  if ((await row.getAttribute("aria-expanded")) !== "true") await row.locator(".monaco-tl-twistie").click();
  await until(
    () => row.getAttribute("aria-expanded"),
    (expanded) => expanded === "true",
    `“${label}” to open`,
  );
}

/** Scrolls a tree until a row can be seen. */
export async function revealRow(page: Page, title: string, label: string): Promise<void> {
  const pane = view(page, title);
  const look = () => visibleRows(pane);
  const isThere = (rows: VisibleRow[]) =>
    rows.length === 0 || rows.some((visible) => visible.row.label === label);
  // Down first: what is looked for is below as a rule.
  await scroll(page, pane, 1, look, (rows) => isThere(rows) || rows.some(({ last }) => last));
  await scroll(page, pane, -1, look, (rows) => isThere(rows) || rows[0]!.index === 0);
}

/** Drags a row of a tree onto another with the mouse; null: onto the empty space below all rows. */
export async function dragRow(page: Page, title: string, label: string, onto: string | null): Promise<void> {
  const middle = async (locator: Locator) => {
    const box = (await locator.boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const from = await middle(treeRow(page, title, label));
  const list = view(page, title).locator(".monaco-list");
  const box = (await list.boundingBox())!;
  const target = onto === null ? list : treeRow(page, title, onto);
  const to = onto === null ? { x: from.x, y: box.y + box.height - 16 } : await middle(target);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 10 });
  // A tree that is dragged over answers in its own time, and says so; it is asked anew whenever the mouse moves.
  const isTarget = async () => {
    await page.mouse.move(to.x + 1, to.y);
    await page.mouse.move(to.x, to.y);
    return target.evaluate((element) => element.classList.contains("drop-target"));
  };
  await until(isTarget, (is) => is, `“${onto ?? title}” to be where “${label}” would be dropped`);
  await page.mouse.up();
}

/** So often somebody begins anew at the top of a tree that was drawn anew under their fingers. */
const mostWalks = 5;

/** Brings the keyboard, which is in a tree, to a row of it. */
export async function walkToRow(page: Page, title: string, label: string): Promise<void> {
  const list = view(page, title).locator(".monaco-list");
  await list.and(page.locator(":focus")).waitFor();
  const focused = list.locator(".monaco-list-row.focused .label-name");
  const rows = () => focused.allInnerTexts();
  for (let walk = 1; ; walk++) {
    const patience = walk < mostWalks ? walk * 2_000 : undefined;
    try {
      await page.keyboard.press("Home");
      await until(rows, (all) => all.length > 0, `a row of “${title}” in focus`, patience);
      for (let last = ""; (await rows())[0] !== label;) {
        [last = ""] = await rows();
        await page.keyboard.press("ArrowDown");
        const wanted = `a row below “${last}” on the way to “${label}”`;
        await until(rows, (all) => all[0] !== last, wanted, patience);
      }
      return;
    } catch (error) {
      if (walk === mostWalks) throw error;
    }
  }
}
