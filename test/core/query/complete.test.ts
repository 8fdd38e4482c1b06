import * as assert from "node:assert/strict";
import { completionsAt } from "../../../src/core/query/complete";
import { parseQuery } from "../../../src/core/query/parse";
import { StudyFolder } from "../../../src/core/study/work/folder";
import { MemoryFiles } from "../memory-files";

async function study() {
  const folder = new StudyFolder(
    new MemoryFiles({
      "codebook.yaml":
        "codes:\n  - {id: trust, name: Trust}\n  - {id: broken, name: Mistrust}\n  - {id: cost, name: Price}\n",
      "participants.csv":
        "participant,group,first visit,date\nP1,lost,last year,x\nP2,chose another,this year,y\n",
      "themes/felt.md": "---\ncodes: [trust]\n---\n# How it felt\n",
      "a b.md": "---\nmethod: call\n---\n\nWords.\n",
    }),
    "study",
  );
  await folder.load();
  return folder.study;
}

/** What is offered where `|` stands in a text. */
async function offered(marked: string): Promise<string[]> {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  return completionsAt(await study(), text, offset).map(({ span, text: put, name }) => {
    const after = text.slice(0, span.start) + put + text.slice(span.end);
    if (!put.endsWith(":")) assert.ok(!("wrong" in parseQuery(put)), put);
    return name === null ? after : `${after} (${name})`;
  });
}

describe("Completing a query", () => {
  it("offers keys where a term begins: those of the language, then facts and attributes", async () => {
    const all = await offered("|");
    assert.deepEqual(all.slice(0, 9), [
      ...["code:", "theme:", "participant:", "speaker:", "document:", "coder:", "voice:", "date:"],
      "group:",
    ]);
    assert.ok(all.includes('fact:"first visit":') && all.includes("method:"), all.join(" "));
    assert.deepEqual(await offered("group:lost (co|"), ["group:lost (code:", "group:lost (coder:"]);
    assert.deepEqual(await offered("-me|"), ["-method:"]);
  });

  it("offers values after a key, by id and by name, those that begin so first", async () => {
    assert.deepEqual(await offered("code:tru|"), ["code:trust (Trust)", "code:broken (Mistrust)"]);
    assert.deepEqual(await offered("code:=pri|"), ["code:=cost (Price)"]);
    assert.deepEqual(await offered("a theme:how|"), ["a theme:felt (How it felt)"]);
    assert.deepEqual(await offered("group:|"), ["group:lost", 'group:"chose another"']);
    assert.deepEqual(await offered('fact:"first visit":l|'), ['fact:"first visit":"last year"']);
    assert.deepEqual(await offered("document:a|"), ['document:"a b.md"']);
    assert.deepEqual(await offered("voice:sec|"), ["voice:second-hand"]);
    assert.deepEqual(await offered("participant:p|"), ["participant:P1", "participant:P2"]);
  });

  it("offers nothing where only words can be meant", async () => {
    assert.deepEqual(await offered('"co|'), []);
    assert.deepEqual(await offered("code:nothing-like-it|"), []);
    assert.deepEqual(await offered("date:|"), []);
    assert.deepEqual(await offered("is:|"), []);
  });
});
