import assert from "node:assert/strict";
import { copyOf } from "../editor/driver/study.js";
import { smallStudy } from "../editor/coded-study.js";
import { eventually, openPanel, until } from "./harness/index.js";

const all = "All coders together";

describe("Filters in the Analysis panel", () => {
  it("show only what has what is ticked, one chip a thing, until they are removed", async () => {
    const panel = await openPanel(smallStudy());
    const { person } = panel;
    await panel.press("Filter");
    await person.choose("Filter", "Document");
    await person.tick("Document", "interviews/r1.md", "interviews/r2.md");
    await eventually(panel.chips, [all, "Document: interviews/r1.md", "Document: interviews/r2.md"]);
    await panel.press("Remove Document: interviews/r1.md");
    await eventually(panel.chips, [all, "Document: interviews/r2.md"]);
    await eventually(panel.found, "2 coded passages from 1 participant");
    await panel.press("Clear all");
    await eventually(panel.chips, [all]);
    await panel.press("Back");
    await eventually(panel.chips, [all, "Document: interviews/r2.md"]);
  });

  it("are changed where their chips stand: what is chosen is ticked", async () => {
    const panel = await openPanel(smallStudy());
    const { person } = panel;
    await panel.press("Filter");
    await person.choose("Filter", "Code");
    await person.tick("Code", "Trust");
    await eventually(panel.chips, [all, "Code: Trust"]);
    await panel.press("Code: Trust");
    await person.tick("Code", "Trust", "Margin");
    await eventually(panel.chips, [all, "Code: Margin"]);
    await panel.press("Code: Margin");
    await person.leave("Code");
    assert.deepEqual(await panel.chips(), [all, "Code: Margin"]);
  });

  it("are of all kinds", async () => {
    const panel = await openPanel(copyOf("sample"));
    const { person } = panel;
    await panel.press("Filter");
    assert.deepEqual((await person.offered("Filter")).slice(0, 10), [
      ...["Code", "Theme", "Participant", "Speaker", "Document", "Voice"],
      ...["From a day on", "Until a day", "Coder or reading", "Group"],
    ]);
    const filter = async (kind: string, ...ticked: string[]) => {
      await panel.press("Filter");
      await person.choose("Filter", kind);
      await person.tick(kind, ...ticked);
    };
    await person.leave("Filter");
    await filter("Theme", "On the back of an envelope");
    await filter("Voice", "own words");
    await filter("Group", "existing", "lost");
    await filter("Participant", "P01");
    await eventually(panel.chips, [
      ...[all, "Theme: On the back of an envelope", "Voice: own words"],
      ...["Group: existing", "Group: lost", "Participant: P01"],
    ]);
    await eventually(panel.title, "All quotes");
    await until(panel.found, (found) => / from 1 participant$/.test(found), "one participant’s quotes");
    for (const source of await panel.page.locator("article .source").allInnerTexts())
      assert.match(source, /^P01/);
  });

  it("take a day only as it is written, and none where it is left empty", async () => {
    const panel = await openPanel(copyOf("sample"));
    const { person } = panel;
    await panel.press("Filter");
    await person.choose("Filter", "From a day on");
    assert.equal(await person.enter("From a day on", "2026-13-40"), "A day looks like 2026-03-12.");
    assert.equal(await person.enter("From a day on", "2026-03-12"), null);
    await eventually(panel.chips, [all, "From Mar 12, 2026"]);
    await panel.press("From Mar 12, 2026");
    await person.enter("From a day on", "");
    await eventually(panel.chips, [all]);
  });

  it("choose whose codings are counted, and it is always said", async () => {
    const panel = await openPanel(smallStudy());
    await panel.press(all);
    assert.deepEqual(await panel.person.offered("Coder or reading"), [
      all,
      "ana’s codings alone",
      "ben’s codings alone",
    ]);
    await panel.person.choose("Coder or reading", "ben’s codings alone");
    await eventually(panel.chips, ["ben’s codings alone"]);
    await eventually(panel.found, "1 coded passage from 1 participant");
  });

  it("say so where there is nothing to tick", async () => {
    const panel = await openPanel(smallStudy());
    await panel.press("Filter");
    await panel.person.choose("Filter", "Theme");
    await eventually(() => panel.person.told, ["The study has no themes yet."]);
  });
});
