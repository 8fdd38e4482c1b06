import * as vscode from "vscode";
import { searchCodes } from "../../core/study/code-search";
import { pathOf, type Code, type Codebook } from "../../core/study/codebook";
import { dot } from "../display/colors";

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
  const picker = vscode.window.createQuickPick<Choice>();
  picker.title = question.title;
  picker.placeholder = question.placeholder;
  // Who types fast presses Enter before the list for the last letters is on screen.
  let stale = false;
  const list = () => {
    picker.items = choices(codebook, question, picker.value);
    stale = true;
  };
  list();
  const first = picker.items.find(({ id }) => id !== null && id === question.first);
  if (first !== undefined) picker.activeItems = [first];
  return new Promise((resolve) => {
    let picked: string | null | undefined;
    picker.onDidChangeValue(list);
    picker.onDidChangeActive(() => {
      stale = false;
    });
    picker.onDidAccept(() => {
      const isTyped = stale && picker.value !== "";
      const choice = isTyped ? choices(codebook, question, picker.value)[0] : picker.activeItems[0];
      picked = choice?.id;
      if (picked !== undefined) picker.hide();
    });
    picker.onDidHide(() => {
      picker.dispose();
      resolve(picked);
    });
    picker.show();
  });
}

function choices(codebook: Codebook, { isLeftOut, none }: Question, typed: string): Choice[] {
  const fitting = searchCodes(codebook, typed).filter((code) => isLeftOut?.(code) !== true);
  const codes = fitting.map((code): Choice => {
    const above = pathOf(codebook, code).slice(0, -1);
    const choice = { id: code.id, label: code.name, iconPath: dot(code.color), alwaysShow: true };
    return above.length === 0
      ? choice
      : { ...choice, description: above.map(({ name }) => name).join(" › ") };
  });
  if (none === undefined || !none.toLowerCase().includes(typed.trim().toLowerCase())) return codes;
  return [{ id: null, label: none, iconPath: new vscode.ThemeIcon("list-tree"), alwaysShow: true }, ...codes];
}
