import type { Page } from "playwright-core";

/** A message at the corner of the window. */
export interface Notification {
  severity: "info" | "warning" | "error";
  text: string;
  buttons: string[];
}

/** A question that has to be answered first. */
export interface Dialog {
  text: string;
  detail: string;
  buttons: string[];
}

/** A row of the Problems panel. */
export interface Problem {
  severity: "info" | "warning" | "error" | "hint";
  text: string;
  source: string;
  file: string;
  line: number;
}

const toast = ".notifications-toasts .notification-list-item";
const dialogBox = ".monaco-dialog-box";

export function readNotifications(page: Page): Promise<Notification[]> {
  return page.locator(toast).evaluateAll((items) =>
    items.map((item) => {
      const icon = item.querySelector(".notification-list-item-icon")?.className ?? "";
      return {
        severity: icon.includes("error") ? "error" : icon.includes("warning") ? "warning" : "info",
        text: item.querySelector(".notification-list-item-message")?.textContent.trim() ?? "",
        buttons: [...item.querySelectorAll(".notification-list-item-buttons-container .monaco-button")].map(
          (button) => button.textContent.trim(),
        ),
      };
    }),
  );
}

export async function pressNotificationButton(page: Page, button: string): Promise<void> {
  await page.locator(`${toast} .monaco-button`).getByText(button, { exact: true }).first().click();
}

export async function readDialog(page: Page): Promise<Dialog | null> {
  const dialogs = await page.locator(dialogBox).evaluateAll((boxes) =>
    boxes.map((box) => ({
      text: box.querySelector(".dialog-message-text")?.textContent.trim() ?? "",
      detail: box.querySelector(".dialog-message-detail")?.textContent.trim() ?? "",
      buttons: [...box.querySelectorAll(".dialog-buttons .monaco-button")].map((button) =>
        button.textContent.trim(),
      ),
    })),
  );
  return dialogs[0] ?? null;
}

export async function pressDialogButton(page: Page, button: string): Promise<void> {
  await page
    .locator(`${dialogBox} .dialog-buttons .monaco-button`)
    .getByText(button, { exact: true })
    .click();
  await page.locator(dialogBox).waitFor({ state: "detached" });
}

/** The status bar's texts, left to right; pictures do not count, items without words are left out. */
export async function readStatusBar(page: Page): Promise<string[]> {
  const items = page.locator(".part.statusbar .statusbar-item:visible .statusbar-item-label");
  const texts = await items.allInnerTexts();
  return texts.map((text) => text.replaceAll(/\s+/g, " ").trim()).filter((text) => text !== "");
}

/** The Problems panel, which must be on screen. */
export function readProblems(page: Page): Promise<Problem[]> {
  return page.locator(".markers-panel .monaco-list-row").evaluateAll((rows) => {
    let file = "";
    return rows.flatMap((row) => {
      if (row.getAttribute("aria-level") === "1") {
        file = row.querySelector(".label-name")?.textContent.trim() ?? "";
        return [];
      }
      const icon = row.querySelector(".marker-icon .codicon")?.className ?? "";
      const severities = ["error", "warning", "info"] as const;
      const place = /\d+/.exec(row.querySelector(".marker-line")?.textContent ?? "");
      return [
        {
          severity: severities.find((severity) => icon.includes(severity)) ?? "hint",
          text: row.querySelector(".marker-message")?.textContent.trim() ?? "",
          source: row.querySelector(".marker-source")?.textContent.trim() ?? "",
          file,
          line: Number(place?.[0] ?? 0),
        },
      ];
    });
  });
}

/** What the hover at the mouse says, a line a paragraph; empty where there is none or it is still to come. */
export async function readHover(page: Page): Promise<string> {
  const parts = await page
    .locator(".monaco-editor .monaco-hover:not(.hidden) .hover-contents:visible")
    .allInnerTexts();
  const texts = parts.map((text) => text.trim());
  return texts.filter((text) => text !== "" && text !== "Loading...").join("\n");
}
