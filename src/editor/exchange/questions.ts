import * as vscode from "vscode";

/** One question as the list shows it. */
export interface Question<Item extends vscode.QuickPickItem> {
  readonly title: string;
  readonly placeHolder: string;
  readonly items: readonly Item[];
  /** Whether several may be chosen, as all are to begin with; else one is. */
  readonly isMany?: boolean;
  /** Where the keyboard begins; at the first item where it is not said. */
  readonly from?: number;
  /** The keyboard or the mouse is at an item. */
  readonly at?: (item: Item) => void;
}

/**
 * Several questions, one after the other, in one list that stays: a list that closes gives the keyboard back to the
 * editor, and may do so only when the next one is open already.
 */
export class Questions implements vscode.Disposable {
  private readonly picker = vscode.window.createQuickPick();
  private isLeft = false;

  constructor() {
    this.picker.ignoreFocusOut = true;
    this.picker.matchOnDescription = true;
    // Also between two questions.
    this.picker.onDidHide(() => (this.isLeft = true));
  }

  /** What is chosen; null where people think better of it. */
  async ask<Item extends vscode.QuickPickItem>(question: Question<Item>): Promise<readonly Item[] | null> {
    const { picker } = this;
    if (this.isLeft) return null;
    const { items, isMany = false, from = 0, at } = question;
    picker.title = question.title;
    picker.placeholder = question.placeHolder;
    picker.value = "";
    picker.canSelectMany = isMany;
    picker.items = items;
    if (isMany) picker.selectedItems = items;
    else picker.activeItems = items.slice(from, from + 1);
    const chosen = (all: readonly vscode.QuickPickItem[]) => items.filter((item) => all.includes(item));
    const listening: vscode.Disposable[] = [];
    try {
      return await new Promise((resolve) => {
        listening.push(
          picker.onDidAccept(() => {
            // Where nothing has the words that were typed, nothing is chosen yet.
            const all = chosen(isMany ? picker.selectedItems : picker.activeItems);
            if (isMany || all.length > 0) resolve(all);
          }),
          picker.onDidHide(() => resolve(null)),
          picker.onDidChangeActive((active) => chosen(active).forEach((item) => at?.(item))),
        );
        picker.show();
      });
    } finally {
      for (const one of listening) one.dispose();
    }
  }

  dispose(): void {
    this.picker.dispose();
  }
}
