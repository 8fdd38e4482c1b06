import * as fc from "fast-check";
import { describe as describePassage } from "../../../src/core/text/place";
import { formatRecord } from "../../../src/core/study/format/record";
import { idOf } from "../study/records";

/** One coding as a person would list it by hand. */
export interface Listed {
  readonly document: string;
  readonly coder: string;
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** Who said it; null: the interviewer. */
  readonly participant: string | null;
  readonly voice: string;
}

/** A small study as files, and everything in it as a list. */
export interface SmallStudy {
  readonly files: Record<string, string>;
  readonly codings: readonly Listed[];
  /** The coders who marked each document as coded. */
  readonly marks: ReadonlyMap<string, readonly string[]>;
  /** Whether the document has an agreed reading. */
  readonly agreed: ReadonlySet<string>;
  readonly documents: ReadonlyMap<
    string,
    { readonly date: string; readonly method: string; readonly people: readonly string[] }
  >;
}

/** The codes, each with its parent. */
export const parents: Readonly<Record<string, string | null>> = {
  trust: null,
  granted: "trust",
  betrayed: "trust",
  price: null,
  margin: "price",
  stray: null,
};

export const groups: Readonly<Record<string, string>> = { P1: "lost", P2: "lost", P3: "won" };

/** What the themes gather: the second one has the first below it. */
export const themes: Readonly<Record<string, readonly string[]>> = {
  envelope: ["granted", "margin"],
  whole: ["price", "granted", "margin"],
};

const setup = {
  "emic.yaml": "name: Small\ninterviewers: [I]\n",
  "codebook.yaml": `codes:
  - id: trust
    codes:
      - id: granted
        aliases: [undervalued]
      - id: betrayed
  - id: price
    codes:
      - id: margin
`,
  "participants.csv": "participant,group\nP1,lost\nP2,lost\nP3,won\n",
  "themes/envelope.md": "---\ncodes: [undervalued, margin]\n---\n# On an envelope\n",
  "themes/whole.md": "---\ncodes: [price]\nsubthemes: [envelope, whole]\n---\n# The whole\n",
};

const turns = fc.array(fc.constantFrom("P1", "P2", "P3", "I"), { minLength: 3, maxLength: 6 });
const coding = fc.record({
  turn: fc.nat(),
  from: fc.nat(),
  length: fc.integer({ min: 1, max: 12 }),
  code: fc.constantFrom("trust", "granted", "undervalued", "betrayed", "price", "margin", "stray"),
  coder: fc.constantFrom("ana", "ben", "@agreed"),
  voice: fc.constantFrom(undefined, undefined, "observed", "second-hand"),
});
const document = fc.record({
  turns,
  codings: fc.array(coding, { maxLength: 14 }),
  marks: fc.subarray(["ana", "ben"]),
  date: fc.constantFrom("2026-01-05", "2026-02-10"),
  method: fc.constantFrom("visit", "call"),
});

/** Studies of up to four transcripts, coded by two coders and perhaps agreed on. */
export const smallStudies: fc.Arbitrary<SmallStudy> = fc
  .array(document, { maxLength: 4 })
  .map((documents) => {
    const files: Record<string, string> = { ...setup };
    const study = {
      files,
      codings: [] as Listed[],
      marks: new Map<string, string[]>(),
      agreed: new Set<string>(),
      documents: new Map(),
    };
    let id = 0;
    for (const [number, { turns: speakers, codings, marks, date, method }] of documents.entries()) {
      const path = `d${number}.md`;
      const lines = speakers.map((speaker, at) => `${speaker}: said number ${at} by “It’s” all.`);
      const head = `---\ndate: ${date}\nmethod: ${method}\nspeakers: {P1: P1, P2: P2, P3: P3, I: interviewer}\n---\n`;
      const text = `${head}${lines.join("\n\n")}\n`;
      files[path] = text;
      study.documents.set(path, { date, method, people: ["P1", "P2", "P3"] });
      const sidecars = new Map<string, string[]>();
      for (const { turn, from, length, code, coder, voice } of codings) {
        const line = lines[turn % lines.length]!;
        const at = text.indexOf(line) + 4 + (from % (line.length - 4));
        const start = Math.min(at, text.indexOf(line) + line.length - 1);
        const end = Math.min(start + length, text.indexOf(line) + line.length);
        const speaker = speakers[turn % lines.length]!;
        const record = {
          id: idOf(id++),
          code,
          ...describePassage(text, { start, end }),
          made: "2026-11-21T10:04:00Z",
          ...(voice === undefined ? {} : { voice }),
        };
        sidecars.set(coder, [...(sidecars.get(coder) ?? []), formatRecord(record)]);
        study.codings.push({
          document: path,
          coder,
          code: code === "undervalued" ? "granted" : code,
          start,
          end,
          words: text.slice(start, end),
          participant: speaker === "I" ? null : speaker,
          voice: voice ?? "own",
        });
        if (coder === "@agreed") study.agreed.add(path);
      }
      for (const coder of marks) {
        const record = formatRecord({ id: idOf(id++), mark: "coded", made: "2026-11-21T10:04:00Z" });
        sidecars.set(coder, [...(sidecars.get(coder) ?? []), record]);
      }
      study.marks.set(path, marks);
      for (const [coder, kept] of sidecars) files[`codings/${coder}/${path}.jsonl`] = `${kept.join("\n")}\n`;
    }
    return study;
  });
