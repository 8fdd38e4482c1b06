import * as vscode from "vscode";

/** What a list shows. */
export interface Listing<Item> {
  readonly title: () => string;
  readonly placeholder: string;
  /** What stands in the box at first. */
  readonly typed?: string | undefined;
  /** The rows for what was typed, in their order. */
  readonly items: (typed: string) => readonly Item[];
  /** The row that Enter takes at once; the first one by default. */
  readonly preferred?: (items: readonly Item[], typed: string) => Item | undefined;
}

/** A list that is open. */
export interface LiveList<Item extends vscode.QuickPickItem> {
  readonly picker: vscode.QuickPick<Item>;
  /** The row that Enter takes now: also where it is pressed before the list for the last letters is on screen. */
  readonly chosen: () => Item | undefined;
  /** Makes the list anew. */
  readonly renew: () => void;
}

/** A list whose rows are made for what is typed, ranked by who makes them; not shown yet. */
export function liveList<Item extends vscode.QuickPickItem>(listing: Listing<Item>): LiveList<Item> {
  const { title, placeholder, items, typed = "" } = listing;
  const preferred = listing.preferred ?? ((all: readonly Item[]) => all[0]);
  const picker = vscode.window.createQuickPick<Item>();
  picker.placeholder = placeholder;
  picker.value = typed;
  let stale = false;
  const renew = () => {
    picker.title = title();
    picker.items = items(picker.value);
    const first = preferred(picker.items, picker.value);
    if (first !== undefined) picker.activeItems = [first];
    stale = true;
  };
  picker.onDidChangeValue(renew);
  picker.onDidChangeActive(() => {
    stale = false;
  });
  renew();
  return {
    picker,
    renew,
    chosen: () => (stale ? preferred(items(picker.value), picker.value) : picker.activeItems[0]),
  };
}
