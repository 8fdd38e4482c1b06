import assert from "node:assert/strict";
import { codedStudy, smallStudy, type Coded } from "./coded-study.js";
import { describeInBothHosts, describeInVsCode, eventually, type Person } from "./driver/index.js";

const settings = { "emic.coder": "ana" };
const tree = ["Price  2 · 4", "Trust  2 · 2", "Quality"];

/** Waits until the codebook is this much the same as before, with some text in place of other. */
async function expectCodebook(person: Person, test: (text: string) => boolean): Promise<void> {
  await eventually(() => Promise.resolve(test(person.study.read("codebook.yaml"))), true);
}

describeInBothHosts("The Codes view", (emic) => {
  it("sorts, and remembers how", async () => {
    const person = await emic.open(smallStudy(), { settings, alone: true });
    await person.openDocument("interviews/r1.md");
    await person.openView("Codes");
    await person.expectTree("Codes", tree);
    await person.runCommand("Emic: Sort Codes…");
    await person.awaitQuickPick(({ items }) => items[0]?.description === "as it is now");
    await person.type("name");
    await person.press("Enter");
    await person.expectTree("Codes", ["Price  2 · 4", "Quality", "Trust  2 · 2"]);
    await person.reload();
    await person.openView("Codes");
    await person.expectTree("Codes", ["Price  2 · 4", "Quality", "Trust  2 · 2"]);
  });
});

describeInVsCode("The Codes view", (emic) => {
  it("shows codes with what was found of them and of those below", async () => {
    const person = await emic.open(smallStudy(), { settings });
    await person.openDocument("interviews/r1.md");
    await person.openView("Codes");
    await person.expectTree("Codes", tree);
    await person.expandTree("Codes", "Price");
    await person.expectTree("Codes", [
      "Price  2 · 4",
      "  Margin  1 · 1",
      "  Haggling  1 · 1",
      "  “It was never the price.”  P01 · r1",
      "  “If I'm a pound over the next lad I don't exist.”  P02 · r2",
      ...tree.slice(1),
    ]);
    const spoken = (await person.readTree("Codes")).map((row) => row.spoken);
    assert.deepEqual(spoken.slice(0, 5), [
      "Price, 4 coded passages from 2 participants, with the codes below it",
      "Margin, below Price, 1 coded passage from 1 participant, draft",
      "Haggling, below Price, 1 coded passage from 1 participant, draft",
      "It was never the price., P01, r1, Price, Coded by ana",
      "If I'm a pound over the next lad I don't exist., P02, r2, Price, Coded by ana",
    ]);
    assert.equal(spoken.at(-1), "Quality, no codings yet, draft");
    await person.treeRow("Codes", "Price").hover();
    await person.page.locator(".monaco-hover:visible", { hasText: "What something costs" }).waitFor();
    await person.screenshot("codes-light");
    await person.screenshot("codes-dark", { theme: "dark" });
  });

  it("filters while one types, and gives all codes back as they were open", async () => {
    const person = await emic.open(smallStudy(), { settings });
    await person.openDocument("interviews/r1.md");
    await person.openView("Codes");
    await person.expandTree("Codes", "Trust");
    const open = ["Price  2 · 4", "Trust  2 · 2", "  “I would trust Marek with my keys.”  P02 · r2"];
    await person.expectTree("Codes", [...open, "  “He checks every box twice”  P03 · shop", "Quality"]);
    await person.pressViewButton("Codes", "Filter Codes…");
    await person.awaitQuickPick();
    await person.type("mar");
    await person.expectTree("Codes", ["Price  2 · 4", "  Margin  1 · 1"]);
    await person.expectViewText("Codes", /^“mar”: 1 code$/);
    await person.type("zipan");
    await person.expectViewText("Codes", /^No code fits “marzipan”\.$/);
    await person.screenshot("codes-filter-none");
    for (let n = 0; n < 5; n++) await person.press("Backspace");
    await person.press("Enter");
    await person.expectTree("Codes", ["Price  2 · 4", "  Margin  1 · 1"]);
    await person.screenshot("codes-filter-light");
    await person.screenshot("codes-filter-dark", { theme: "dark" });
    await person.pressViewButton("Codes", "Clear Filter");
    await person.expectTree("Codes", [...open, "  “He checks every box twice”  P03 · shop", "Quality"]);
  });

  it("moves codes with the mouse, several at once, and takes it back", async () => {
    const person = await emic.open(smallStudy(), { settings });
    await person.openDocument("interviews/r1.md");
    await person.openView("Codes");
    await person.expandTree("Codes", "Price");
    const before = person.study.read("codebook.yaml");
    await person.treeRow("Codes", "Margin").click();
    await person.treeRow("Codes", "Haggling").click({ modifiers: ["ControlOrMeta"] });
    await person.dragTreeRow("Codes", "Haggling", "Trust");
    const moved = `  - id: trust
    name: Trust
    color: teal
    status: stable
    codes:
      # Ana wants to split this.
      - id: margin
        name: Margin
      - id: haggling
        name: Haggling
`;
    await expectCodebook(person, (text) => text.includes(moved));
    await eventually(
      async () => (await person.readTree("Codes")).slice(0, 1).map((row) => row.description),
      ["2 · 2"],
    );
    await person.screenshot("codes-moved");
    await person.press("Ctrl+Z");
    await expectCodebook(person, (text) => text === before);
    await person.expectStatus("Undone: Move 2 codes below “Trust”");
    await person.press("Ctrl+Y");
    await expectCodebook(person, (text) => text.includes(moved));
    await person.runCommand("Emic: Undo Codebook Change");
    await expectCodebook(person, (text) => text === before);
    await eventually(async () => (await person.readTree("Codes"))[0]!.description, "2 · 4");
    await person.expandTree("Codes", "Price");
    await person.dragTreeRow("Codes", "Margin", null);
    await expectCodebook(person, (text) => /\n {2}# Ana.*\n {2}- id: margin\n {4}name: Margin\n$/.test(text));
  });

  it("renames, moves, recolours, makes and deletes codes by keyboard alone", async () => {
    const person = await emic.open(smallStudy(), { settings });
    await person.openDocument("interviews/r1.md");
    await person.openView("Codes");
    await person.expectTree("Codes", tree);
    const before = person.study.read("codebook.yaml");
    await person.walkTo("Codes", "Trust");
    await person.press("F2");
    await person.awaitQuickPick(({ title, value }) => title === "Rename “Trust”" && value === "Trust");
    await person.press("Ctrl+A");
    await person.type("Faith: in people");
    await person.press("Enter");
    await person.expectTree("Codes", ["Price  2 · 4", "Faith: in people  2 · 2", "Quality"]);
    assert.equal(
      person.study.read("codebook.yaml"),
      before.replace("name: Trust", 'name: "Faith: in people"'),
    );

    await person.walkTo("Codes", "Faith: in people");
    await person.press("Alt+ArrowUp");
    await person.expectTree("Codes", ["Faith: in people  2 · 2", "Price  2 · 4", "Quality"]);

    await person.runCommand("Emic: Move Code…");
    await person.awaitQuickPick(({ title }) => title === "Move which code?");
    await person.type("faith");
    await person.press("Enter");
    await person.awaitQuickPick(({ title }) => title === "Move “Faith: in people” below which code?");
    await person.screenshot("move-code");
    await person.type("qual");
    await person.press("Enter");
    await person.expectNoQuickPick();
    await person.expectTree("Codes", ["Price  2 · 4", "Quality  2 · 2", "  Faith: in people  2 · 2"]);

    await person.runCommand("Emic: Change Colour…");
    await person.awaitQuickPick(({ title }) => title.startsWith("Change the colour"));
    await person.type("quality");
    await person.press("Enter");
    await person.awaitQuickPick(({ title }) => title === "Colour of “Quality”");
    await person.screenshot("change-colour");
    await person.type("green");
    await person.press("Enter");
    await expectCodebook(person, (text) => text.includes("name: Quality\n    color: green\n"));

    await person.runCommand("Emic: New Code…");
    await person.awaitQuickPick(({ title }) => title === "New code");
    await person.type("Pride");
    await person.press("Enter");
    await person.awaitQuickPick(({ title }) => title === "Where does “Pride” belong?");
    await person.press("Enter");
    await person.expectTree("Codes", [
      "Price  2 · 4",
      "Quality  2 · 2",
      "  Faith: in people  2 · 2",
      "Pride",
    ]);
    await person.walkTo("Codes", "Pride");
    await person.press("Delete");
    await person.expectTree("Codes", ["Price  2 · 4", "Quality  2 · 2", "  Faith: in people  2 · 2"]);
    await person.walkTo("Codes", "Price");
    await person.press("Delete");
    const said = await person.expectNotification("“Price” has codings, so it is not deleted.");
    assert.deepEqual(said.buttons, ["Merge Into…"]);
    await person.walkTo("Codes", "Price");
    for (const done of [
      "Delete “Pride”",
      "New code “Pride”",
      "Change the colour of “Quality”",
      "Move “Faith: in people” below “Quality”",
      "Move “Faith: in people” up",
      "Rename “Trust” to “Faith: in people”",
    ]) {
      await person.press("Ctrl+Z");
      await person.expectStatus(`Undone: ${done}`);
    }
    await expectCodebook(person, (text) => text === before);
    await person.expectTree("Codes", tree);
  });

  it("merges a code into another after saying how many codings move, and takes that back", async () => {
    const person = await emic.open(smallStudy(), { settings });
    await person.openDocument("interviews/r1.md");
    await person.openView("Codes");
    const before = person.study.read("codebook.yaml");
    const entries = await person.openMenu("Codes", "Price");
    assert.deepEqual(
      entries.map((entry) => entry.split("\n")[0]),
      [
        "New Code…",
        "Rename Code…",
        "Change Colour…",
        "Move Code…",
        "Move Code Up",
        "Move Code Down",
        "Merge Code Into…",
        "Delete Code",
        "Edit in Codebook",
      ],
    );
    await person.screenshot("codes-menu");
    await person.chooseFromMenu("Merge Code Into…");
    await person.awaitQuickPick(({ title }) => title === "Merge “Price” into which code?");
    await person.type("trust");
    await person.press("Enter");
    const dialog = await person.expectDialog("Merge “Price” into “Trust”?");
    assert.match(dialog.detail, /^2 codings count for “Trust” from then on\. The codes below/);
    await person.screenshot("merge-code");
    await person.pressDialogButton("Merge");
    await person.expectTree("Codes", ["Trust  3 · 6", "Quality"]);
    await person.expandTree("Codes", "Trust");
    await person.expectTree("Codes", [
      "Trust  3 · 6",
      "  Margin  1 · 1",
      "  Haggling  1 · 1",
      "  “It was never the price.”  P01 · r1",
      "  “If I'm a pound over the next lad I don't exist.”  P02 · r2",
      "  “I would trust Marek with my keys.”  P02 · r2",
      "  “He checks every box twice”  P03 · shop",
      "Quality",
    ]);
    assert.match(
      person.study.read("codebook.yaml"),
      /name: Trust\n {4}definition: .*\n {4}aliases:\n {6}- price\n/,
    );
    await person.runCommand("Emic: Undo Codebook Change");
    await expectCodebook(person, (text) => text === before);
  });

  it("opens the codebook at a code, and does not write into one that is not saved", async () => {
    const person = await emic.open(smallStudy(), { settings });
    await person.openDocument("interviews/r1.md");
    await person.openView("Codes");
    await person.openMenu("Codes", "Trust");
    await person.chooseFromMenu("Edit in Codebook");
    await person.expectOpen("codebook.yaml");
    assert.equal((await person.cursor()).line, 14);
    await person.type("# mine\n");
    await person.walkTo("Codes", "Quality");
    await person.press("Delete");
    await person.expectNotification("Save it first.");
  });

  it("lists and filters 1,500 codes and many codings", async () => {
    const person = await emic.open(largeStudy(), { settings });
    await person.openDocument("d0.md");
    await person.openView("Codes");
    await person.expandTree("Codes", "Group 0");
    await person.expandTree("Codes", "Code 0.0");
    await person.revealTreeRow("Codes", "Show 50 more");
    await person.treeRow("Codes", "Show 50 more").click();
    await person.revealTreeRow("Codes", "“This is said at 249.”");
    await person.pressViewButton("Codes", "Filter Codes…");
    await person.awaitQuickPick();
    await person.type("Code 99.1");
    await person.expectViewText("Codes", /^“Code 99\.1”: 5 codes$/);
  });
});

/** A hundred groups of fifteen codes, and 250 codings of the first one. */
function largeStudy() {
  let codebook = "codes:\n";
  for (let group = 0; group < 100; group++) {
    codebook += `  - id: g${group}\n    name: Group ${group}\n    codes:\n`;
    for (let code = 0; code < 14; code++)
      codebook += `      - id: g${group}-c${code}\n        name: Code ${group}.${code}\n`;
  }
  const lines = Array.from({ length: 250 }, (_, at) => `This is said at ${String(at).padStart(3, "0")}.`);
  const codings = lines.map((line): Coded => ["ana", "d0.md", line, "g0-c0"]);
  return codedStudy({ "d0.md": `${lines.join("\n\n")}\n`, "codebook.yaml": codebook }, codings);
}
