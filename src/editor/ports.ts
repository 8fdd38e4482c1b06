// What is asked of the person and told to them, without VS Code's own types.

/** One of the entries of a list to choose from. */
export interface Choice<T> {
  readonly label: string;
  readonly value: T;
  readonly description?: string;
  /** The colour of a code, shown as a dot: a palette name or `#rrggbb`. */
  readonly color?: string;
  /** A sign before the label. */
  readonly icon?: "add" | "check";
  /** Whether it is ticked at first, where several can be. */
  readonly isTicked?: boolean;
  /** Shown whatever is typed. */
  readonly isAlwaysShown?: boolean;
}

/** A line in a list to choose from that heads what follows. */
export interface Separator {
  readonly separator: string;
}

export interface Question {
  readonly title: string;
  readonly placeholder: string;
}

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  readonly placeholder?: string;
  /** Why a text can't be taken; null: it can. */
  readonly refuse: (text: string) => string | null;
}

/** Questions; undefined where the person thinks better of it. */
export interface Dialogs {
  pick<T>(question: Question, choices: readonly (Choice<T> | Separator)[]): Promise<T | undefined>;
  pickSeveral<T>(question: Question, choices: readonly Choice<T>[]): Promise<T[] | undefined>;
  enterText(question: TextQuestion): Promise<string | undefined>;
}

/** Messages, which nobody waits for an answer to. */
export interface Messages {
  /** For a moment, where it is in nobody's way. */
  say(message: string): void;
  /** Until the person has seen it. */
  inform(message: string): void;
  /** The same, for what went wrong. */
  fail(message: string): void;
}
