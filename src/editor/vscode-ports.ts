import * as vscode from "vscode";
import { dot } from "./display/colors";
import type { Choice, Dialogs, Messages, Separator } from "./ports";
import { showInStatusBar } from "./messages";

/** Messages where VS Code has them: the status bar and notifications. */
export const messages: Messages = {
  say: showInStatusBar,
  inform: (message) => void vscode.window.showInformationMessage(message),
  fail: (message) => void vscode.window.showErrorMessage(message),
};

/** Questions as VS Code asks them. */
export const dialogs: Dialogs = {
  async pick<T>(
    { title, placeholder }: { title: string; placeholder: string },
    choices: readonly (Choice<T> | Separator)[],
  ) {
    const items = choices.map((one) =>
      "separator" in one ? { label: one.separator, kind: vscode.QuickPickItemKind.Separator } : itemOf(one),
    );
    const chosen = await vscode.window.showQuickPick<vscode.QuickPickItem>(items, {
      title,
      placeHolder: placeholder,
    });
    return chosen !== undefined && "value" in chosen ? (chosen as Item<T>).value : undefined;
  },

  async pickSeveral<T>(
    { title, placeholder }: { title: string; placeholder: string },
    choices: readonly Choice<T>[],
  ) {
    const chosen = await vscode.window.showQuickPick(choices.map(itemOf), {
      title,
      placeHolder: placeholder,
      canPickMany: true,
      matchOnDescription: true,
    });
    return chosen?.map(({ value }) => value);
  },

  async enterText({ title, prompt, value, placeholder, refuse }) {
    return vscode.window.showInputBox({
      title,
      prompt,
      ...(value === undefined ? {} : { value }),
      ...(placeholder === undefined ? {} : { placeHolder: placeholder }),
      validateInput: refuse,
    });
  },
};

interface Item<T> extends vscode.QuickPickItem {
  readonly value: T;
}

function itemOf<T>(choice: Choice<T>): Item<T> {
  const { label, value, description, color, icon, isTicked, isAlwaysShown } = choice;
  return {
    label: icon === undefined ? label : `$(${icon}) ${label}`,
    value,
    ...(description === undefined ? {} : { description }),
    ...(color === undefined ? {} : { iconPath: dot(color) }),
    ...(isTicked === undefined ? {} : { picked: isTicked }),
    ...(isAlwaysShown === undefined ? {} : { alwaysShow: isAlwaysShown }),
  };
}
