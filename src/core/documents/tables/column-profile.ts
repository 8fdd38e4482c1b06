import { isDate } from "./dates";

/** What the cells of a column look like: shares of those that say something. */
export interface ColumnProfile {
  /** How many say something. */
  readonly filled: number;
  /** How many different things they say. */
  readonly distinct: number;
  /** How many words they have on average. */
  readonly words: number;
  readonly longest: number;
  readonly numbers: number;
  readonly dates: number;
  /** E-mail, internet and postal addresses of machines, telephone numbers: what leads to somebody. */
  readonly contacts: number;
  /** Letters and digits in one word, such as `T-1001`. */
  readonly codes: number;
  /** Links and long codes that only machines read. */
  readonly machine: number;
}

/** So many cells tell what the others look like. */
const looked = 2_000;

const number = /^[-+~<>]?\s?\p{Sc}?\s?\d[\d.,'’\u00a0\u202f ]{0,30}\s?[%\p{Sc}]?$/u;
const contacts = [
  /^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@.]{2,24}$/,
  /^\d{1,3}(?:\.\d{1,3}){3}$/,
  /^(?=.*:.*:)[0-9a-f:]{6,39}$/i,
  /^(?:\+|00|\(?0\d{1,5}\)?[ /-])[\d ()/.-]{6,24}$/,
];
const machine = /^(?:https?:\/\/\S+|\{".*|(?=.*\d)[\w+/=-]{20,})$/;
/** Scripts that put no spaces between words, of about two letters each. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;

/** Whether a cell is a number, with its unit perhaps. */
export function isNumber(text: string): boolean {
  return text.length <= 40 && number.test(text);
}

/** Whether a cell leads to somebody: an e-mail address, an internet address or a telephone number. */
export function isContact(text: string): boolean {
  return text.length <= 260 && contacts.some((pattern) => pattern.test(text)) && !isDate(text);
}

/** What a column looks like; `cells` are all of its cells. */
export function columnProfile(cells: readonly string[]): ColumnProfile {
  const filled = cells.filter((cell) => cell !== "");
  const some = filled.slice(0, looked);
  const share = (is: (cell: string) => boolean) =>
    some.length === 0 ? 0 : some.filter(is).length / some.length;
  return {
    filled: filled.length,
    distinct: new Set(filled).size,
    words: some.reduce((sum, cell) => sum + wordsIn(cell), 0) / Math.max(1, some.length),
    longest: filled.reduce((most, { length }) => Math.max(most, length), 0),
    numbers: share(isNumber),
    dates: share(isDate),
    contacts: share(isContact),
    codes: share((cell) => cell.length <= 64 && /^(?=.*\d)(?=.*\p{L})\S+$/u.test(cell)),
    machine: share((cell) => machine.test(cell.slice(0, 500))),
  };
}

function wordsIn(cell: string): number {
  const text = cell.slice(0, 1_000);
  return Math.max(text.split(/\s+/).length, (text.match(unspaced)?.length ?? 0) / 2);
}
