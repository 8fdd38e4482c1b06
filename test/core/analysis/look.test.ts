import * as assert from "node:assert/strict";
import { chosenPassages, look, type View } from "../../../src/core/analysis/look";
import { everything } from "../../../src/core/query/query";
import { textSearch } from "../../../src/core/query/text-search";
import { StudyFolder } from "../../../src/core/study/work/folder";
import { quotedPassages } from "../../../src/core/study/work/quotes";
import { MemoryFiles } from "../memory-files";
import { asked } from "../query/asked";
import { coding, sidecarOf } from "../study/records";

const said = (person: string) => `---\nparticipant: ${person}\n---\nI felt safe. Then I left.\n`;
const codings = (person: string, from: number) =>
  sidecarOf(
    coding(from, said(person).replace("I felt safe.", "[[$&]]"), "trust"),
    coding(from + 1, said(person).replace("I left", "[[$&]]"), "price"),
  );

async function studyOf(...people: readonly string[]): Promise<{ port: MemoryFiles; folder: StudyFolder }> {
  const port = new MemoryFiles({
    "emic.yaml": "",
    "codebook.yaml": "codes: [{id: trust}, {id: price}]\n",
    "participants.csv": "participant,group\nP1,lost\nP2,won\nP3,lost\n",
    ...Object.fromEntries(people.map((person) => [`${person}.md`, said(person)])),
    ...Object.fromEntries(
      people.map((person, at) => [`codings/ana/${person}.md.jsonl`, codings(person, at * 2)]),
    ),
  });
  const folder = new StudyFolder(port, "study");
  await folder.load();
  return { port, folder };
}

const view: View = {
  query: everything,
  reading: { kind: "union" },
  rollUp: true,
  groupBy: "group",
  by: "codes",
  sort: "study",
  subject: { kind: "code", id: "trust" },
  column: 0,
};

/** The passages that are shown, as `P1: I felt safe.` */
async function seen(folder: StudyFolder, also: Partial<View>): Promise<string[]> {
  const looked = await look(folder, { ...view, ...also }, { search: textSearch(folder), others: "others" });
  const { passages } = chosenPassages(folder, looked!, { ...view, ...also });
  const quoted = await quotedPassages(folder, passages.slice());
  return quoted.map(({ rows, words }) => `${rows[0]!.participant}: ${words}`);
}

describe("Looking at a study", () => {
  it("shows the passages behind the figure that is looked at", async () => {
    const { folder } = await studyOf("P1", "P2", "P3");
    const everybody = ["P1: I felt safe.", "P2: I felt safe.", "P3: I felt safe."];
    assert.deepEqual(await seen(folder, {}), everybody);
    assert.deepEqual(await seen(folder, { column: 1 }), ["P1: I felt safe.", "P3: I felt safe."]);
    assert.deepEqual(await seen(folder, { column: 2 }), ["P2: I felt safe."]);
    assert.deepEqual(await seen(folder, { column: 2, subject: { kind: "everything" } }), [
      "P2: I felt safe.",
      "P2: I left",
    ]);
    assert.deepEqual(await seen(folder, { subject: { kind: "code", id: "gone" } }), []);
  });

  it("shows everybody where the column looked at is not there", async () => {
    const { folder } = await studyOf("P1", "P2", "P3");
    const everybody = await seen(folder, {});
    for (const column of [3, 99, -1, 1.5, NaN, Infinity])
      assert.deepEqual(await seen(folder, { column }), everybody, String(column));
    assert.deepEqual(await seen(folder, { column: 1, groupBy: null }), everybody);
    assert.deepEqual(await seen(folder, { column: 2, groupBy: "nothing anybody has" }), everybody);
  });

  it("shows only what has the words asked for, and counts no more", async () => {
    const { folder } = await studyOf("P1", "P2");
    const searched = { query: asked('"SAFE "'), subject: { kind: "everything" } } as const;
    assert.deepEqual(await seen(folder, searched), ["P1: I felt safe.", "P2: I felt safe."]);
    const looked = await look(
      folder,
      { ...view, ...searched },
      { search: textSearch(folder), others: "others" },
    );
    assert.deepEqual(
      looked!.rows.map(({ name, figures }) => [name, figures[0]!.count?.passages ?? null]),
      [
        ["trust", 2],
        ["price", null],
      ],
    );
  });

  it("ends with nothing when it is cancelled while words are looked for", async () => {
    const { port, folder } = await studyOf("P1", "P2");
    const query = asked("safe");
    for (const last of ["P1.md", "P2.md"]) {
      const cancel = { cancelled: false };
      port.meanwhile = (_, path) => (cancel.cancelled ||= path === last);
      const looking = { search: textSearch(folder), others: "others", cancel };
      assert.equal(await look(folder, { ...view, query }, looking), null);
    }
  });

  it("at a study without documents shows its codes, of which nobody knows", async () => {
    const { folder } = await studyOf();
    const looked = await look(folder, view, { search: textSearch(folder), others: "others" });
    assert.deepEqual(
      looked!.rows.map(({ name, figures }) => [name, figures]),
      [
        ["trust", [{ count: null, known: 0 }]],
        ["price", [{ count: null, known: 0 }]],
      ],
    );
    const { passages, participants } = chosenPassages(folder, looked!, view);
    assert.deepEqual([passages.length, participants], [0, 0]);
  });
});
