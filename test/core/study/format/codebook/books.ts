import { readCodebook } from "../../../../../src/core/study/format/codebook/codebook";
import type { Study } from "../../../../../src/core/study/model/study";
import { emptySetup, type StudySetup } from "../../../../../src/core/study/model/study";
import type { DocumentReading } from "../../../../../src/core/study/model/read-document";
import { noFrontMatter } from "../../../../../src/core/study/format/front-matter";
import type { Row } from "../../../../../src/core/study/model/shard";
import { idOf } from "../../records";

/** Frames are values, and YAML takes its time: laws ask for the same few again and again. */
const frames = new Map<string, StudySetup>();

/** A frame with this codebook and nothing else. */
export function frameWith(codebook: string): StudySetup {
  const setup = frames.get(codebook) ?? { ...emptySetup, codebook: readCodebook(codebook).codebook };
  frames.set(codebook, setup);
  return setup;
}

/** A row of `r.md` by Ana: `trust` from 10, 5 long, in P1's own words, unless said otherwise. */
export function row(number: number, also: Partial<Row> = {}): Row {
  return {
    id: idOf(number),
    document: "r.md",
    code: "trust",
    owner: "ana",
    start: 10,
    length: 5,
    status: "exact",
    participant: "P1",
    speaker: null,
    voice: "own",
    ...also,
  };
}

/** What reading a document with these rows gives. */
export function readingOf(rows: readonly Row[], marks: readonly string[] = []): DocumentReading {
  const mentions = new Map(
    rows.flatMap(({ code, owner, document }) =>
      code === null ? [] : [[code, { file: `codings/${owner}/${document}.jsonl`, line: 0 }] as const],
    ),
  );
  return { front: noFrontMatter, rows, marks, mentions, problems: [], wanted: new Set() };
}

/** Puts a document with these rows into a study, for all owners of rows and marks. */
export function put(
  study: Study,
  document: string,
  rows: readonly Row[],
  marks: readonly string[] = [],
): void {
  const owners = [...new Set([...rows.map(({ owner }) => owner), ...marks])];
  study.put(document, true, readingOf(rows, marks), owners);
}

/** A small codebook: Trust with two codes below it, and Price. */
export const trust = `codes:
  - id: trust
    name: Trust
    color: teal
    definition: That someone will do what they said.
    include: Also trust in things.
    exclude: Contracts.
    examples: {typical: "I never checked.", not: "It is in the contract."}
    status: stable
    from: inductive
    codes:
      - id: taken-for-granted
        name: Taken for granted
        aliases: [undervalued, overlooked]
      - id: betrayal
        color: "#aa00FF"
  - id: price
    name: 2024
    note: not ours
`;
