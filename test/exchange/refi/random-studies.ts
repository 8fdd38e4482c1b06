import * as fc from "fast-check";
import { stringify } from "yaml";
import { describe as describePassage } from "../../../src/core/text/place";
import { formatRecord, isPassage, type Passage } from "../../../src/core/study/format/record";
import { formatSidecar, parseSidecar } from "../../../src/core/study/format/sidecar";
import { normalise } from "../../../src/core/text/normal";
import { idOf } from "../../core/study/records";
import { studyOf } from "./exchange-study";

const words = fc
  .array(
    fc.constantFrom(
      "I felt safe",
      " ",
      "\n",
      "\n\n",
      "é",
      "😀",
      "<b>&amp;",
      '"',
      "’",
      "Apply when: ",
      "Id: x",
      "\\",
      "…",
      "\t",
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(""));
const texts = fc
  .array(fc.constantFrom("They only call", " ", "\n", "\n\n", "é", "😀", "a", "𝔘ber ", "R3: ", "I: "), {
    minLength: 2,
    maxLength: 30,
  })
  .map((parts) => parts.join(""));
const said = fc.option(
  words.filter((text) => text.trim() !== ""),
  { nil: undefined },
);
const code = fc.record({
  name: fc.constantFrom("Trust", "Knows the price", "Trust!", "Taken for granted", "😀", 'a <b> & "c"'),
  color: fc.constantFrom(undefined, "teal", "red", "#12ab9f"),
  below: fc.nat({ max: 3 }),
  definition: said,
  include: said,
  exclude: said,
  typical: said,
});
const passage = fc.record({
  from: fc.nat(),
  length: fc.integer({ min: 1, max: 20 }),
  code: fc.option(fc.nat({ max: 4 }), { nil: undefined }),
  owner: fc.constantFrom("ana", "ben", "@agreed"),
  memo: fc.option(words, { nil: undefined }),
});
const document = fc.record({
  path: fc.constantFrom("interviews/r1.md", "r2.md", "visits/ü 😀.md", "notes & things.md"),
  front: fc.constantFrom("", "---\nparticipant: P1\ndate: 2026-01-05\n---\n"),
  text: texts,
  passages: fc.array(passage, { maxLength: 6 }),
});
const participant = fc.record({
  group: fc.constantFrom("", "lost", "won"),
  quote: fc.constantFrom("", "named"),
  years: fc.constantFrom("", "6", "-3", "0.5"),
  met: fc.constantFrom("", "2026-01-05", "2026-02-30"),
  place: fc.constantFrom("", 'Fife, "north"', "😀", "a;b"),
});

/** Studies of which everything has a place in the exchange format. */
export const studies: fc.Arbitrary<Record<string, string>> = fc
  .record({
    codes: fc.array(code, { minLength: 1, maxLength: 4 }),
    documents: fc.uniqueArray(document, { selector: ({ path }) => path, maxLength: 2 }),
    participants: fc.array(participant, { maxLength: 2 }),
    crlf: fc.boolean(),
    memo: words,
  })
  .map(({ codes, documents, participants, crlf, memo }) => {
    const files: Record<string, string> = {
      "emic.yaml": 'name: "A < study"\ncoders: {ana: {name: Ana Ruiz}, eve: {name: Eve}}\n',
      "codebook.yaml": codebook(codes),
      "participants.csv": table(participants),
      "memos/notes/first one.md": `# First\n\n${memo}\n`,
      "themes/envelope.md": "---\nstatus: kept\ncodes: [c0]\n---\n# On an envelope\n",
    };
    let id = 0;
    for (const { path, front, text, passages } of documents) {
      const whole = front + text;
      files[path] = crlf ? whole.replaceAll("\n", "\r\n") : whole;
      const characters = Array.from(text);
      const owned = new Map<string, Passage[]>();
      for (const { from, length, code: number, owner, memo: note } of passages) {
        const at = from % characters.length;
        const start = front.length + characters.slice(0, at).join("").length;
        const end = start + characters.slice(at, at + length).join("").length;
        const record = {
          id: idOf(id++),
          ...(number === undefined ? {} : { code: `c${number % codes.length}` }),
          ...describePassage(whole, { start, end }),
          made: "2026-11-21T10:04:00.5Z",
          ...(note === undefined ? {} : { memo: note }),
        };
        owned.set(owner, [...(owned.get(owner) ?? []), record]);
      }
      for (const [owner, records] of owned)
        files[`codings/${owner}/${path}.jsonl`] = formatSidecar(
          records.map((record) => ({ id: record.id, raw: formatRecord(record) })),
          [],
        );
    }
    return files;
  });

interface Made {
  id: string;
  codes: Made[];
  [key: string]: unknown;
}

/** Each code takes some of those after it below itself. */
function codebook(
  codes: readonly {
    name: string;
    color: string | undefined;
    below: number;
    definition: string | undefined;
    include: string | undefined;
    exclude: string | undefined;
    typical: string | undefined;
  }[],
): string {
  const made = codes.map(({ typical, ...rest }, at): Made => {
    const examples = typical === undefined ? {} : { examples: { typical } };
    const given = Object.entries(rest).filter(([key, value]) => key !== "below" && value !== undefined);
    return { id: `c${at}`, ...Object.fromEntries(given), ...examples, codes: [] };
  });
  const top: Made[] = [];
  const open: { made: Made; left: number }[] = [];
  for (const [at, one] of made.entries()) {
    while (open.at(-1)?.left === 0) open.pop();
    const above = open.at(-1);
    if (above !== undefined) above.left--;
    (above?.made.codes ?? top).push(one);
    open.push({ made: one, left: codes[at]!.below });
  }
  return stringify({ codes: top });
}

function table(rows: readonly Record<"group" | "quote" | "years" | "met" | "place", string>[]): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const lines = rows.map((row, at) =>
    [`P${at}`, row.group, row.quote, row.years, row.met, row.place].map(quoted).join(","),
  );
  return `${["participant,group,quote,years,met,place", ...lines].join("\n")}\n`;
}

/** All that a study says, however its files are written. */
export async function saidBy(files: Readonly<Record<string, string>>) {
  const { folder } = await studyOf(files);
  const { codebook: book, manifest, participants, themes } = folder.study.setup;
  const documents = Object.entries(files).filter(([path]) => manifest.isDocument(path));
  const passages = Object.entries(files)
    .filter(([path]) => path.endsWith(".jsonl"))
    .flatMap(([path, text]) => parseSidecar(text, path).lines.map(({ record }) => ({ path, record })))
    .filter(({ record }) => isPassage(record));
  return {
    name: manifest.name,
    coders: [...manifest.coders].sort(),
    codes: Array.from(book.codes.values(), (one) => ({ ...one, range: null })),
    participants: [...participants.values()],
    themes: [...themes.values()],
    memos: Object.entries(files)
      .filter(([path]) => /^(?:memos|themes)\//.test(path))
      .sort(),
    documents: documents.map(([path, text]) => [path, normalise(text)]).sort(),
    passages: passages.sort((a, b) => (a.record.id < b.record.id ? -1 : 1)),
  };
}
