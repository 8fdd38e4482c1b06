import * as assert from "node:assert/strict";
import { attentionOf } from "../../../../src/core/study/model/attention";
import { sidecarPath } from "../../../../src/core/study/format/paths";
import { StudyFolder } from "../../../../src/core/study/work/folder";
import { describe as describePassage } from "../../../../src/core/text/place";
import { MemoryFiles } from "../../memory-files";

const before = "R3: They only call when they want a number. Nobody asks. And nobody listens to us.\n";
const ids = ["01JD7Q2M8Z3K5V9X0B4N6T1R8C", "01JD7Q2M8Z3K5V9X0B4N6T1R8D", "01JD7Q2M8Z3K5V9X0B4N6T1R8E"];

/** Passages of the text, coded by Ana. */
function coded(...passages: string[]): string {
  return passages
    .map((words, at) => {
      const start = before.indexOf(words);
      const place = describePassage(before, { start, end: start + words.length });
      return `${JSON.stringify({ id: ids[at], code: "taken", ...place, made: "2026-11-21T10:04:00Z" })}\n`;
    })
    .join("");
}

async function open(text: string, ...passages: string[]): Promise<StudyFolder> {
  const files = { "emic.yaml": "", "r3.md": text, [sidecarPath("ana", "r3.md")]: coded(...passages) };
  const folder = new StudyFolder(new MemoryFiles(files), "study");
  await folder.load();
  return folder;
}

describe("Passages that need attention", () => {
  it("are those that were edited or not found; those that only moved need none", async () => {
    const after = before.replace("only call", "only ever call").replace("And nobody listens to us.", "So.");
    const folder = await open(
      `Well. ${after}`,
      "They only call when they want a number",
      "Nobody asks",
      "nobody listens to us",
    );
    assert.deepEqual(
      folder.study.rows("r3.md").map(({ status }) => status),
      ["changed", "shifted", "lost"],
    );
    assert.deepEqual([...attentionOf(folder.study)], [["r3.md", 2]]);
  });

  it("are all of a document that is gone", async () => {
    const folder = await open("", "Nobody asks");
    assert.deepEqual([...attentionOf(folder.study)], [["r3.md", 1]]);
  });

  it("are none where nothing was changed", async () => {
    assert.deepEqual([...attentionOf((await open(before, "Nobody asks")).study)], []);
  });

  it("are offered every place that is like them, the best first", async () => {
    const after =
      "R3: They only call when they want a price. I: And? R3: They always call when they want a number.\n";
    const folder = await open(after, "They only call when they want a number");
    const [anchor] = await folder.anchors("r3.md");
    const places = await folder.possiblePlaces(anchor!);
    assert.deepEqual(places.map(({ span }) => after.slice(span.start, span.end)).sort(), [
      "They always call when they want a number",
      "They only call when they want a price",
    ]);
  });
});
