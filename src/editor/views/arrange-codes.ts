import * as vscode from "vscode";
import { codeOrders, type CodeOrder } from "../../core/study/model/code-tree";
import type { CodesView } from "./codes-view";

/** *Sort Codes…*, *Filter Codes…* and what clears the filter. */
export function arrangeCodes(view: CodesView): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("emic.sortCodes", () => sort(view)),
    vscode.commands.registerCommand("emic.filterCodes", () => filter(view)),
    vscode.commands.registerCommand("emic.clearCodeFilter", () => {
      view.filter = "";
    }),
  );
}

async function sort(view: CodesView): Promise<void> {
  const names: Readonly<Record<CodeOrder, { label: string; detail: string }>> = {
    codebook: {
      label: vscode.l10n.t("As in the codebook"),
      detail: vscode.l10n.t("The order you give them"),
    },
    name: { label: vscode.l10n.t("By name"), detail: vscode.l10n.t("A to Z below each code") },
    count: {
      label: vscode.l10n.t("By participants"),
      detail: vscode.l10n.t("Found with the most people first, then in the most passages"),
    },
  };
  const now = vscode.l10n.t("as it is now");
  const items = codeOrders.map((order) => ({
    ...names[order],
    order,
    ...(order === view.codeOrder ? { description: now } : {}),
  }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Sort codes") });
  if (picked !== undefined) view.sort(picked.order);
}

/** Filters while people type; Escape brings back what was shown before. */
function filter(view: CodesView): Promise<void> {
  const before = view.filter;
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t("Filter codes");
  input.placeholder = vscode.l10n.t("Part of a code’s name");
  input.prompt = vscode.l10n.t("Enter keeps the filter, Escape takes it back.");
  input.value = before;
  return new Promise((resolve) => {
    let accepted = false;
    input.onDidChangeValue((typed) => {
      view.filter = typed;
    });
    input.onDidAccept(() => {
      accepted = true;
      view.filter = input.value;
      input.hide();
    });
    input.onDidHide(() => {
      if (!accepted) view.filter = before;
      input.dispose();
      resolve();
    });
    input.show();
  });
}
