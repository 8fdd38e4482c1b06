import * as vscode from "vscode";
import { attributesOf } from "../../core/analysis/attributes";
import type { OpenStudy } from "../open-study";
import { attributeName } from "./chips";

/** Asks by which attribute people are compared; null: by none, undefined: as before. */
export async function askSplit(study: OpenStudy, now: string | null): Promise<string | null | undefined> {
  const { t } = vscode.l10n;
  const attributes = attributesOf(study.folder.study);
  if (attributes.length === 0) {
    void vscode.window.showInformationMessage(
      t(
        "Nothing is known yet by which people could be compared: participants.csv gives them groups and facts.",
      ),
    );
    return undefined;
  }
  const items = [
    { label: t("Nothing"), description: t("everybody together"), value: null },
    ...attributes.map((name) => ({ label: attributeName(name), description: "", value: name })),
  ];
  const chosen = await vscode.window.showQuickPick(
    items.map((item) => (item.value === now ? { ...item, label: `$(check) ${item.label}` } : item)),
    { title: t("Compare"), placeHolder: t("Compare people by…") },
  );
  return chosen?.value;
}
