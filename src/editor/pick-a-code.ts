import * as vscode from "vscode";
import { pathOf, type Code, type Codebook } from "../core/study/format/codebook/codebook";
import { searchCodes } from "../core/study/model/code-search";
import { dot } from "./display/colors";
import { liveList } from "./live-list";

export interface Question {
  readonly title: string;
  readonly placeholder: string;
  /** Codes that can't be chosen. */
  readonly isLeftOut?: (code: Code) => boolean;
  /** A choice before all codes that stands for none of them. */
  readonly none?: string;
  /** The code that is in focus at first. */
  readonly first?: string | undefined;
}

type Choice = vscode.QuickPickItem & { readonly id: string | null };

/** Asks for a code of the codebook: its id, null for the choice that is none, undefined where people think better of it. */
export function pickACode(codebook: Codebook, question: Question): Promise<string | null | undefined> {
  const { picker, chosen } = liveList<Choice>({
    title: () => question.title,
    placeholder: question.placeholder,
    items: (typed) => choices(codebook, question, typed),
    preferred: (items, typed) =>
      (typed === "" ? items.find(({ id }) => id !== null && id === question.first) : undefined) ?? items[0],
  });
  return new Promise((resolve) => {
    let picked: string | null | undefined;
    picker.onDidAccept(() => {
      picked = chosen()?.id;
      if (picked !== undefined) picker.hide();
    });
    picker.onDidHide(() => {
      picker.dispose();
      resolve(picked);
    });
    picker.show();
  });
}

/** How a code stands in a list: its name and the path to it, the colour as a dot. */
export function codeRow(codebook: Codebook, code: Code): vscode.QuickPickItem {
  const above = pathOf(codebook, code).slice(0, -1);
  const row = { label: code.name, iconPath: dot(code.color), alwaysShow: true };
  return above.length === 0 ? row : { ...row, description: above.map(({ name }) => name).join(" › ") };
}

function choices(codebook: Codebook, { isLeftOut, none }: Question, typed: string): Choice[] {
  const fitting = searchCodes(codebook, typed).filter((code) => isLeftOut?.(code) !== true);
  const codes = fitting.map((code): Choice => ({ ...codeRow(codebook, code), id: code.id }));
  if (none === undefined || !none.toLowerCase().includes(typed.trim().toLowerCase())) return codes;
  return [{ id: null, label: none, iconPath: new vscode.ThemeIcon("list-tree"), alwaysShow: true }, ...codes];
}
