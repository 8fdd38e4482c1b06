import * as assert from "node:assert/strict";
import { passagesPasted, type Cut } from "../../../../../src/core/study/work/live/cuts";
import type { StudyFolder } from "../../../../../src/core/study/work/folder";
import { idMaker } from "../../../../../src/core/study/format/ids";
import { moveCodings, movedInto } from "../../../../../src/core/study/work/live/moved-words";
import { isPassage, type Passage } from "../../../../../src/core/study/format/record";
import { parseSidecar, currentLines } from "../../../../../src/core/study/format/sidecar";
import { mark, marked } from "../../../marked";
import { MemoryFiles } from "../../../memory-files";
import { Person, sitDown } from "../folder/person";

const makeId = idMaker((bytes) => bytes.fill(9));

/** A cut with passages, and what of them is in words that are put in. */
function check(source: string, words: string, expected: string): void {
  const { text, spans } = marked(source);
  const passages = spans.map((span, at) => ({
    ...span,
    id: String(at),
    owner: "ana",
    status: "exact" as const,
  }));
  const cut: Cut = { document: "monday.md", words: text, passages };
  assert.equal(mark(words, passagesPasted(cut, words)), expected);
}

describe("Passages in words that are put in", () => {
  it("stand where they stood in what was cut, whatever white space is around it", () => {
    check(
      "She said [[I felt safe]] there.",
      "She said I felt safe there.",
      "She said [[I felt safe]] there.",
    );
    check("\nShe said [[I felt safe]].\n\n", "  She said I felt safe.", "  She said [[I felt safe]].");
  });

  it("are those that are whole in a part of what was cut", () => {
    check("[[She]] said [[I felt safe]] there, [[she]] said.", "I felt safe there", "[[I felt safe]] there");
    check("She said [[I felt safe]] there.", "felt safe there", "felt safe there");
  });

  it("are none where the part stands in what was cut more than once", () => {
    check("[[No]], she said. [[No]].", "No", "No");
  });

  it("stand in more than what was cut if that is long enough not to stand there by chance", () => {
    check(
      "She said [[I felt safe]] there, that day.",
      "Well: She said I felt safe there, that day. So.",
      "Well: She said [[I felt safe]] there, that day. So.",
    );
    check("[[No]]", "Nobody asked.", "Nobody asked.");
  });

  it("are none in other words, or in a letter", () => {
    check("She said [[I felt safe]].", "She said I felt fine.", "She said I felt fine.");
    check("[[I]] did.", "I", "I");
  });
});

const monday = "# Monday\n\nShe said I felt safe there, and nobody had asked.\n\nThe rest stays.\n";
const line = "She said I felt safe there, and nobody had asked.\n\n";
const friday = "# Friday\n\nAnother day.\n";

interface Desk {
  readonly folder: StudyFolder;
  readonly files: MemoryFiles;
  readonly monday: Person;
  readonly friday: Person;
}

async function atWork(): Promise<Desk> {
  const files = new MemoryFiles({
    "emic.yaml": "",
    ".gitattributes": "codings/**/*.jsonl text eol=lf merge=union\n",
    "codebook.yaml": "codes:\n  - id: trust\n  - id: doubt\n",
    "monday.md": monday,
    "friday.md": friday,
  });
  const there = await sitDown(files, "monday.md");
  const here = new Person(files, there.folder, "friday.md");
  await there.open();
  await here.open();
  for (const words of ["I felt safe", "nobody had asked", "The rest"]) await there.code(words, "trust");
  return { folder: there.folder, files, monday: there, friday: here };
}

const context = { document: "friday.md", owner: "ana", now: Date.UTC(2026, 10, 22) };

/** Moves what was cut into the words, which stand in Friday's text. */
async function move({ folder, files, friday }: Desk, words: string): Promise<void> {
  const moved = movedInto("friday.md", words, "ana", folder.cuts, folder.study);
  const put = { text: friday.text, start: friday.find(words).start };
  const sidecar = files.files.get("codings/ana/monday.md.jsonl")!;
  const action = moveCodings("Move codings", context, put, moved!, sidecar, makeId);
  assert.deepEqual(await folder.apply(action!), { kind: "written" });
}

function passagesOf(files: MemoryFiles, document: string): Passage[] {
  const lines = currentLines(parseSidecar(files.files.get(`codings/ana/${document}.jsonl`) ?? "", ""));
  return lines.map(({ record }) => record).filter(isPassage);
}

describe("Words that are cut from one document and put into another", () => {
  it("bring the coder's codings along as one act, with all that is said in them", async () => {
    const desk = await atWork();
    const { files, folder } = desk;
    const sidecar = "codings/ana/monday.md.jsonl";
    const [one, two] = passagesOf(files, "monday.md");
    const links = [{ to: two!.id, as: "because" }];
    const said = { ...one!, revised: "2026-11-21T12:00:00Z", memo: "Safe?", voice: "observed", links };
    files.files.set(sidecar, files.files.get(sidecar)!.replace(JSON.stringify(one), JSON.stringify(said)));
    await folder.refresh([sidecar]);
    desk.monday.type(line, "");
    desk.friday.edit({ start: friday.length, end: friday.length }, line);
    const before = files.snapshot();
    await move(desk, line);

    assert.equal(
      desk.friday.sees(),
      friday + line.replace("I felt safe", "[[$&]]").replace("nobody had asked", "[[$&]]"),
    );
    assert.equal(desk.monday.sees(), monday.replace(line, "").replace("The rest", "[[The rest]]"));
    const [first, second] = passagesOf(files, "friday.md");
    const { code, made, revised, memo, voice } = said;
    assert.deepEqual(first, { ...first, code, made, revised, memo, voice, quote: "I felt safe" });
    assert.deepEqual(first.links, [{ to: second?.id, as: "because" }]);
    assert.equal(first.id === said.id || second?.id === two!.id, false);

    await folder.undo("friday.md");
    assert.deepEqual(
      { ...files.snapshot(), "codings/ana/friday.md.jsonl": "" },
      {
        ...before,
        "codings/ana/friday.md.jsonl": "",
      },
    );
    assert.equal(desk.friday.sees(), friday + line);
    await folder.redo("friday.md");
    assert.equal(passagesOf(files, "friday.md").length, 2);
  });

  it("are no longer those of the codings once the cut was undone, or put back into its own document", async () => {
    for (const at of ["She said", "The rest"]) {
      const desk = await atWork();
      const place = at === "The rest" ? monday.indexOf(at) - line.length : monday.indexOf(at);
      desk.monday.type(line, "");
      const isMoved = () => movedInto("friday.md", line, "ana", desk.folder.cuts, desk.folder.study) !== null;
      assert.equal(isMoved(), true);
      desk.monday.edit({ start: place, end: place }, line);
      assert.equal(isMoved(), false);
    }
  });

  it("are not a colleague's to move, nor those of codings that were removed meanwhile", async () => {
    const desk = await atWork();
    const sidecar = "codings/ana/monday.md.jsonl";
    desk.files.files.set(sidecar, desk.files.files.get(sidecar)!.replace('"code":"trust",', ""));
    await desk.folder.refresh([sidecar]);
    desk.monday.type(line, "");
    await desk.folder.lookAgain("monday.md");
    const { cuts, study } = desk.folder;
    assert.equal(movedInto("friday.md", line, "ben", cuts, study), null);
    const { passages, comments } = movedInto("friday.md", line, "ana", cuts, study)!;
    assert.deepEqual([passages.length, comments], [2, 1]);
    await desk.folder.undo("monday.md");
    await desk.folder.undo("monday.md");
    assert.deepEqual(
      movedInto("friday.md", line, "ana", desk.folder.cuts, study)!.passages.map(({ start, end }) =>
        line.slice(start, end),
      ),
      ["I felt safe"],
    );
  });

  it("stay where they are when the second of the two files can't be written", async () => {
    const desk = await atWork();
    desk.monday.type(line, "");
    desk.friday.edit({ start: friday.length, end: friday.length }, line);
    const moved = movedInto("friday.md", line, "ana", desk.folder.cuts, desk.folder.study)!;
    const put = { text: desk.friday.text, start: friday.length };
    const sidecar = desk.files.files.get("codings/ana/monday.md.jsonl")!;
    const action = moveCodings("Move codings", context, put, moved, sidecar, makeId)!;
    desk.files.refuses = (path) => (path.endsWith("monday.md.jsonl") ? "The disk is full." : null);
    assert.deepEqual(await desk.folder.apply(action), { kind: "refused", reason: "The disk is full." });
    assert.equal(desk.files.files.get("codings/ana/monday.md.jsonl"), sidecar);
    assert.deepEqual(passagesOf(desk.files, "friday.md"), []);
    assert.equal(moveCodings("Move codings", context, put, moved, "", makeId), null);
  });
});
