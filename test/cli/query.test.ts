import assert from "node:assert/strict";
import path from "node:path";
import { emic, folderOf, repository } from "./emic";

const sample = path.join(repository, "sample");

interface QueryJson {
  version: number;
  query: string;
  counted: string;
  documents: number;
  participants: number;
  passages: {
    document: string;
    start: number | null;
    end: number | null;
    line: number | null;
    ids: string[];
    coders: string[];
    codes: string[];
    participant: string | null;
    words: string | null;
  }[];
}

const words = "---\nspeakers: {R: P1, S: P2}\n---\n\nR: I felt safe there.\n\nS: It cost too much. I left.\n";
const line = (number: number, code: string, quote: string) => {
  const start = words.indexOf(quote);
  const [prefix, suffix] = [words.slice(Math.max(0, start - 32), start), words.slice(start + quote.length)];
  const id = `01JD7Q2M8Z3K5V9X0B4N00000${number}`;
  const context = { prefix, suffix: suffix.slice(0, 32), text: "000000000000" };
  return `${JSON.stringify({ id, code, start, quote, ...context, made: "2026-11-21T10:04:00Z" })}\n`;
};
const study = (people: string) =>
  folderOf({
    "emic.yaml": "name: Study\n",
    "codebook.yaml": "codes:\n  - {id: trust, name: Trust}\n  - {id: price, name: Price}\n",
    "participants.csv": `participant,group,quote,withdrawn\n${people}`,
    "r.md": words,
    "codings/ana/r.md.jsonl": line(1, "trust", "I felt safe there.") + line(2, "price", "It cost too much."),
    "codings/ben/r.md.jsonl": line(3, "price", "cost too much. I left."),
  });
const everybody = "P1,lost,,\nP2,won,,\n";
const read = (folder: string, ...args: string[]) =>
  JSON.parse(emic(folder, "query", "--json", ...args, ".").out) as QueryJson;

describe("emic query", () => {
  it("lists passages with where they are, whose they are and what they say", () => {
    const { code, out, err } = emic(study(everybody), "query", "code:Price OR group:lost");
    assert.equal(code, 0);
    assert.equal(
      out,
      "r.md:5  P1  trust\n  “I felt safe there.”\n\n" +
        "r.md:7  P2  price\n  “It cost too much. I left.”\n\n",
    );
    assert.equal(
      err,
      "2 passages in 1 document, of 2 participants. Counted: the agreed reading where a document has one, else all coders’ codings together.\n",
    );
  });

  it("tells machines positions, ids, coders and codes; overlapping codings of several coders are one passage", () => {
    const { version, query, counted, documents, participants, passages } = read(
      study(everybody),
      "code:price",
    );
    assert.deepEqual([version, query, documents, participants], [1, "code:price", 1, 1]);
    assert.match(counted, /all coders/);
    const [passage, ...others] = passages;
    assert.deepEqual(others, []);
    const { document, start, end, line: at, coders, codes, participant } = passage!;
    assert.deepEqual(
      [document, at, coders, codes, participant],
      ["r.md", 7, ["ana", "ben"], ["price"], "P2"],
    );
    assert.equal(words.slice(start!, end!), "It cost too much. I left.");
    assert.equal(passage!.ids.length, 2);
  });

  it("counts on the codings of whom it is asked for", () => {
    const folder = study(everybody);
    assert.equal(read(folder, "--reading", "ben", "code:price").passages[0]!.words, "cost too much. I left.");
    assert.equal(read(folder, "coder:ana").passages.length, 2);
    const { code, err } = emic(folder, "query", "--reading", "cleo", "code:price");
    assert.equal(code, 2);
    assert.match(err, /nobody named “cleo” has coded here/);
  });

  it("finds words in any case, also where nothing else is asked for", () => {
    assert.equal(read(study(everybody), '"FELT safe"').passages.length, 1);
    assert.equal(read(study(everybody), "safe -participant:P1").passages.length, 0);
  });

  it("writes quotes for memos, and tables", () => {
    const folder = study(everybody);
    assert.equal(
      emic(folder, "query", "--md", "code:trust").out,
      "> I felt safe there. — [P1](r.md#emic-01JD7Q2M8Z3K5V9X0B4N000001)\n",
    );
    const [head, row, ...rest] = emic(folder, "query", "--csv", "code:trust").out.split("\r\n");
    assert.equal(head, "document,line,start,end,participant,voice,codes,coders,words");
    assert.match(row!, /^r\.md,5,\d+,\d+,P1,own,trust,ana,I felt safe there\.$/);
    assert.deepEqual(rest, [""]);
  });

  it("tells no words of people who refuse or have withdrawn, and says so", () => {
    for (const people of ["P1,lost,no,\nP2,won,,\n", "P1,lost,,yes\nP2,won,,\n"]) {
      const folder = study(people);
      for (const form of [[], ["--json"], ["--md"], ["--csv"]]) {
        const { out, err } = emic(folder, "query", ...form, "");
        assert.doesNotMatch(out, /safe/, form.join());
        assert.match(out, /cost/, form.join());
        assert.match(err, /1 of 2: words not told/);
      }
    }
    const broken = emic(study('P1,lost,"\n'), "query", "");
    assert.equal(broken.code, 1);
    assert.doesNotMatch(broken.out, /safe|cost/);
    assert.match(broken.err, /no words are told: participants\.csv has to be put right/);
  });

  it("points at what is wrong", () => {
    const wrong = (query: string) => {
      const { code, out, err } = emic(sample, "query", query);
      assert.deepEqual([code, out], [2, ""]);
      return err;
    };
    assert.equal(
      wrong("group:lost (price"),
      "emic query: This parenthesis is not closed.\n  group:lost (price\n             ^^^^^^\n",
    );
    assert.equal(
      wrong("price code:nope"),
      "emic query: The study has no code “nope”.\n  price code:nope\n        ^^^^^^^^^\n",
    );
    assert.match(emic(sample, "query").err, /^emic query: what is asked for\?\n\nUsage: /);
    assert.match(emic(sample, "query", "--md", "--csv", "price").err, /one form/);
  });
});
