import assert from "node:assert/strict";
import { codedStudy } from "./coded-study.js";
import { describeInBothHosts, describeInVsCode, eventually, type Study } from "./driver/index.js";

const settings = { "emic.coder": "ana" };
const text = "R3: They only call when they want a number. Nobody asks how we are doing.\n";
const documents = {
  "codebook.yaml": "codes:\n  - id: trust\n    name: Trust\n  - id: asked\n    name: Asked\n",
  "r3.md": text,
};
const own = "codings/ana/r3.md.jsonl";
const copy = "codings/ana/r3.md (Ana's conflicted copy 2026-11-21).jsonl";

/** A study in which Ana coded, and what a copy says that her other machine left. */
function twoMachines(): { study: Study; here: string; there: string } {
  const call = ["ana", "r3.md", "They only call", "trust"] as const;
  const both = codedStudy(documents, [call, ["ana", "r3.md", "Nobody asks", "asked"]]).read(own);
  const study = codedStudy(documents, [call]);
  return { study, here: study.read(own), there: both.slice(study.read(own).length) };
}

describeInBothHosts("A copy that a sync service leaves of one's codings", (emic) => {
  it("is taken over as soon as it is there, and goes when one says so", async () => {
    const { study, here, there } = twoMachines();
    const person = await emic.open(study, { settings });
    await person.openDocument("r3.md");
    await person.openView("Codes");
    await person.expectTree("Codes", ["Trust  1", "Asked"]);
    await person.expectHighlights("They only call");

    study.write(copy, there);
    await person.expectHighlights("They only call", "Nobody asks");
    await person.expectTree("Codes", ["Trust  1", "Asked  1"]);
    const said = await person.expectNotification("A sync service left a copy of your codings of r3.md.");
    assert.equal(
      said.text,
      "A sync service left a copy of your codings of r3.md. Everything in it was taken over.",
    );
    assert.deepEqual(said.buttons, ["Remove Copy"]);
    assert.equal(study.read(own), here + there);
    await person.expectProblems(
      "This is a copy that a sync service made of ana's codings of r3.md. What it says is read along with them.",
    );
    await person.screenshot("conflicted-copy");

    await person.pressNotificationButton("Remove Copy");
    await eventually(() => Promise.resolve(study.exists(copy)), false);
    await person.expectProblems();
    assert.equal(study.read(own), here + there);
    await person.reload();
    await person.expectHighlights("They only call", "Nobody asks");
    await person.openView("Codes");
    await person.expectTree("Codes", ["Trust  1", "Asked  1"]);
    assert.deepEqual(await person.notifications(), []);
    assert.deepEqual(study.files("codings"), [own]);
  });
});

describeInVsCode("A copy that a sync service leaves of one's codings", (emic) => {
  it("is asked about once, and can be removed where it is named as a problem; a colleague's stays", async () => {
    const { study, here, there } = twoMachines();
    const theirs = "codings/ben/r3.md 2.jsonl";
    study.write(copy, there);
    study.write(theirs, here);
    const person = await emic.open(study, { settings });
    await person.openView("Codes");
    await person.expectTree("Codes", ["Trust  1", "Asked  1"]);
    await person.expectNotification("A sync service left a copy of your codings of r3.md.");
    await person.runCommand("Notifications: Clear All Notifications");
    study.write(copy, here + there);
    await person.openDocument(copy);
    await person.expectProblems(
      "This is a copy that a sync service made of ana's codings of r3.md. What it says is read along with them.",
      "This is a copy that a sync service made of ben's codings of r3.md. What it says is read along with them.",
    );
    assert.deepEqual(await person.notifications(), []);

    await person.runCommand("View: Focus Active Editor Group");
    await person.press("Ctrl+.");
    await person.page.locator(".action-widget").getByText("Remove Copy", { exact: true }).waitFor();
    await person.press("Enter");
    await eventually(() => Promise.resolve(study.exists(copy)), false);
    await person.expectProblems(
      "This is a copy that a sync service made of ben's codings of r3.md. What it says is read along with them.",
    );
    assert.deepEqual(study.files("codings"), [own, theirs]);
    assert.deepEqual([study.read(own), study.read(theirs)], [here + there, here]);
  });

  it("is left to whom it belongs: as ben one is told of all of ben's, and removes them with one command", async () => {
    const { study, here, there } = twoMachines();
    const theirs = "codings/ben/r3.md";
    study.write(`${theirs} (1).jsonl`, here);
    study.write(`${theirs}-LAPTOP-7.jsonl`, there);
    const person = await emic.open(study, { settings });
    await person.openView("Codes");
    await person.expectTree("Codes", ["Trust  1", "Asked  1"]);
    await person.runCommand("Emic: Remove Conflicted Copies");
    await person.expectNotification("There are no copies of your codings to remove.");
    assert.equal(study.exists(`${theirs}.jsonl`), false);
    await person.runCommand("Notifications: Clear All Notifications");

    await person.runCommand("Emic: Choose Coder…");
    await person.awaitQuickPick();
    await person.press("Ctrl+A");
    await person.type("ben");
    await person.press("Enter");
    const said = await person.expectNotification("A sync service left 2 copies of your codings.");
    assert.deepEqual(said.buttons, ["Remove Copies"]);
    assert.equal(study.read(`${theirs}.jsonl`), here + there);
    await person.runCommand("Emic: Remove Conflicted Copies");
    await eventually(() => Promise.resolve(study.files("codings")), [own, `${theirs}.jsonl`]);
    await person.expectProblems();
    await person.expectTree("Codes", ["Trust  1", "Asked  1"]);
  });
});
