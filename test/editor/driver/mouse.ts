import type { Page } from "playwright-core";
import { locate, readScreen, type Place } from "./screen.js";
import { until } from "./wait.js";

/** A button other than the first, or more clicks than one. */
export interface Click {
  button?: "right" | "middle";
  clickCount?: number;
}

/** Waits until words are on screen; the rows that they take. */
async function find(page: Page, words: string, nth: number): Promise<Place[]> {
  const look = async () => {
    const screen = await readScreen(page);
    return screen ? locate(screen, words, nth) : [];
  };
  return until(look, (places) => places.length > 0, `“${words}” on screen`);
}

/** Moves to the middle of the first row that the words take. */
export async function pointAt(page: Page, words: string, nth: number): Promise<void> {
  const { left, right, y } = (await find(page, words, nth))[0]!;
  await page.mouse.move((left + right) / 2, y);
}

export async function clickOn(page: Page, words: string, nth: number, click: Click): Promise<void> {
  const { left, right, y } = (await find(page, words, nth))[0]!;
  await page.mouse.click((left + right) / 2, y, click);
}

/** Selects words by drawing over them. */
export async function drag(page: Page, words: string, nth: number): Promise<void> {
  const places = await find(page, words, nth);
  const [first, last] = [places[0]!, places.at(-1)!];
  await page.mouse.move(first.left + 1, first.y);
  await page.mouse.down();
  await page.mouse.move(last.right, last.y, { steps: 4 });
  await page.mouse.up();
}
