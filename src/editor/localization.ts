import type { StudyFolder } from "../core/study/work/folder";

/** The language that the person reads. */
export interface Localization {
  /** As in `en-GB`. */
  readonly language: string;
  /** Its sentences, by the English ones; empty where it is English. */
  readonly bundle: Readonly<Record<string, string>>;
  /** A sentence in that language; `{0}`, `{1}` stand for what follows it. */
  readonly t: (sentence: string, ...parts: (string | number)[]) => string;
}

/** A study that is open, and the language to speak of it in. */
export interface LocalizedStudy {
  readonly folder: StudyFolder;
  /** What it is called where it does not say itself. */
  readonly name: string;
  readonly l10n: Localization;
}
