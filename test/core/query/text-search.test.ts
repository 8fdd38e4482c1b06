import * as assert from "node:assert/strict";
import { find } from "../../../src/core/query/find";
import { everything } from "../../../src/core/query/query";
import { textSearch, type TextSearch } from "../../../src/core/query/text-search";
import { StudyFolder } from "../../../src/core/study/work/folder";
import { marked } from "../marked";
import { MemoryFiles } from "../memory-files";
import { coding, sidecarOf } from "../study/records";
import { asked } from "./asked";

/** A study of documents, each with one coded passage. */
async function studyOf(...sources: readonly string[]) {
  const files: Record<string, string> = { "emic.yaml": "" };
  for (const [at, source] of sources.entries()) {
    files[`r${at}.md`] = marked(source).text;
    files[`codings/ana/r${at}.md.jsonl`] = sidecarOf(coding(at, source, "trust"));
  }
  const port = new MemoryFiles(files);
  const folder = new StudyFolder(port, "study");
  await folder.load();
  return { port, folder };
}

const reading = { kind: "union" } as const;
const scopeIn = ({ study }: StudyFolder) => [...find(study, { query: everything, reading })];

/** The numbers of the documents whose passage has these words. */
async function found(folder: StudyFolder, search: TextSearch, words: string): Promise<string> {
  const scope = scopeIn(folder);
  const has = await search(scope, [words]);
  return scope.flatMap(({ document }, at) => (has!(document.shard, words)?.[0] === 1 ? [at] : [])).join(" ");
}

async function check(source: string, words: string, isFound = true): Promise<void> {
  const { folder } = await studyOf(source);
  assert.equal(await found(folder, textSearch(folder), words), isFound ? "0" : "", words);
}

describe("Words in passages", () => {
  it("are found in any case", async () => {
    await check("She said [[I felt Safe]] there.", "i FELT safe");
    await check("[[ÉTÉ à Łódź]]", "été À łódź");
    await check("She said [[I felt safe]] there.", "she", false);
    await check("She said [[I felt safe]] there.", "felt  unsafe", false);
  });

  it("are found with any quotation marks and apostrophes", async () => {
    for (const written of ["don't", "don’t", "don‘t"])
      for (const asked of ["don't", "don’t"]) await check(`I [[${written} know]].`, asked);
    for (const [open, close] of ['""', "“”", "„“", "«»", "»«"])
      for (const asked of ['"yes"', "“yes”", "„yes“", "«yes»"])
        await check(`He [[said ${open}yes${close} once]].`, asked);
    for (const [open, close] of ["''", "‘’", "‚‘", "‹›"])
      for (const asked of ["'yes'", "‘yes’", "‹yes›"])
        await check(`[[said ${open}yes${close} once]].`, asked);
  });

  it("are found across line ends and whatever space there is", async () => {
    await check("[[I felt\nsafe]]", "felt safe");
    await check("[[I felt\n\n  safe]]", "felt safe");
    await check("[[10\u00a0000\u202f€]]", "10 000 €");
    await check("[[I felt safe]]", "felt\u00a0 safe");
  });

  it("are found however accents are written", async () => {
    await check("[[cafe\u0301]]", "caf\u00e9");
    await check("[[caf\u00e9]]", "cafe\u0301");
  });

  it("are found with a space typed or copied before or after them", async () => {
    await check("She said [[I felt safe]].", "safe ");
    await check("She said [[I felt safe]].", " I felt");
  });

  it("mean themselves, and no pattern", async () => {
    await check("[[What? (yes) [sic] $1 .*]]", "? (yes) [sic] $1 .*");
    await check("[[anything]]", ".*", false);
  });

  it("are found where a passage was lost, as they were when it was coded", async () => {
    const { port, folder } = await studyOf(
      "A long talk about the weather. She said [[I felt safe there]] once.",
    );
    port.files.set("r0.md", "Nothing of it is left.");
    await folder.refresh(["r0.md"]);
    assert.equal(await found(folder, textSearch(folder), "felt safe"), "0");
  });
});

describe("A search for words", () => {
  it("reads documents once, and again only where they or the words changed", async () => {
    const { port, folder } = await studyOf("[[safe]]", "[[sound]]", "[[safe too]]");
    const search = textSearch(folder);
    const reads: string[] = [];
    port.meanwhile = (_, path) => path.startsWith("r") && reads.push(path);
    const check = async (words: string, expected: string, ...read: readonly string[]) => {
      reads.length = 0;
      assert.equal(await found(folder, search, words), expected);
      assert.deepEqual(reads, read);
    };
    await check("safe", "0 2", "r0.md", "r1.md", "r2.md");
    await check("safe", "0 2");
    await check("SAFE", "0 2");
    port.files.set("r1.md", "sound, safe");
    await folder.refresh(["r1.md"]);
    await check("safe", "0 2", "r1.md");
    await check("sound", "1", "r0.md", "r1.md", "r2.md");
  });

  it("reads no document of which nothing else fits", async () => {
    const { port, folder } = await studyOf("[[safe]]", "[[safe]]");
    const reads: string[] = [];
    port.meanwhile = (_, path) => reads.push(path);
    const scope = [...find(folder.study, { query: asked("code:price"), reading })];
    await textSearch(folder)(scope, ["safe"]);
    assert.deepEqual(reads, []);
  });

  it("of other words meanwhile does not mix with it", async () => {
    const { folder } = await studyOf("[[safe]]", "[[sound]]");
    const search = textSearch(folder);
    assert.deepEqual(
      await Promise.all([
        found(folder, search, "safe"),
        found(folder, search, "sound"),
        found(folder, search, "s"),
      ]),
      ["0", "1", "0 1"],
    );
  });

  it("stops when it is cancelled, also while the last document is read", async () => {
    const { port, folder } = await studyOf("[[safe]]", "[[sound]]", "[[safe too]]");
    for (const last of ["r0.md", "r1.md", "r2.md"]) {
      const search = textSearch(folder);
      const cancel = { cancelled: false };
      const reads: string[] = [];
      port.meanwhile = (_, path) => {
        if (path.startsWith("r")) reads.push(path);
        if (path === last) cancel.cancelled = true;
      };
      assert.equal(await search(scopeIn(folder), ["safe"], cancel), null);
      assert.equal(reads.at(-1), last);
      // What was read until then is not read again.
      reads.length = 0;
      assert.equal(await found(folder, search, "safe"), "0 2");
      assert.ok(!reads.includes(last));
    }
  });
});
