import { formatOf } from "../../../src/core/files/sources";
import { exportFormats } from "../../../src/core/export-formats";
import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import type { Exported } from "../../../src/core/consent/export-format";
import { describe as describePassage } from "../../../src/core/text/place";
import { normalise } from "../../../src/core/text/normal";
import { trim } from "../../../src/core/text/span";
import { isPassage } from "../../../src/core/study/format/record";
import { parseSidecar } from "../../../src/core/study/format/sidecar";
import { idOf } from "../../core/study/records";
import { lawOf } from "../../core/law";
import { studyOf } from "../refi/exchange-study";
import { studies } from "../refi/random-studies";
import { incoming } from "./read";

type Files = Readonly<Record<string, string>>;

async function exported(files: Files, lineEnds: "lf" | "crlf" = "lf"): Promise<Exported> {
  const { port, folder } = await studyOf(files);
  const written = await formatOf(exportFormats, "a.zip")!.write(folder, port, {
    name: "Study",
    lineEnds,
    documents: null,
  });
  assert.ok("bytes" in written);
  return written;
}

function unpacked({ bytes }: Exported): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, held]) => [path, strFromU8(held)]));
}

/** What is coded in a document of a study, several coders' codings of the same words once. */
function codedIn(files: Files, document: string): string[] {
  const text = normalise(files[document]!);
  const coded = Object.entries(files)
    .filter(([path]) => path.startsWith("codings/") && path.endsWith(`/${document}.jsonl`))
    .flatMap(([path, lines]) => parseSidecar(lines, path).lines.map(({ record }) => record))
    .filter(isPassage)
    .map(({ id, code, start, quote }) => {
      const span = trim(text, { start, end: start + quote.length });
      return {
        span,
        code,
        key: code === undefined || span.start === span.end ? id : `${code} ${span.start} ${span.end}`,
      };
    });
  return [...new Map(coded.map((one) => [one.key, one])).values()].map(
    ({ span, code }) => `${code ?? "–"} ${span.start} ${span.end}`,
  );
}

/** What comes back of each document, where what is marked is read again; it has to be what was coded. */
async function check(files: Files, lineEnds: "lf" | "crlf" = "lf"): Promise<void> {
  const { folder } = await studyOf(files);
  const out = await exported(files, lineEnds);
  const came = unpacked(out);
  let missing = 0;
  for (const document of Object.keys(files).filter((path) => folder.study.documents.has(path))) {
    const { documents, codes } = incoming(came[document]!, folder.study.setup.codebook);
    assert.equal(documents[0]!.text, normalise(files[document]!));
    assert.deepEqual(codes, []);
    const expected = codedIn(files, document);
    for (const { record } of documents[0]!.passages) {
      const one = `${record.code ?? "–"} ${record.start} ${record.start + record.quote.length}`;
      const at = expected.indexOf(one);
      assert.notEqual(at, -1, `${one} was not coded:\n${came[document]!}`);
      expected.splice(at, 1);
    }
    missing += expected.length;
  }
  const named =
    out.omitted.find(({ what }) => what === "passages that marks can't show as they are")?.count ?? 0;
  assert.equal(named, missing);
}

describe("A study that left as Markdown with codes marked in the text", () => {
  it("comes back with the same texts and codings, but for those that it names", () =>
    lawOf(fc.tuple(studies, fc.constantFrom("lf", "crlf")), ([files, lineEnds]) => check(files, lineEnds)));

  const text = "They **only** call when\nthey want a number.\n\n- One\n- `Two`\n\n> Three and four.\n";
  const passages = fc.array(
    fc.record({
      from: fc.nat({ max: text.length - 2 }),
      length: fc.integer({ min: 1, max: 60 }),
      code: fc.nat({ max: 3 }),
    }),
    { maxLength: 12 },
  );
  const book = "codes: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]\n";
  const studyWith = (body: string, all: readonly { from: number; length: number; code: number }[]): Files => {
    const lines = all.map(({ from, length, code }, at) => {
      const start = from % body.length;
      const place = describePassage(body, { start, end: Math.min(body.length, start + length) });
      const said = code === 3 ? { memo: `Hm ${at}.` } : { code: "abc"[code]! };
      return JSON.stringify({ id: idOf(at), ...said, ...place, made: "2026-11-21T10:04:00Z" });
    });
    return { "codebook.yaml": book, "r1.md": body, "codings/ana/r1.md.jsonl": `${lines.join("\n")}\n` };
  };

  it("marks nothing that was not coded, whatever signs its texts have", () => {
    const signs = fc
      .array(
        fc.constantFrom(
          "word",
          " ",
          " ",
          "\n",
          "\n\n",
          "==",
          "=",
          "{",
          "}",
          "`",
          "#tag",
          "- ",
          "# ",
          "> ",
          "<mark>",
          "(QCODE)",
          "```\n",
          "{#a}",
          "…",
        ),
        { minLength: 3, maxLength: 30 },
      )
      .map((parts) => `x${parts.join("")}`);
    return lawOf(fc.tuple(signs, passages), async ([body, all]) => {
      const files = studyWith(body, all);
      const own = incoming(body).documents[0]!;
      const out = await exported(files);
      const { documents } = incoming(unpacked(out)["r1.md"]!);
      assert.equal(documents[0]!.text, own.text);
      const hasOwn = out.omitted.some(({ what }) => /signs of their own/.test(what));
      assert.equal(hasOwn, own.text !== body);
      if (hasOwn) return;
      const expected = all.map(({ from, length }) =>
        body.slice(from % body.length, (from % body.length) + length),
      );
      for (const { record } of documents[0]!.passages)
        assert.ok(
          expected.some((words) => words.includes(record.quote)),
          record.quote,
        );
    });
  });

  it("loses few of many that overlap", async () => {
    let [all, named] = [0, 0];
    await lawOf(passages, async (some) => {
      const out = await exported(studyWith(text, some));
      all += some.length;
      named += out.omitted.find(({ what }) => /can't show/.test(what))?.count ?? 0;
    });
    assert.ok(named <= all / 2, `${named} of ${all}`);
  });

  const study = {
    "emic.yaml": "name: Resellers\n",
    "codebook.yaml":
      "codes:\n  - id: trust\n    name: Trust\n    definition: Relies on us.\n    include: They say so.\n    codes: [{id: past, name: In the past}]\n",
    "participants.csv": "participant,quote\nP1,named\nP2,no\n",
    "codebook.md": "# A document of this name\n",
    "r1.md":
      "---\nparticipant: P1\n---\n# Talk\n\nR3: They only call 😀 when\nthey want a number.\n\n- One\n- Two\n",
    "r2.md": "---\nparticipant: P2\n---\nNobody may read this sentence of mine outside.\n",
    "memos/m.md": "A memo.\n",
    "memos/n.md": "She said: nobody may read this sentence of mine.\n",
  };
  const coded = (words: readonly (readonly [string, string | null, string?])[]): Files => {
    const body = study["r1.md"];
    const lines = words.map(([quote, code, memo], at) => {
      const start = body.indexOf(quote);
      const place = describePassage(body, { start, end: start + quote.length });
      const rest = { ...(code === null ? {} : { code }), ...(memo === undefined ? {} : { memo }) };
      return JSON.stringify({ id: idOf(at), ...rest, ...place, made: "2026-11-21T10:04:00Z" });
    });
    return { ...study, "codings/ana/r1.md.jsonl": `${lines.join("\n")}\n` };
  };

  it("has marks that end with the line and do not overlap, and say where a passage goes on", async () => {
    const files = coded([
      ["They only call 😀 when\nthey", "trust"],
      ["call 😀 when\nthey want", "past", "Often."],
      ["number", null, "Which?"],
      ["number", "trust"],
      ["One\n- Two", "past"],
      ["# Talk", "trust"],
    ]);
    assert.equal(
      unpacked(await exported(files))["r1.md"],
      "---\nparticipant: P1\n---\n# ==Talk=={#trust}\n\nR3: ==They only=={#trust…} ==call 😀 when=={…#trust… #past…}\n==they=={…#trust …#past…} ==want=={…#past}{>>Often.<<} a ==number=={>>Which?<<}{#trust}.\n\n- ==One=={#past…}\n- ==Two=={…#past}\n",
    );
  });

  it("brings its codebook as a page, its memos, and nothing that may not leave", async () => {
    const out = await exported(coded([["They", "trust", "Nobody may read this sentence of mine"]]));
    const files = unpacked(out);
    assert.deepEqual(Object.keys(files), ["codebook.md", "codebook-2.md", "r1.md", "memos/m.md"]);
    assert.equal(
      files["codebook.md"],
      "# Codebook\n\n## Trust (#trust)\n\nRelies on us.\n\nApply when: They say so.\n\n### In the past (#past)\n",
    );
    assert.match(files["r1.md"]!, /==They=={#trust} only/);
    assert.deepEqual(
      out.withheld.map(({ what }) => what),
      [
        "documents with words of participants who do not want to be quoted",
        "memos on passages that quote or name people of documents that stay",
        "memos and themes with words of documents that stay",
      ],
    );
  });
});
