import * as assert from "node:assert/strict";
import { strToU8 } from "fflate";
import { importCodebook } from "../../../src/core/exchange/refi/import-project";
import { isCoding, isPassage } from "../../../src/core/study/format/record";
import { parseSidecar } from "../../../src/core/study/format/sidecar";
import { readCodebook } from "../../../src/core/study/format/codebook/codebook";
import { marked } from "../../core/marked";
import { imported, incoming, project } from "./exchange-study";

const guid = (number: number) => `AAAAAAAA-0000-4000-8000-${String(number).padStart(12, "0")}`;
const head = '<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs" origin="Other 1.0">';
const book = `<CodeBook><Codes><Code guid="${guid(1)}" name="Trust" isCodable="true" color="#F00"/></Codes></CodeBook>`;
const user = `<Users><User guid="${guid(2)}" name="Ana Ruiz"/></Users>`;

interface Counted {
  readonly crlf?: 1 | 2;
  readonly mark?: boolean;
  readonly utf16?: boolean;
  readonly inclusive?: boolean;
  /** What a passage is called, from its words; null: nothing. */
  readonly named?: (words: string) => string | null;
}

/** A project of one source, whose marked passages are counted in some way. `source` has LF line ends. */
function counted(source: string, { crlf, mark, utf16, inclusive, named = (words) => words }: Counted) {
  const { text, spans } = marked(source);
  const position = (offset: number) => {
    const before = text.slice(0, offset);
    const characters = utf16 === true ? before.length : Array.from(before).length;
    const breaks = crlf === 2 ? before.split("\n").length - 1 : 0;
    return characters + breaks + (mark === true ? 1 : 0);
  };
  const selections = spans.map(({ start, end }, at) => {
    const name = named(text.slice(start, end));
    const last = position(end) - (inclusive === true ? 1 : 0);
    return `<PlainTextSelection guid="${guid(100 + at)}"${name === null ? "" : ` name="${name.replaceAll("\n", "&#10;")}"`} startPosition="${position(start)}" endPosition="${last}"><Coding guid="${guid(200 + at)}" creatingUser="${guid(2)}"><CodeRef targetGUID="${guid(1)}"/></Coding></PlainTextSelection>`;
  });
  const file =
    (mark === undefined ? "" : "\uFEFF") + (crlf === undefined ? text : text.replaceAll("\n", "\r\n"));
  const sources = `<Sources><TextSource guid="${guid(3)}" name="Interview 1" plainTextPath="internal://${guid(3)}.txt">${selections.join("")}</TextSource></Sources>`;
  return project(`${head}${user}${book}${sources}</Project>`, { [`sources/${guid(3)}.txt`]: file });
}

/** The words that come in as coded, in the order of the text, and the text. */
async function codedIn(bytes: Uint8Array) {
  const { files, omitted, warnings } = await imported(bytes);
  const records = Object.entries(files)
    .filter(([path]) => path.endsWith(".jsonl"))
    .flatMap(([path, text]) => parseSidecar(text, path).lines.map(({ record }) => record))
    .filter(isPassage)
    .sort((a, b) => a.start - b.start);
  const document = Object.keys(files).find((path) => path.endsWith(".md") && !path.startsWith("memos/"))!;
  for (const { start, quote } of records)
    assert.equal(files[document]!.slice(start, start + quote.length), quote);
  return {
    files,
    omitted,
    warnings: warnings.map(({ what, count }) => `${what}: ${count}`),
    records,
    quotes: records.map(({ quote }) => quote),
  };
}

const source =
  "R3: [[They only call]] when\nthey want 😀 a [[number.]]\n\nI: And then?\n\nR3: [[Then 😀 nobody asks\nhow we are doing.]] That is [[all]] of it.\n";
const words = marked(source).spans.map(({ start, end }) => marked(source).text.slice(start, end));

describe("A REFI-QDA project of another program", () => {
  const ways: [string, Counted, RegExp | null][] = [
    ["by the standard", {}, null],
    ["with CRLF counted as two", { crlf: 2 }, null],
    ["with CRLF counted as one", { crlf: 1 }, /line ends counted as one character/],
    ["in UTF-16", { utf16: true }, /counted as two/],
    ["with a byte-order mark that is not counted", { mark: false }, null],
    ["with a byte-order mark that is counted", { mark: true }, /byte-order mark counted/],
    ["with ends that are the last character", { inclusive: true }, /last character/],
    [
      "in every odd way at once",
      { crlf: 1, utf16: true, mark: true, inclusive: true },
      /one character[^]*mark[^]*two[^]*last/,
    ],
  ];
  const namings: [string, Counted["named"]][] = [
    ["named by its words", (text) => text],
    [
      "named by words cut with “…”",
      (text) => (text.length > 10 ? `${text.slice(0, 9).replace(/\s+/g, " ")}…` : text),
    ],
    ["without a name", () => null],
    ["with a name that says nothing", () => "Reference 1"],
  ];
  for (const [way, counting, remark] of ways) {
    for (const [naming, named] of namings) {
      it(`comes in with its passages in their places: counted ${way}, each ${naming}`, async () => {
        const { quotes, warnings } = await codedIn(counted(source, { ...counting, named: named! }));
        assert.deepEqual(quotes, words);
        if (remark === null) assert.deepEqual(warnings, []);
        else assert.match(warnings.join("\n"), remark);
      });
    }
  }

  it("is taken to count by the standard where its passages read as they are named, be they cut like words or not", async () => {
    const { records } = await codedIn(counted("\n\n\n\n\n\nThey on[[l]]y call\n", { crlf: 2 }));
    assert.equal(records[0]!.start, "\n\n\n\n\n\nThey on".length);
  });

  it("says how many passages do not read as they are named", async () => {
    const named = (text: string) => (text === "all" ? "something else altogether, and long" : text);
    const { warnings } = await codedIn(counted(source, { named }));
    assert.match(warnings.join("\n"), /passages that do not read as they are named: 1/);
  });

  it("as NVivo writes it: one line, a stray root file, namespaces of its own", async () => {
    const qde = `<?xml version="1.0" encoding="utf-8"?><Project xmlns:xsd="http://www.w3.org/2001/XMLSchema" name="P" origin="NVivo" creatingUserGUID="${guid(2)}" creationDateTime="2021-03-04T10:00:00Z" basePath="C:\\Users\\ana" xmlns="urn:QDA-XML:project:1.0">${user}<CodeBook xmlns="urn:QDA-XML:codebook:1:0"><Codes><Code guid="${guid(1)}" name="Trust" isCodable="true"><Description>What it is.</Description><Code guid="${guid(4)}" name="Trust" isCodable="false" /></Code></Codes></CodeBook><Sources><TextSource guid="${guid(3)}" name="Interview: &quot;Ana&quot;" plainTextPath="internal://${guid(3)}.txt" richTextPath="internal://${guid(3)}.docx"><PlainTextSelection guid="${guid(100)}" startPosition="0" endPosition="4"><Coding guid="${guid(200)}"><CodeRef targetGUID="{${guid(4).toLowerCase()}}" /></Coding></PlainTextSelection></TextSource></Sources></Project>`;
    const bytes = project(qde, { "sources/.root": "", [`sources/${guid(3)}.txt`]: "\uFEFFThey only call." });
    const { files, records, omitted } = await codedIn(bytes);
    const { codes } = readCodebook(files["codebook.yaml"]!).codebook;
    assert.deepEqual([...codes.keys()], ["trust", "trust-2"]);
    assert.equal(codes.get("trust")!.definition, "What it is.");
    assert.equal(files["Interview- -Ana-.md"], "They only call.");
    assert.deepEqual(
      Object.keys(files).filter((path) => path.endsWith(".jsonl")),
      ["codings/ana-ruiz/Interview- -Ana-.md.jsonl"],
    );
    const [record] = records;
    assert.ok(record !== undefined && isCoding(record));
    assert.deepEqual([record.code, record.made, record.quote], ["trust-2", "2021-03-04T10:00:00Z", "They"]);
    assert.deepEqual(
      omitted.map(({ what }) => what),
      ["that a code is only a heading"],
    );
    assert.match(files["emic.yaml"]!, /name: "P"[^]*ana-ruiz:\n {4}name: Ana Ruiz/);
  });

  it("as ATLAS.ti writes it: a file named after the project, comments as descriptions, two sources of one name", async () => {
    const quotation = (number: number, extra: string) =>
      `<PlainTextSelection guid="${guid(number)}" name="They only…" startPosition="0" endPosition="14" creatingUser="${guid(2)}" creationDateTime="2021-03-04T12:00:00+02:00">\r\n<Description>Says it twice.</Description>${extra}</PlainTextSelection>`;
    const text = (number: number) =>
      `<TextSource guid="${guid(number)}" name="Interview" plainTextPath="internal://${guid(number)}.txt">${quotation(number + 100, `<Coding guid="${guid(number + 200)}"><CodeRef targetGUID="${guid(1)}"/></Coding>`)}</TextSource>`;
    const qde = `<?xml version="1.0"?>\r\n${head}\r\n${user}${book.replace("<CodeBook>", '<CodeBook xmlns="urn:QDA-XML:codebook:0:4">')}\r\n<Sources>${text(10)}${text(11)}</Sources></Project>`;
    const files = {
      [`sources/${guid(10)}.txt`]: "They only call.\r\n",
      [`sources/${guid(11)}.txt`]: "They only call me.",
    };
    const { files: came } = await imported(project(qde, files, "My project.qde"));
    assert.deepEqual(
      Object.keys(came).filter((path) => path.endsWith(".md")),
      ["Interview-2.md", "Interview.md"],
    );
    const lines = parseSidecar(came["codings/ana-ruiz/Interview.md.jsonl"]!, "").lines.map(
      ({ record }) => record,
    );
    const [comment, coding] = lines.filter(isPassage);
    assert.deepEqual(
      [comment!.code, comment!.memo, comment!.made],
      [undefined, "Says it twice.", "2021-03-04T10:00:00Z"],
    );
    assert.deepEqual([coding!.code, coding!.memo, coding!.quote], ["trust", undefined, "They only call"]);
  });

  it("with files named in other ways, and sources whose ids are none", async () => {
    const qde = `${head.replace("project:1.0", "project:0:10")}${book}<Sources><TextSource guid="12" name="a" plainTextPath="Sources/Text 1.TXT"/><TextSource guid="13" name="b" plainTextPath="relative:///Text 2.txt"/><TextSource guid="14" name="c"><PlainTextContent>Inside.</PlainTextContent></TextSource></Sources></Project>`;
    const bytes = project(qde, { "Sources/text 1.txt": "One.", "Sources/Text 2.txt": "Two." }, "Project.qde");
    const { files } = await imported(bytes);
    assert.deepEqual([files["a.md"], files["b.md"], files["c.md"]], ["One.", "Two.", "Inside."]);
  });

  it("brings transcripts of recordings, coded from one time in them to another", async () => {
    const said = "Ana: Go on.\r\nR3: 🌱 They only call.\r\n";
    const transcript =
      `<Transcript guid="${guid(4)}" name="Transcript" plainTextPath="internal://${guid(4)}.txt">` +
      `<SyncPoint guid="${guid(5)}" timeStamp="1000" position="19"/><SyncPoint guid="${guid(6)}" timeStamp="9000" position="33"/>` +
      `<TranscriptSelection guid="${guid(7)}" fromSyncPoint="${guid(5)}" toSyncPoint="${guid(6)}"><Coding guid="${guid(8)}" creatingUser="${guid(2)}"><CodeRef targetGUID="${guid(1)}"/></Coding></TranscriptSelection></Transcript>`;
    const source = `<AudioSource guid="${guid(3)}" name="R3 on tape" path="relative:///r3.m4a"><Description>A noisy room.</Description>${transcript}<AudioSelection guid="${guid(9)}" begin="1" end="2"/><Coding guid="${guid(10)}"><CodeRef targetGUID="${guid(1)}"/></Coding></AudioSource>`;
    const { files, quotes, omitted } = await codedIn(
      project(`${head}${user}${book}<Sources>${source}</Sources></Project>`, {
        [`sources/${guid(4)}.txt`]: said,
      }),
    );
    assert.equal(files["R3 on tape.md"], said.replaceAll("\r\n", "\n"));
    assert.deepEqual(quotes, ["They only call"]);
    assert.deepEqual(
      omitted.map(({ what, count }) => `${what}: ${count}`),
      [
        "recordings of sound, of which only the text comes along: 1",
        "passages marked in recordings of sound: 1",
        "codings of whole documents: 1",
      ],
    );
    assert.match(Object.entries(files).find(([path]) => path.startsWith("memos/"))![1], /A noisy room\./);
  });

  it("brings cases and variables as participants, and tells documents who they are about", async () => {
    const variable = (number: number, name: string, kind: string) =>
      `<Variable guid="${guid(number)}" name="${name}" typeOfVariable="${kind}"/>`;
    const value = (number: number, kind: string, text: string) =>
      `<VariableValue><VariableRef targetGUID="${guid(number)}"/><${kind}Value>${text}</${kind}Value></VariableValue>`;
    const qde = `${head}<Variables>${variable(1, "Age", "Integer")}${variable(2, "Participant", "Text")}${variable(3, "quote", "Text")}</Variables><Cases><Case guid="${guid(4)}" name="Anna"><CodeRef targetGUID="${guid(9)}"/>${value(1, "Integer", "34")}${value(2, "Text", "yes, &quot;she&quot;")}${value(3, "Text", "hm")}<SourceRef targetGUID="${guid(6)}"/></Case><Case guid="${guid(5)}" name="Anna"/></Cases><Sources><TextSource guid="${guid(6)}" name="a"><PlainTextContent>They only call.</PlainTextContent><PlainTextSelection guid="${guid(7)}" startPosition="5" endPosition="9"/>${value(1, "Integer", "7")}</TextSource></Sources></Project>`;
    const { files, quotes, omitted } = await codedIn(project(qde));
    assert.equal(
      files["participants.csv"],
      'participant,age,participant-2\nAnna,34,"yes, ""she"""\nAnna-2,,\n',
    );
    assert.equal(files["a.md"], "---\nparticipant: Anna\nage: 7\n---\nThey only call.");
    assert.deepEqual(quotes, ["only"]);
    assert.deepEqual(
      omitted.map(({ what, count }) => [what.slice(0, 14), count]),
      [
        ["values of a va", 1],
        ["codes on cases", 1],
      ],
    );
  });

  it("brings notes as memos: of documents, of codes, of the project and of nothing", async () => {
    const note = (number: number, name: string, text: string) =>
      `<Note guid="${guid(number)}" name="${name}"><PlainTextContent>${text}</PlainTextContent></Note>`;
    const ref = (number: number) => `<NoteRef targetGUID="${guid(number)}"/>`;
    const qde = `${head}<CodeBook><Codes><Code guid="${guid(1)}" name="Trust" isCodable="true">${ref(20)}</Code></Codes></CodeBook><Sources><TextSource guid="${guid(3)}" name="A [b]"><PlainTextContent>Words.</PlainTextContent>${ref(21)}</TextSource></Sources><Notes>${note(20, "On trust", "Hm.")}${note(21, "x", "Long talk.")}${note(22, "On trust", "Ha.")}${note(23, "../../etc", "Up.")}${note(24, "y", "All.")}</Notes>${ref(24)}</Project>`;
    const { files } = await imported(project(qde));
    const memos = Object.entries(files).filter(([path]) => path.startsWith("memos/"));
    assert.deepEqual(Object.fromEntries(memos), {
      "memos/a-b.md": "# A [b]\n\n[A \\[b\\]](../A%20[b].md)\n\nLong talk.\n",
      "memos/about-the-project.md": "All.\n",
      "memos/etc.md": "# ../../etc\n\nUp.\n",
      "memos/on-trust-2.md": "# On trust\n\nHa.\n",
      "memos/on-trust.md": "# On trust\n\n#trust\n\nHm.\n",
    });
  });

  it("names what does not come along, one by one", async () => {
    const qde = `${head}${book}<Sources><PictureSource guid="${guid(5)}" name="photo"><PictureSelection guid="${guid(6)}" firstX="1" firstY="1" secondX="2" secondY="2"/></PictureSource><PDFSource guid="${guid(7)}" name="paper"><Representation guid="${guid(8)}" plainTextPath="internal://p.txt"/></PDFSource><TextSource guid="${guid(9)}" name="rich" richTextPath="internal://r.docx"/><TextSource guid="${guid(10)}" name="gone" plainTextPath="internal://gone.txt"/><VideoSource guid="${guid(11)}" name="film"/></Sources><Links><Link guid="${guid(12)}"/><Link guid="${guid(13)}"/></Links><Sets><Set guid="${guid(14)}" name="some"/></Sets><Graphs><Graph guid="${guid(15)}" name="map"/></Graphs></Project>`;
    const { files, omitted } = await imported(project(qde, { "sources/p.txt": "Paper." }));
    assert.equal(files["paper.md"], "Paper.");
    assert.deepEqual(
      omitted.map(({ what, count, where }) => `${what}: ${count} ${where.join()}`),
      [
        "pictures: 1 photo",
        "passages marked in pictures: 1 photo",
        "PDF files, of which only the text comes along: 1 paper",
        "documents that are there as rich text only (Word or the like): 1 rich",
        "documents whose text is not in the file: 1 gone",
        "videos: 1 film",
        "links: 2 ",
        "sets: 1 some",
        "graphs: 1 map",
      ],
    );
  });

  it("may be a codebook alone", () => {
    const qdc = `\uFEFF<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="${guid(1)}" name="Trust" isCodable="true" color="#00A199"/></Codes><Sets><Set guid="${guid(2)}" name="s"><MemberCode guid="${guid(1)}"/></Set></Sets></CodeBook>`;
    const read = importCodebook(strToU8(qdc));
    assert.ok("codes" in read);
    assert.deepEqual(
      read.codes.map(({ id, color }) => [id, color]),
      [["trust", "teal"]],
    );
    assert.deepEqual(
      read.omitted.map(({ what }) => what),
      ["sets"],
    );
    assert.ok("wrong" in importCodebook(strToU8("<Other/>")));
  });

  it("gives everybody an own name, and those who are not told one together", () => {
    const codings = ["20", "21", "22"].map(
      (by, at) =>
        `<Coding guid="${guid(200 + at)}" creatingUser="${guid(Number(by))}"><CodeRef targetGUID="${guid(1)}"/></Coding>`,
    );
    const qde = `${head}<Users><User guid="${guid(20)}" name="Ana"/><User guid="${guid(21)}" name="ANA"/></Users>${book}<Sources><TextSource guid="${guid(3)}" name="a"><PlainTextContent>Words.</PlainTextContent><PlainTextSelection guid="${guid(5)}" startPosition="0" endPosition="5">${codings.join("")}</PlainTextSelection></TextSource></Sources></Project>`;
    const { documents, coders } = incoming(project(qde));
    assert.deepEqual(
      documents[0]!.passages.map(({ owner }) => owner),
      ["ana", "ana-2", "imported"],
    );
    assert.deepEqual(
      [...coders],
      [
        ["ana", "Ana"],
        ["ana-2", "ANA"],
        ["imported", "imported"],
      ],
    );
  });
});
