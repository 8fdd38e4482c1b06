import { scalar } from "../yaml-scalar";
import { escaped } from "../markdown";
import { paragraphsToMarkdown } from "../plain";

/** What somebody answered at one time. */
export interface Entry {
  /** The day as `2026-03-12`, or as the table has it; empty where it has none. */
  readonly date: string;
  /** By key of the front matter. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly question: string;
  readonly words: string;
}

/** A document of what somebody answered. */
export interface Answered {
  /** The file that it is from. */
  readonly source: string;
  readonly participant: string | null;
  /** At least one. */
  readonly entries: readonly Entry[];
  /** Whether the answers stand below their questions. */
  readonly isAsked: boolean;
}

/** Longer front matter would be taken for text. */
const mostAttributes = 50_000;

/**
 * Answers as Markdown: below their questions, where there are several of them; several entries below their dates, or their
 * numbers where any has none. `left` is how many attributes find no room.
 */
export function answersToMarkdown({ source, participant, entries, isAsked }: Answered): {
  readonly text: string;
  readonly left: number;
} {
  const lines = [`source: ${scalar(source)}`];
  if (participant !== null) lines.push(`participant: ${scalar(participant)}`);
  const dates = new Set(entries.map(({ date }) => date));
  const [date = ""] = dates;
  if (dates.size === 1 && date !== "") lines.push(`date: ${value(date)}`);
  let room = mostAttributes;
  let left = 0;
  for (const [key, values] of attributesOf(entries)) {
    const [only] = values;
    const written = values.length === 1 ? value(only!) : `[${values.map(value).join(", ")}]`;
    const line = `${scalar(key)}: ${written}`;
    room -= line.length;
    if (room > 0) lines.push(line);
    else left++;
  }
  const isDated = !dates.has("");
  const parts = entries.flatMap(({ answers, date: when }, at) => {
    const heading = entries.length === 1 ? [] : [`## ${escaped(isDated ? when : String(at + 1))}\n`];
    const level = entries.length === 1 ? "##" : "###";
    const answered = answers.flatMap(({ question, words }) => [
      ...(isAsked ? [`${level} ${headingOf(question)}\n`] : []),
      paragraphsToMarkdown(words),
    ]);
    return [...heading, ...answered];
  });
  return { text: `---\n${lines.join("\n")}\n---\n\n${parts.join("\n")}`, left };
}

/** What all entries say of each attribute, each thing once. */
function attributesOf(entries: readonly Entry[]): Map<string, string[]> {
  const all = new Map<string, Set<string>>();
  for (const { attributes } of entries)
    for (const [key, said] of attributes) all.set(key, (all.get(key) ?? new Set()).add(said));
  return new Map(Array.from(all, ([key, values]) => [key, [...values]]));
}

/** Signs at a heading's end would be taken for a part of its mark. */
function headingOf(question: string): string {
  return escaped(question).replace(/#$/, "\\#");
}

/** Numbers and days stay what they are. */
function value(text: string): string {
  const isNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?$/.test(text) && String(Number(text)) === text;
  return isNumber || /^\d{4}-\d\d-\d\d$/.test(text) ? text : scalar(text);
}
