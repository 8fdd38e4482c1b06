import * as vscode from "vscode";

/** What a key of a view gives a command in the place of a row: the row in focus is meant, or the selected ones. */
export const focused = "focused";
export const selected = "selected";

/** A row that a key selects is not opened by that, though VS Code does both; for this long, in milliseconds. */
const holding = 500;

/** The row that the keyboard is at, which VS Code tells nobody until it is selected. */
export interface FocusedRow {
  /** Selects it where `given` says that it is meant; the keyboard stays there. */
  select(given: unknown): Promise<void>;
  /** Whether it is only being selected, so that nothing should open. */
  readonly isHeld: boolean;
}

export function focusedRow(): FocusedRow {
  let heldUntil = 0;
  return {
    async select(given) {
      if (given !== focused) return;
      heldUntil = Date.now() + holding;
      await vscode.commands.executeCommand("list.selectAndPreserveFocus");
    },
    get isHeld() {
      return Date.now() < heldUntil;
    },
  };
}

/** Whether rows are meant that only the view knows. */
export function isByKey(given: unknown): boolean {
  return given === focused || given === selected;
}
