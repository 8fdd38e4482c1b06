import * as vscode from "vscode";

/** Where a question stands among others. */
export interface Place {
  readonly title: string;
  /** From 1. */
  readonly step: number;
  readonly steps: number;
}

/** What came of a question; null when people think better of it all. */
export type Answer<T> = { readonly answer: T } | "back" | null;

/** A question that adds to a plan, knowing what was answered so far. */
export type Question<Plan> = (plan: Plan, place: Place) => Promise<Answer<Partial<Plan>>>;

/** Asks one question after the other, back and forth; null when people think better of it all. */
export async function askAll<Plan>(
  title: string,
  start: Plan,
  questions: readonly Question<Plan>[],
): Promise<Plan | null> {
  let plan = start;
  for (let at = 0; at < questions.length;) {
    const answer = await questions[at]!(plan, { title, step: at + 1, steps: questions.length });
    if (answer === null) return null;
    if (answer === "back") at--;
    else {
      plan = { ...plan, ...answer.answer };
      at++;
    }
  }
  return plan;
}

interface TextQuestion {
  readonly prompt: string;
  readonly value: string;
  /** What is wrong with an answer; null where nothing is. */
  readonly wrong: (value: string) => string | null;
}

export function askText(place: Place, { prompt, value, wrong }: TextQuestion): Promise<Answer<string>> {
  const input = vscode.window.createInputBox();
  input.prompt = prompt;
  input.value = value;
  const check = () => {
    const message = wrong(input.value);
    input.validationMessage = message ?? "";
    return message === null;
  };
  input.onDidChangeValue(check);
  return ask(input, place, () => (check() ? { answer: input.value } : null));
}

export interface Choice<T> {
  readonly label: string;
  /** In one line, what choosing it means. */
  readonly detail: string;
  readonly answer: T;
}

interface ChoiceQuestion<T> {
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** What was chosen before; undefined: nothing, and nothing is preset. */
  readonly chosen: T | undefined;
}

export function askChoice<T>(
  place: Place,
  { placeholder, choices, chosen }: ChoiceQuestion<T>,
): Promise<Answer<T>> {
  const picker = vscode.window.createQuickPick<Choice<T> & vscode.QuickPickItem>();
  picker.placeholder = placeholder;
  picker.matchOnDetail = true;
  picker.items = choices;
  picker.activeItems = chosen === undefined ? [] : choices.filter(({ answer }) => answer === chosen);
  return ask(picker, place, () => picker.activeItems[0] ?? null);
}

/** Shows an input until it is accepted, left, or taken back; the answer is what `accept` makes of it, null: not yet. */
function ask<T>(
  input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>,
  { title, step, steps }: Place,
  accept: () => { readonly answer: T } | null,
): Promise<Answer<T>> {
  input.title = title;
  input.step = step;
  input.totalSteps = steps;
  input.ignoreFocusOut = true;
  input.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    const end = (answer: Answer<T>) => {
      resolve(answer);
      // Only when the next question is on screen: what people type in between would land in their document.
      setTimeout(() => input.dispose());
    };
    input.onDidTriggerButton(() => end("back"));
    input.onDidAccept(() => {
      const accepted = accept();
      if (accepted !== null) end({ answer: accepted.answer });
    });
    input.onDidHide(() => end(null));
    input.show();
  });
}
