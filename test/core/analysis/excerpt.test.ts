import * as assert from "node:assert/strict";
import { excerptsOf, type Excerpt } from "../../../src/core/analysis/excerpt";
import { StudyFolder } from "../../../src/core/study/work/folder";
import { gatherPassages } from "../../../src/core/study/model/passages";
import { isPassage } from "../../../src/core/study/format/record";
import { marked, only } from "../marked";
import { MemoryFiles } from "../memory-files";
import { coding, idOf, sidecarOf } from "../study/records";

interface Around {
  /** What became of the text since; null: its file is gone. */
  readonly now?: string | null;
  /** Whose codings, with what memos. */
  readonly memos?: Readonly<Record<string, string | undefined>>;
}

/** The marked passage as it is read. */
async function read(source: string, { now, memos = { ana: undefined } }: Around = {}): Promise<Excerpt> {
  const text = now === undefined ? marked(source).text : now;
  const files: Record<string, string> = {
    "emic.yaml": "interviewers: [I]\n",
    ...(text === null ? {} : { "r.md": text }),
  };
  for (const [at, [coder, memo]] of Object.entries(memos).entries())
    files[`codings/${coder}/r.md.jsonl`] = sidecarOf(
      coding(at, source, "trust", memo === undefined ? {} : { memo }),
    );
  const folder = new StudyFolder(new MemoryFiles(files), "study");
  await folder.load();
  const { shard } = folder.study.documents.get("r.md")!;
  const { passages } = gatherPassages([{ shard, rows: [...Array(shard.count).keys()] }]);
  const excerpts = await excerptsOf(folder, passages.slice());
  assert.equal(excerpts.length, 1);
  return excerpts[0]!;
}

/** The passage between its surroundings, with `|` at both of its ends; speakers in brackets. */
async function check(source: string, expected: string): Promise<void> {
  const { before, words, after, said } = await read(source);
  const inside = said.map((one) => (one.speaker === null ? one.words : `(${one.speaker}) ${one.words}`));
  assert.equal(`${before}|${inside.join(" ")}|${after}`, expected);
  assert.equal(
    words,
    only(marked(source))
      .text.slice(only(marked(source)).span.start)
      .slice(0, words.length),
  );
}

const front = "---\nspeakers: {P1: P01, I: interviewer}\n---\n";

describe("A passage in its sentence", () => {
  it("stands between what its sentence says before and after it", async () => {
    await check("One. She said [[I felt safe]] there. Two.", "She said |I felt safe| there.");
    await check("One. She said [[I felt safe]]. Two.", "She said |I felt safe|.");
  });

  it("stands between the sentence before and the one after, where it is whole sentences itself", async () => {
    await check("Zero. One. [[Two. Three.]] Four. Five.", "One. |Two. Three.| Four.");
    await check("[[All there is.]]", "|All there is.|");
  });

  it("is not read on beyond its paragraph", () => check("One.\n\n[[Two.]]\n\nThree.", "|Two.|"));

  it("is not read on beyond who says it", async () => {
    await check(`${front}I: Why?\nP1: [[Because.]]\nI: I see.\n`, "|Because.|");
    await check(`${front}I: Why?\n\nP1: [[One]] two. Three.\n\nI: I see.\n`, "|One| two.");
    await check(`${front}P1: [[One.]] Two.\n# Later\nThree.\n`, "|One.| Two.");
  });

  it("that nobody says is not read on into a turn", async () => {
    await check(`${front}[[They sit down.]]\nP1: I felt safe.\nI: Yes.\n`, "|They sit down.|");
    await check(`${front}P1: I felt safe.\n# Later\n[[They leave.]]\n`, "# Later |They leave.|");
    await check(`${front}P1: I felt safe.\n[[# Later]]\nThey leave.\n`, "|# Later| They leave.");
  });

  it("has no front matter around it", async () => {
    await check("---\ndate: 2026-03-12\n---\n[[I felt safe]] there.", "|I felt safe| there.");
    await check("---\ndate: 2026-03-12\n---\nOne. [[Two.]]", "One. |Two.|");
  });

  it("is parted by speakers where several speak, without their labels", async () => {
    await check(
      `${front}P1: Well, [[it was.\n\nI: Safe?\n\nP1: Yes]], safe. More.\n`,
      "Well, |it was. (I) Safe? (P1) Yes|, safe.",
    );
    await check(`${front}[[P1: Yes.\n\nI: Safe?]]\n`, "|(P1) Yes. (I) Safe?|");
    await check(`${front}[[P1: Yes.]] So.\n`, "|(P1) Yes.| So.");
  });

  it("stands on one line, however its surroundings are set", () =>
    check("She\tsaid  [[I felt]]  \u00a0safe.", "She said |I felt| safe."));

  it("keeps its emoji and accents whole", async () => {
    const accent = "e\u0301";
    await check(`😀 caf${accent} [[😀👍🏽 caf${accent}]] 👩‍👩‍👧.`, `😀 caf${accent} |😀👍🏽 caf${accent}| 👩‍👩‍👧.`);
  });

  it("has no more than 240 code units around it on each side, cut between words", async () => {
    const far = Array.from({ length: 100 }, (_, at) => `word${at}`).join(" ");
    const { before, after } = await read(`Out. ${far} [[here]] ${far}. Out.`);
    assert.match(before, /^… word\d+ .* word98 word99 $/);
    assert.match(after, /^ word0 word1 .* word\d+ …$/);
    for (const side of [before, after]) assert.ok(side.length > 220 && side.length <= 242, side);
    for (const word of `${before} ${after}`.match(/\w+/g)!) assert.match(word, /^word\d+$/);
  });

  it("is cut between words where a language puts no spaces between them", async () => {
    const far = "我们在那里感到很安全".repeat(30);
    const { before, after } = await read(`${far}[[安全]]${far}`);
    for (const side of [before, after]) assert.ok(side.length > 220 && side.length <= 242, side);
  });

  it("keeps characters whole where it is cut", async () => {
    for (let shift = 0; shift <= 8; shift++) {
      const families = "👨‍👩‍👧".repeat(60);
      const letters = "a".repeat(shift);
      const { before, after } = await read(`${families}${letters}[[here]]${letters}${families}`);
      assert.match(before, /^… ?(?:👨‍👩‍👧)+a*$/u);
      assert.match(after, /^a*(?:👨‍👩‍👧)+ ?…$/u);
    }
  });
});

describe("What is known of a passage", () => {
  it("is when its turn was said", async () => {
    const timed = "[00:01:10] P1: One.\n\n[00:02:00] P2: Two [[three]].\n\n[00:03:00] P1: Four.\n";
    assert.equal((await read(timed)).time, 120);
    assert.equal((await read(`${front}P1: [[One.]]\n`)).time, null);
  });

  it("is what each coder noted", async () => {
    const { memos } = await read("She said [[I felt safe]].", {
      memos: { ana: "Why?", ben: "<b>Really</b>", cem: undefined },
    });
    assert.deepEqual(memos, [
      { owner: "ana", text: "Why?" },
      { owner: "ben", text: "<b>Really</b>" },
    ]);
  });

  it("is its words as they were and what was noted, where its place is lost or its document gone", async () => {
    const source = "A long talk about the weather. She said [[I felt safe there]] and left us.";
    for (const now of ["Nothing of it is left here.", null]) {
      const { before, after, words, said, time, memos } = await read(source, { now, memos: { ana: "Why?" } });
      assert.deepEqual(
        { before, after, words, said, time },
        {
          before: "",
          after: "",
          words: "I felt safe there",
          said: [{ speaker: null, words: "I felt safe there" }],
          time: null,
        },
      );
      assert.deepEqual(memos, [{ owner: "ana", text: "Why?" }]);
    }
  });

  it("is read from each document once, and passages come back in the order asked for", async () => {
    const source = "One two three. Four five six.";
    const words = ["five", "one", "three", "Four"];
    const records = words.map((word, at) =>
      coding(at, source.replace(new RegExp(word, "i"), "[[$&]]"), "trust"),
    );
    const port = new MemoryFiles({ "r.md": source, "codings/ana/r.md.jsonl": sidecarOf(...records) });
    const folder = new StudyFolder(port, "study");
    await folder.load();
    const { shard } = folder.study.documents.get("r.md")!;
    const { passages } = gatherPassages([{ shard, rows: [...Array(shard.count).keys()] }]);
    const asked = passages.slice().reverse();
    const reads: string[] = [];
    port.meanwhile = (_, path) => reads.push(path);
    const found = await excerptsOf(folder, asked);
    assert.deepEqual(
      found.map(({ before, words, after }) => `${before}[${words}]${after}`),
      ["Four [five] six.", "One two three. [Four] five six.", "One two [three].", "[One] two three."],
    );
    assert.ok(records.every((record) => isPassage(record)) && found[0]!.rows[0]!.id === idOf(0));
    assert.ok(
      reads.filter((path) => path === "r.md").length <= 2,
      "once for the words, once for the context",
    );
  });
});
