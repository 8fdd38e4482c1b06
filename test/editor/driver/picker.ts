import type { Locator, Page } from "playwright-core";
import { until } from "./wait.js";

/** One row of a quick pick. */
export interface PickerItem {
  label: string;
  description: string;
  detail: string;
  /** The heading that starts at this row. */
  separator: string;
  focused: boolean;
  /** Null where the row has no box to tick. */
  ticked: boolean | null;
}

/** What a quick pick or an input box shows. */
export interface Picker {
  title: string;
  placeholder: string;
  value: string;
  /** The line under the input: a prompt, a validation message. */
  message: string;
  items: PickerItem[];
}

const widget = ".quick-input-widget";

/** What the open picker shows, or null where none is open. Of a long list, the rows on screen. */
export function readPicker(page: Page): Promise<Picker | null> {
  return page.evaluate((selector) => {
    const box = document.querySelector<HTMLElement>(selector);
    if (!box || box.style.display === "none") return null;
    const text = (inside: Element, part: string) => {
      const element = inside.querySelector<HTMLElement>(part);
      return element?.checkVisibility() ? element.innerText.trim() : "";
    };
    const input = box.querySelector<HTMLInputElement>("input.input");
    const rows = [...box.querySelectorAll<HTMLElement>(".quick-input-list .monaco-list-row")];
    rows.sort((a, b) => Number(a.dataset["index"]) - Number(b.dataset["index"]));
    return {
      title: text(box, ".quick-input-title"),
      placeholder: input?.placeholder ?? "",
      value: input?.value ?? "",
      message: text(box, ".quick-input-message"),
      items: rows.map((row) => {
        const tick = row.querySelector<HTMLInputElement>(".quick-input-list-checkbox");
        return {
          label: text(row, ".label-name"),
          description: text(row, ".label-description"),
          detail: text(row, ".quick-input-list-label-meta"),
          separator: text(row, ".quick-input-list-separator"),
          focused: row.classList.contains("focused"),
          ticked: tick?.checkVisibility() ? tick.checked : null,
        };
      }),
    };
  }, widget);
}

/** Waits until a picker is open that `accept` agrees to. */
export function awaitPicker(page: Page, accept: (picker: Picker) => boolean = () => true): Promise<Picker> {
  const accepted = (picker: Picker | null) => picker !== null && accept(picker);
  return until(() => readPicker(page), accepted, "a picker") as Promise<Picker>;
}

/** Opens VS Code's own picker with `key`, writes `text` and chooses the row with exactly this label. */
export async function chooseThrough(page: Page, key: string, text: string, row: Row): Promise<void> {
  const same = (item: PickerItem) =>
    item.label === row.label && (row.description === undefined || item.description === row.description);
  const found = (picker: Picker | null) => picker?.items.some(same) ?? false;
  const input = await openAt(page, key, text, { found, wanted: `“${row.label}” in the picker` });
  // More may be found meanwhile, and put in between: the row is walked to until it is the one that Enter takes.
  await until(
    async () => {
      const { items } = (await readPicker(page))!;
      const steps = items.findIndex(same) - items.findIndex(({ focused }) => focused);
      for (let step = 0; step < Math.abs(steps); step++)
        await input.press(steps > 0 ? "ArrowDown" : "ArrowUp");
      return steps;
    },
    (steps) => steps === 0,
    `“${row.label}” to be the row that Enter takes`,
  );
  await input.press("Enter");
  // The same widget may show the next picker at once; what must be gone is this one. Or the whole window reloads.
  await until(
    () => readPicker(page).catch(() => null),
    (picker) => picker?.value !== text,
    "the picker to close",
  );
}

/** The row to choose: a file's description is its folder. */
interface Row {
  label: string;
  description?: string;
}

/**
 * Opens VS Code's own picker with `key` and writes into it, until it has found what is wanted. It may answer from what it
 * found the last time, or close with the part of the window that had the keyboard; a person would begin again, too.
 */
async function openAt(
  page: Page,
  key: string,
  text: string,
  { found, wanted }: { found: (picker: Picker | null) => boolean; wanted: string },
): Promise<Locator> {
  const most = 5;
  for (let attempt = 1; ; attempt++) {
    const input = await openWith(page, key);
    try {
      await input.fill(text, { timeout: 2_000 });
      await until(() => readPicker(page), found, wanted, attempt < most ? attempt * 2_000 : undefined);
      return input;
    } catch (error) {
      if (attempt === most) throw error;
      if (await input.isVisible()) await page.keyboard.press("Escape");
    }
  }
}

async function openWith(page: Page, key: string): Promise<Locator> {
  const input = page.locator(`${widget} input.input`);
  // One that was answered may take a moment to close.
  await input.waitFor({ state: "hidden", timeout: 3_000 }).catch(() => undefined);
  // A picker that is just closing takes the key with it; a person would press it again.
  for (let attempt = 0; ; attempt++) {
    await page.keyboard.press(key);
    try {
      await input.waitFor({ state: "visible", timeout: 2_000 });
      return input;
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}
