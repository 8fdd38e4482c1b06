import * as vscode from "vscode";
import { pathOf, type Code, type Codebook } from "../../core/study/codebook";
import { codeNamed, searchCodes } from "../../core/study/code-search";
import { dot } from "../display/colors";

/** A code of the codebook, or the name of one to be made. */
export type Picked = { readonly code: Code } | { readonly name: string };

type CodeItem = vscode.QuickPickItem & { readonly choice: Picked };

const longestName = 200;

/** Asks for a code; what fits nothing becomes a new one. Null when people think better of it. */
export function pickCode(codebook: Codebook, title: string): Promise<Picked | null> {
  const picker = vscode.window.createQuickPick<CodeItem>();
  picker.title = title;
  picker.placeholder =
    codebook.codes.size === 0
      ? vscode.l10n.t("Type a name for the first code")
      : vscode.l10n.t("Type to find a code, or to name a new one");
  // Who types fast presses Enter before the list for the last letters is on screen.
  let stale = false;
  const list = () => {
    picker.items = itemsFor(codebook, picker.value);
    stale = true;
  };
  list();
  return new Promise((resolve) => {
    let picked: Picked | null = null;
    picker.onDidChangeValue(list);
    picker.onDidChangeActive(() => {
      stale = false;
    });
    picker.onDidAccept(() => {
      const item = stale ? itemsFor(codebook, picker.value)[0] : picker.activeItems[0];
      picked = item?.choice ?? null;
      if (picked !== null) picker.hide();
    });
    picker.onDidHide(() => {
      picker.dispose();
      resolve(picked);
    });
    picker.show();
  });
}

function itemsFor(codebook: Codebook, typed: string): CodeItem[] {
  const items = searchCodes(codebook, typed).map((code): CodeItem => {
    const above = pathOf(codebook, code).slice(0, -1);
    const item = { label: code.name, iconPath: dot(code.color), alwaysShow: true, choice: { code } };
    return above.length === 0 ? item : { ...item, description: above.map(({ name }) => name).join(" › ") };
  });
  const name = typed.trim().slice(0, longestName);
  if (name === "" || codeNamed(codebook, name) !== null) return items;
  const label = vscode.l10n.t("New code “{0}”", name);
  return [...items, { label, iconPath: new vscode.ThemeIcon("add"), alwaysShow: true, choice: { name } }];
}
