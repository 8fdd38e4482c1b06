import type { Page } from "playwright-core";
import { until } from "./wait.js";

/** So often somebody begins to search anew where the editor went elsewhere meanwhile. */
const mostAttempts = 5;

/** Selects the nth occurrence of some words in the active editor through its find; case counts. */
export async function selectThroughFind(page: Page, words: string, nth: number): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const isLast = attempt === mostAttempts;
    try {
      await find(page, words, nth, isLast ? undefined : attempt * 2_000);
      return;
    } catch (error) {
      if (isLast) throw error;
    } finally {
      await closeFind(page);
    }
  }
}

const widgetOf = (page: Page) =>
  page.locator(".editor-group-container.active .editor-instance .find-widget.visible");

async function find(page: Page, words: string, nth: number, patience: number | undefined): Promise<void> {
  const widget = widgetOf(page);
  const input = widget.locator(".find-part textarea").first();
  // From the top, so that the occurrences are counted from there.
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ControlOrMeta+f");
  const matchCase = widget.getByRole("checkbox", { name: "Match Case" });
  await matchCase.waitFor();
  if ((await matchCase.getAttribute("aria-checked")) !== "true") await input.press("Alt+c");
  // What was searched last may stand there, and is not looked for again.
  await input.fill("");
  await input.fill(words);
  const count = widget.locator(".matchesCount");
  for (let n = 1; n <= nth; n++) {
    if (n > 1) await input.press("Enter");
    const isReached = (text: string) => text.startsWith(`${n} of `);
    await until(() => count.innerText(), isReached, `occurrence ${n} of “${words}”`, patience);
  }
}

async function closeFind(page: Page): Promise<void> {
  const widget = widgetOf(page);
  // Where a message is on screen, the first Escape is for that.
  for (let attempt = 0; await widget.isVisible(); attempt++) {
    await page.keyboard.press("Escape");
    await widget.waitFor({ state: "detached", timeout: 2_000 }).catch((error: unknown) => {
      if (attempt === mostAttempts) throw error;
    });
  }
}
