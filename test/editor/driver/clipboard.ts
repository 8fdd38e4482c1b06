import type { Page } from "playwright-core";

// The machine's clipboard is shared by every window and answers when it likes. So the editor gets the event that it
// would get, with a clipboard of its own.

/** The selected words, as a copy of them would be; empty where nothing is selected. */
export function copy(page: Page): Promise<string> {
  return page.evaluate(() => {
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    const about = JSON.parse(clipboardData.getData("vscode-editor-data") || "{}") as {
      isFromEmptySelection?: boolean;
    };
    // Without a selection the editor copies the line.
    return about.isFromEmptySelection ? "" : clipboardData.getData("text/plain");
  });
}

/** Takes the selected words out; they come back, as a paste would have them. */
export function cut(page: Page): Promise<string> {
  return page.evaluate(() => {
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent("cut", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    return clipboardData.getData("text/plain");
  });
}

/** Puts text where the cursor is, in an editor. */
export function paste(page: Page, text: string): Promise<void> {
  return page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}
