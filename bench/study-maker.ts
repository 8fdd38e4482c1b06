import * as fs from "node:fs";
import * as path from "node:path";
import { describe } from "../src/core/text/place";
import { textVersion } from "../src/core/text/version";
import { idMaker } from "../src/core/study/format/ids";
import { attributesLine, sidecarPath } from "../src/core/study/format/paths";
import { formatRecord, instantOf, type StudyRecord } from "../src/core/study/format/record";
import { random, type Random } from "../test/trials/random";
import { passageIn, sentence, transcript } from "../test/trials/transcript";

export interface StudySize {
  readonly documents: number;
  /** In every document, shared among its coders. */
  readonly codings: number;
  /** In the codebook; 60 unless said otherwise. */
  readonly codes?: number;
  /** In every document; 40 unless said otherwise. */
  readonly turns?: number;
  /** Each gathers codes that no other does, so that some are in none; none unless said otherwise. */
  readonly themes?: number;
  readonly seed: number;
}

/** A document as it was coded, and its sidecars by the coders' ids. */
export interface MadeDocument {
  readonly path: string;
  readonly text: string;
  readonly sidecars: ReadonlyMap<string, string>;
}

const coders = ["ana", "ben", "chloe", "dov", "emi"];
const dayOne = Date.UTC(2026, 8, 1, 9);

/** One document in this many was edited after it was coded, so that its passages have moved. */
const edited = 20;

/** Writes a whole study into an empty folder: interviews, two or three coders each. */
export function makeStudy(root: string, size: StudySize): void {
  const { documents, codings, seed, turns = 40, themes = 0 } = size;
  const draw = random(seed);
  const makeId = idMaker((bytes) => draw.fill(bytes));
  const codes = Array.from({ length: size.codes ?? 60 }, (_, at) => `code-${at + 1}`);
  write(root, "emic.yaml", "name: Made for measuring\napproach: codebook\ninterviewers: [Interviewer]\n");
  write(root, ".gitattributes", `${attributesLine}\n`);
  write(root, "codebook.yaml", codebook(codes));
  write(root, "participants.csv", participants(documents, draw));
  for (let number = 1; number <= themes; number++)
    write(root, `themes/theme-${number}.md`, theme(number, codes, themes + 1));
  for (let number = 1; number <= documents; number++) {
    const made = makeDocument({ number, codings, turns, codes, draw, makeId });
    write(root, made.path, draw.below(edited) === 0 ? addedTo(made.text) : made.text);
    for (const [coder, lines] of made.sidecars) write(root, sidecarPath(coder, made.path), lines);
  }
}

export interface Making {
  readonly number: number;
  readonly codings: number;
  readonly turns: number;
  readonly codes: readonly string[];
  readonly draw: Random;
  readonly makeId: (now: number) => string;
}

/** One interview with its codings. */
export function makeDocument({ number, codings, turns, codes, draw, makeId }: Making): MadeDocument {
  const text = transcript(number, turns, draw);
  const file = `interviews/${String(Math.ceil(number / 100)).padStart(3, "0")}/r${number}.md`;
  const first = draw.below(coders.length);
  const active = Array.from({ length: 2 + draw.below(2) }, (_, at) => coders[(first + at) % coders.length]!);
  const version = textVersion(text);
  const lines = new Map(active.map((coder) => [coder, [] as string[]]));
  for (let at = 0; at < codings; at++) {
    const now = dayOne + (number * 200 + at) * 60_000;
    const record: StudyRecord = {
      id: makeId(now),
      ...(draw.chance(0.03) ? {} : { code: draw.pick(codes) }),
      ...describe(text, passageIn(text, draw), version),
      made: instantOf(now),
      ...(draw.chance(0.1) ? { memo: sentence(draw) } : {}),
    };
    lines.get(active[at % active.length]!)!.push(formatRecord(record));
  }
  return { path: file, text, sidecars: new Map(Array.from(lines, ([coder, own]) => [coder, joined(own)])) };
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

function addedTo(text: string): string {
  const at = text.indexOf("\n---\n", 4) + 5;
  return `${text.slice(0, at)}\nA note that was added later.\n${text.slice(at)}`;
}

function codebook(codes: readonly string[]): string {
  let text = "codes:\n";
  for (const [at, code] of codes.entries()) {
    const indent = at % 6 === 0 ? "  " : "      ";
    text += `${indent}- id: ${code}\n${indent}  name: Code ${at + 1}\n${indent}  definition: What ${code} means.\n`;
    if (at % 6 === 0) text += `${indent}  codes:\n`;
  }
  return text;
}

function theme(number: number, codes: readonly string[], every: number): string {
  const gathered = codes.filter((_, at) => at % every === number);
  return `---\nstatus: kept\ncodes: [${gathered.join(", ")}]\n---\n# Theme ${number}\n`;
}

function participants(count: number, draw: Random): string {
  let text = "participant,group,quote,years\n";
  for (let number = 1; number <= count; number++) {
    text += `P${number},${draw.pick(["existing", "lost", "won"])},anonymous,${draw.below(30)}\n`;
  }
  return text;
}

function write(root: string, file: string, text: string): void {
  const target = path.join(root, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
}
