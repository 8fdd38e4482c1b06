/** A sentence for people, as data: a face says it in the reader's language. */
export interface Message {
  /** In English, by which translations find it, with `{0}`, `{1}`… where the arguments stand. */
  readonly text: string;
  readonly args: readonly (string | number)[];
}

/** A sentence with what is put into it. Its text has to be written out where it is called, so that it can be translated. */
export function message(text: string, ...args: readonly (string | number)[]): Message {
  return { text, args };
}

/** A sentence in English. */
export function inEnglish({ text, args }: Message): string {
  return text.replace(/\{(\d+)\}/g, (whole, at: string) => String(args[Number(at)] ?? whole));
}
