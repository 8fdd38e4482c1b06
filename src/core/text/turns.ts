import { frontMatterExtent, paragraphAt } from "./layout";
import { trim, type Span } from "./span";

/** One speaker's contribution to a transcript. */
export interface Turn {
  /** The speaker's fullest name that the document gives: `Adam Levine` for a turn labelled `AL:`. */
  readonly speaker: string;
  /** The names on the label: `AL`; `Adam Levine` and `AL` for `Adam Levine (AL):`. */
  readonly names: readonly string[];
  /** The label with its colon and time, as written. */
  readonly label: Span;
  /** What was said, from after the label to before the next label or heading, white space trimmed. */
  readonly body: Span;
  /** When it was said, in seconds from the recording's start; null where the transcript does not say. */
  readonly time: number | null;
}

interface Label {
  readonly name: string;
  /** The name folded. */
  readonly key: string;
  readonly initials: string | null;
  readonly span: Span;
  readonly time: number | null;
  readonly bold: boolean;
  /** Whether words follow on the label's line. */
  readonly inline: boolean;
}

/** A time as transcripts write it, as a part of regular expressions. */
export const stamp = String.raw`(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?`;
const bold = String.raw`(\*\*|__)?`;

const bracketed = String.raw`[[(]?(${stamp})[\])]?`;

/**
 * `[00:01:10] **Name (AB)** [00:01:10]:** 00:01:10`, all but the name and the colon optional; or `Name  0:03` alone.
 * Groups: 1, 6, 8, 9 the time; 2 bold; 3 the name; 4 the initials.
 */
const labelPattern = new RegExp(
  String.raw`^(?:${bracketed}[ \t]{1,4}(?:[-–] )?)?${bold}([\p{L}\p{N}][^:*_[\]\n]{0,59}?)(?: \(([\p{Lu}\p{N}]{1,4})\))?${bold}` +
    String.raw`(?:[ \t]{0,3}(?:${bracketed})?[ \t]?:${bold}(?:[ \t]{1,3}${bracketed})?(?=\s|$)|[ \t]{1,4}${bracketed}[ \t]*$)`,
  "u",
);

/** A label stands within this many code units of its line. */
const longestLabel = 120;

/** The fewest turns, one speaker's more than once, that make a transcript where no known speaker has a label. */
const fewestTurns = 3;

/**
 * The turns of a transcript in order; empty where the text is none. `known` are names that are speakers wherever
 * they, or their first names, stand as a label. An unknown name counts when it comes with a time, in bold or with
 * initials, when it repeats, or, once the transcript has begun, when it looks like nothing but a speaker: initials, a
 * number, a full name. Some unknown name has to repeat, though: a lone `Topic:` or `Note:` and a field note's head of
 * `**Date:**` and `**Place:**` stay text. A heading ends a turn. Where labels stand before their words and
 * most paragraphs have none, a turn is its own paragraph: what follows may be anybody's.
 */
export function turnsOf(text: string, known: readonly string[] = []): Turn[] {
  const { labels, headings, paragraphs } = scan(text);
  const accepted = choose(labels, known);
  const fullNames = fullNamesOf(accepted, known);
  const mostlyUnlabelled = accepted.every((label) => label.inline) && accepted.length * 2 < paragraphs;
  let heading = 0;
  return accepted.map((label, index) => {
    while (heading < headings.length && headings[heading]! < label.span.end) heading++;
    const limit = Math.min(accepted[index + 1]?.span.start ?? text.length, headings[heading] ?? text.length);
    const end = mostlyUnlabelled ? Math.min(limit, paragraphAt(text, label.span.end).end) : limit;
    return {
      speaker: fullNames.get(label.name)!,
      names: label.initials === null ? [label.name] : [label.name, label.initials],
      label: label.span,
      body: trim(text, { start: label.span.end, end }),
      time: label.time,
    };
  });
}

/** The turn that holds `offset`, its label included; null outside all of them. */
export function turnAt(turns: readonly Turn[], offset: number): Turn | null {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (turns[middle]!.label.start <= offset) low = middle + 1;
    else high = middle;
  }
  const turn = turns[low - 1];
  return turn !== undefined && offset <= turn.body.end ? turn : null;
}

/** The seconds that `1:02:03`, `02:03` or `02:03.5` stand for. */
export function seconds(time: string): number {
  let total = 0;
  let from = 0;
  for (let colon = time.indexOf(":"); colon !== -1; colon = time.indexOf(":", from)) {
    total = (total + Number(time.slice(from, colon))) * 60;
    from = colon + 1;
  }
  return total + Number(time.slice(from).replace(",", "."));
}

function scan(text: string): { labels: Label[]; headings: number[]; paragraphs: number } {
  const labels: Label[] = [];
  const headings: number[] = [];
  const keys = new Map<string, string>();
  let paragraphs = 0;
  let afterBlank = true;
  let start = frontMatterExtent(text)?.end ?? 0;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    if (text[start] === "#") headings.push(start);
    else {
      const label = labelAt(text, start, end, keys);
      if (label !== null) labels.push(label);
      if (afterBlank && end > start) paragraphs++;
    }
    afterBlank = end === start;
    start = end + 1;
  }
  return { labels, headings, paragraphs };
}

/** `keys`: the names met so far, folded. */
function labelAt(text: string, start: number, end: number, keys: Map<string, string>): Label | null {
  const line = text.slice(start, Math.min(end, start + longestLabel));
  if (!line.includes(":")) return null;
  const match = labelPattern.exec(line);
  if (match === null) return null;
  const whole = match[0];
  const time = match[1] ?? match[6] ?? match[8] ?? match[9];
  const name = match[3]!.trim();
  let key = keys.get(name);
  if (key === undefined) {
    if (name.split(/\s+/).length > 6 || !/\p{L}/u.test(name)) return null;
    keys.set(name, (key = fold(name)));
  }
  return {
    name,
    key,
    initials: match[4] ?? null,
    span: { start, end: start + whole.length },
    time: time === undefined ? null : seconds(time),
    bold: match[2] !== undefined,
    inline: line.slice(whole.length).trim() !== "",
  };
}

function choose(labels: readonly Label[], known: readonly string[]): Label[] {
  const names = new Set(known.map(fold).flatMap((key) => [key, ...startsOf(key)]));
  const initialsOf = new Set<string>();
  const counts = new Map<string, number>();
  for (const { key, initials } of labels) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (initials !== null) initialsOf.add(fold(initials));
  }
  const repeats = ({ key, initials }: Label) =>
    counts.get(key)! > 1 || (initials !== null && counts.has(fold(initials)));
  const likely = (label: Label) =>
    names.has(label.key) ||
    label.time !== null ||
    label.bold ||
    label.initials !== null ||
    initialsOf.has(label.key) ||
    (repeats(label) && isName(label.name));
  const begin = labels.find(likely)?.span.start ?? Infinity;
  const accepted = labels.filter(
    (label) => likely(label) || (label.span.start > begin && isUnmistakable(label.name)),
  );
  const isTranscript =
    accepted.some(({ key }) => names.has(key)) || (accepted.length >= fewestTurns && accepted.some(repeats));
  return isTranscript ? accepted : [];
}

function isName(name: string): boolean {
  return /^[\p{Lu}\p{N}]/u.test(name) || !/\s/.test(name);
}

/** Initials (`JOB`), a number (`R3`, `Speaker 2`) or a full name (`Calvin Kim`). */
function isUnmistakable(name: string): boolean {
  return /^(?:\p{Lu}{1,3}|[\p{Lu}][\p{L} ]*\p{N}{1,3}|\p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}[\p{L}'’.-]*|de|van|von|der|da|di|la)){1,3})$/u.test(
    name,
  );
}

/** For each name on a label the one full name that it can stand for, be it initials or a first name; else itself. */
function fullNamesOf(labels: readonly Label[], known: readonly string[]): Map<string, string> {
  const spelled = new Map<string, string>();
  for (const { name, initials } of labels) if (initials !== null) spelled.set(fold(initials), name);
  const keys = new Map<string, string>();
  for (const name of known) keys.set(name, fold(name));
  for (const { name, key } of labels) keys.set(name, key);
  const longer = new Map<string, string[]>();
  const given = new Map<string, string>();
  for (const [name, key] of keys) {
    for (const start of startsOf(key)) {
      const candidates = longer.get(start) ?? [];
      // Two are as many as matter.
      if (candidates.length < 2) longer.set(start, [...candidates, name]);
    }
  }
  for (const name of [...known].reverse()) given.set(keys.get(name)!, name);
  const fullName = ({ name, key }: Label) => {
    const full = spelled.get(key);
    if (full !== undefined) return given.get(keys.get(full)!) ?? full;
    const candidates = longer.get(key) ?? [];
    return candidates.length === 1 ? candidates[0]! : (given.get(key) ?? name);
  };
  const fullNames = new Map<string, string>();
  for (const label of labels) if (!fullNames.has(label.name)) fullNames.set(label.name, fullName(label));
  return fullNames;
}

/** What a name begins with, word by word: `aaron` and `aaron van` for `aaron van wirdum`. */
function startsOf(key: string): string[] {
  const starts: string[] = [];
  for (let at = key.indexOf(" "); at !== -1; at = key.indexOf(" ", at + 1)) starts.push(key.slice(0, at));
  return starts;
}

/** A name as it is compared: without regard to case and to the kind of apostrophe. */
export function fold(name: string): string {
  return name.normalize("NFC").replaceAll("’", "'").toLowerCase();
}
