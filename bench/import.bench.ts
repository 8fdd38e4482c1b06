import { openArchive } from "../src/core/files/archive";
import { planImport, type PresentStudy } from "../src/core/exchange/import/plan-import";
import { importTranscript } from "../src/core/exchange/transcripts/import-transcript";
import { readXml } from "../src/core/files/xml";
import { idMaker } from "../src/core/study/format/ids";
import { docx } from "../test/exchange/docx";
import { importing } from "../test/exchange/reading";
import { random, type Random } from "../test/trials/random";
import { median, seed, type Measure } from "./measure";

const documents = 10;
const pages = 60;
const wordsOnPage = 450;
const rounds = 5;

/** What ten long Word transcripts cost, to be read and planned, against unpacking and reading their XML alone. */
export default async function importBench(): Promise<Measure[]> {
  const draw = random(seed);
  const files = Array.from({ length: documents }, () => interview(draw));
  const makeId = idMaker((bytes) => draw.fill(bytes));
  const [plainly, whole]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    plainly.push(await timed(() => files.forEach(readPlainly)));
    whole.push(
      await timed(async () => {
        for (const [at, bytes] of files.entries()) {
          const own = importing({ file: `r${at}.docx`, makeId });
          const incoming = await importTranscript(bytes, own);
          if ("wrong" in incoming || !("files" in planImport(incoming, nothing, "bench")))
            throw new Error("the transcript was not read");
        }
      }),
    );
  }
  const [one, other] = [median(plainly), median(whole)];
  const size = files.reduce((sum, { length }) => sum + length, 0) / 1e6;
  const detail = `${(other / 1000).toFixed(2)} s against ${(one / 1000).toFixed(2)} s, ${size.toFixed(1)} MB in all; medians of ${rounds}, seed ${seed}`;
  return [{ what: `${documents} Word transcripts of ${pages} pages`, value: other / one, bar: 3, detail }];
}

const nothing: PresentStudy = {
  files: [],
  codebook: null,
  participants: null,
  manifest: null,
  attributes: null,
  ids: new Set(),
  coders: new Map(),
};

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function readPlainly(bytes: Uint8Array): void {
  const archive = openArchive(bytes);
  if ("wrong" in archive) throw new Error(archive.wrong);
  const part = archive.read("word/document.xml");
  if ("wrong" in part || "wrong" in readXml(part.bytes)) throw new Error("the document was not read");
}

const vocabulary =
  "they only call when want a number nobody asks how we are doing so said price box van till".split(" ");

/** An interview as Word saves it after much editing: a run of its own for every few words. */
function interview(draw: Random): Uint8Array {
  const paragraphs: string[] = [];
  for (let left = pages * wordsOnPage, at = 0; left > 0; at++) {
    const count = 20 + draw.below(80);
    const runs: string[] = [];
    for (let said = 0; said < count; said += 5) {
      const words = Array.from({ length: 5 }, () => draw.pick(vocabulary));
      runs.push(
        `<w:r w:rsidRPr="00A7${String(said).padStart(4, "0")}"><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve"> ${words.join(" ")}</w:t></w:r>`,
      );
    }
    const name = `<w:r><w:rPr><w:b/></w:rPr><w:t>${at % 2 === 0 ? "Ana" : "R3"}:</w:t></w:r>`;
    paragraphs.push(
      `<w:p w:rsidR="00B21F44"><w:pPr><w:spacing w:after="120"/></w:pPr>${name}${runs.join("")}</w:p>`,
    );
    left -= count;
  }
  return docx(paragraphs.join(""));
}
