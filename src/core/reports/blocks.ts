import { lineAt, linesOf } from "../text/lines";
import type { Span } from "../text/span";
import type { ReportDocument } from "./report";
import type { Turn } from "../text/turns";
import { runsOf, type Run } from "./inline";

/** A paragraph or the like of a document, as it is shown. */
export interface Block {
  readonly kind: "paragraph" | "heading" | "quote" | "bullet" | "number" | "rule";
  /** Of a heading 1 to 6; of a list's item how deep it stands, from 0; of a quote from 1. */
  readonly level: number;
  /** The number of a numbered item. */
  readonly number: number;
  /** What is shown, in order: a line end is one of its own. None in a rule. */
  readonly runs: readonly Run[];
  /** Whether its lines are filled, so that their ends mean nothing. */
  readonly isFilled: boolean;
}

const heading = /^(#{1,6})[ \t]+(?=\S)/;
const quote = /^ {0,3}((?:>[ \t]?)+)/;
const bullet = /^([ \t]{0,16})[-*+][ \t]{1,4}(?=\S)/;
const number = /^([ \t]{0,16})(\d{1,9})[.)][ \t]{1,4}(?=\S)/;
const rule = /^ {0,3}(?:(?:-[ \t]?){3,40}|(?:\*[ \t]?){3,40}|(?:_[ \t]?){3,40})$/;
/** What a line begins with is told by so many characters. */
const longestLead = 100;
const fewestFilled = 60;

interface Open extends Pick<Block, "kind" | "level" | "number"> {
  readonly lines: Span[];
  readonly runs: Run[];
}

/**
 * A document after its front matter, as headings, paragraphs, quotes and lists, line by line: a modest part of Markdown.
 * Each turn begins a block.
 */
export function blocksOf({ text, body, turns }: Pick<ReportDocument, "text" | "body" | "turns">): Block[] {
  const blocks: Block[] = [];
  const { starts } = linesOf(text);
  let open: Open | null = null;
  let turn = 0;
  const close = () => {
    if (open !== null) blocks.push({ ...open, isFilled: isFilled(open.lines) });
    open = null;
  };
  for (let at = lineAt({ starts, length: text.length }, body); at < starts.length; at++) {
    const start = Math.max(starts[at]!, body);
    const end = at + 1 < starts.length ? starts[at + 1]! - 1 : text.length;
    if (isBlank(text, start, end)) {
      close();
      continue;
    }
    while (turn < turns.length && turns[turn]!.label.start < start) turn++;
    const spoken = turns[turn]?.label.start === start ? turns[turn]! : null;
    const label = spoken === null ? start : Math.min(spoken.label.end, end);
    const lead =
      spoken === null ? leadOf(text.slice(start, Math.min(end, start + longestLead)), end - start) : noLead;
    const before = open;
    const goesOn =
      before !== null &&
      spoken === null &&
      (lead.kind === null ||
        (lead.kind === "quote" && before.kind === "quote" && lead.level === before.level));
    if (!goesOn) close();
    const block: Open = goesOn
      ? before
      : {
          kind: lead.kind ?? "paragraph",
          level: lead.level,
          number: lead.number,
          lines: [],
          runs: [],
        };
    if (goesOn)
      block.runs.push({ start: start - 1, end: start, isBold: false, isItalic: false, part: "words" });
    if (spoken !== null) block.runs.push(...labelOf(text, spoken, label));
    const said = { start: spoken === null ? Math.min(start + lead.length, end) : label, end };
    if (block.kind !== "rule") for (const run of runsOf(text, said)) block.runs.push(run);
    block.lines.push({ start, end });
    open = block;
    if (block.kind === "heading" || block.kind === "rule") close();
  }
  close();
  return blocks;
}

/** A turn's label up to `end`, with who speaks apart from the rest: `Ana (AR):` of `Ana (AR): 0:06`. */
function labelOf(text: string, { names, label }: Turn, end: number): Run[] {
  const first = label.start + Math.max(0, text.slice(label.start, end).indexOf(names[0]!));
  const rest = text.slice(first + names[0]!.length, end);
  const last = first + names[0]!.length + /^(?: \([^()]{1,4}\))?:?/.exec(rest)![0].length;
  const cuts = [first, Math.min(last, end)];
  return runsOf(text, { start: label.start, end }).flatMap((run) => {
    const places = [run.start, ...cuts.filter((at) => run.start < at && at < run.end), run.end];
    return places.slice(1).map((to, at): Run => {
      const from = places[at]!;
      return { ...run, start: from, end: to, part: from >= first && to <= cuts[1]! ? "speaker" : "label" };
    });
  });
}

interface Lead extends Pick<Block, "level" | "number"> {
  /** Null for a line that begins nothing. */
  readonly kind: Block["kind"] | null;
  /** How much of the line is not shown. */
  readonly length: number;
}

const noLead: Lead = { kind: null, level: 0, number: 0, length: 0 };

function leadOf(line: string, length: number): Lead {
  let found = heading.exec(line);
  if (found !== null) return { ...noLead, kind: "heading", level: found[1]!.length, length: found[0].length };
  found = quote.exec(line);
  if (found !== null) {
    const level = found[1]!.replace(/[^>]/g, "").length;
    return { ...noLead, kind: "quote", level: Math.min(level, 4), length: found[0].length };
  }
  if (length === line.length && rule.test(line)) return { ...noLead, kind: "rule" };
  found = bullet.exec(line);
  if (found !== null)
    return { ...noLead, kind: "bullet", level: depthOf(found[1]!), length: found[0].length };
  found = number.exec(line);
  if (found === null) return noLead;
  const [whole, indent, digits] = found;
  return { kind: "number", level: depthOf(indent!), number: Number(digits), length: whole.length };
}

function depthOf(indent: string): number {
  return Math.min(5, Math.floor(indent.replaceAll("\t", "    ").length / 2));
}

/** Lines that editors filled are about as long as each other, the last one aside. */
function isFilled(lines: readonly Span[]): boolean {
  const lengths = lines.slice(0, -1).map(({ start, end }) => end - start);
  return lengths.length > 0 && lengths.every((length) => length >= fewestFilled);
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text[at] !== " " && text[at] !== "\t") return false;
  return true;
}
