import assert from "node:assert/strict";
import { describeInBothHosts, describeInHost, eventually, study } from "./driver/index.js";

const twoDocuments = {
  "interviews/r3.md": [
    "# Reseller 3",
    "",
    "**Ana:** How is the relationship?",
    "",
    "**R3:** We have sold their boxes for ten years, and all that time they only call when they want a number. Nobody asks how we are doing, and nobody says thank you.",
    "",
    "Later they only call when they want a number again.",
    "",
  ].join("\n"),
  "interviews/r4.md": "# Reseller 4\n\nIt is about price.\n",
};

describeInBothHosts("Emic in VS Code", (emic) => {
  it("opens a picker for the selected words", async () => {
    const person = await emic.open(study(twoDocuments));
    await person.openDocument("interviews/r3.md");
    await person.select("they only call", { nth: 2 });
    assert.equal(await person.selection(), "they only call");
    await person.runCommand("Emic: Apply Code…");
    await person.awaitQuickPick();
    await person.screenshot("harness-picker-light");
    await person.screenshot("harness-picker-dark", { theme: "dark" });
    await person.press("Escape");
    await person.expectNoQuickPick();
  });
});

/** An extension that shows one of everything, so that what the driver reads is known. */
const fixture = { extension: "test/editor/fixture" };

// What is on screen is read the same way in both hosts; what goes wrong is not.
describeInHost("node", "The driver", (emic) => {
  it("reads and changes the text", async () => {
    const person = await emic.open(study(twoDocuments), fixture);
    await person.openDocument("interviews/r4.md");
    assert.equal(await person.text(), "# Reseller 4\n\nIt is about price.\n");
    await person.placeCursorAfter("about");
    assert.deepEqual(await person.cursor(), { line: 3, column: 12 });
    await person.type(" the");
    await person.expectText("# Reseller 4\n\nIt is about the price.\n");
    assert.ok(await person.hasUnsavedChanges());
    await person.save();
    assert.equal(person.study.read("interviews/r4.md"), "# Reseller 4\n\nIt is about the price.\n");
    await person.press("Ctrl+Z");
    await person.expectText("# Reseller 4\n\nIt is about price.\n");
    await person.drag("is about");
    assert.equal(await person.selection(), "is about");
  });

  it("comes back to the same editors after a reload", async () => {
    const person = await emic.open(study(twoDocuments), fixture);
    await person.openDocument("interviews/r3.md");
    await person.openDocument("interviews/r4.md");
    await person.reload();
    await person.expectText("# Reseller 4\n\nIt is about price.\n");
  });

  it("sees what another program writes", async () => {
    const person = await emic.open(study(twoDocuments), fixture);
    await person.openDocument("interviews/r4.md");
    person.study.write("interviews/r4.md", "# Rewritten\n");
    await person.expectText("# Rewritten\n");
  });

  it("takes over changed settings", async () => {
    const person = await emic.open(study(twoDocuments), {
      ...fixture,
      settings: { "files.insertFinalNewline": true },
    });
    await person.openDocument("interviews/r4.md");
    await person.changeSettings({ "files.trimFinalNewlines": true });
    await person.press("Ctrl+End");
    await person.type("\n\n");
    await eventually(() => person.hasUnsavedChanges(), true);
    await person.save();
    assert.equal(person.study.read("interviews/r4.md"), twoDocuments["interviews/r4.md"]);
  });

  it("reads decorations, hovers and problems", async () => {
    const person = await emic.open(study(twoDocuments), fixture);
    await person.openDocument("interviews/r3.md");
    await person.expectHighlights(
      "sold their boxes for ten years, and all that time they only call",
      "Nobody asks",
    );
    const [fill, underline] = await person.highlights();
    assert.equal(fill!.background, "rgba(255, 0, 0, 0.3)");
    assert.equal(underline!.underline, "underline wavy rgb(0, 128, 0)");
    assert.equal(fill!.line, 5);
    assert.deepEqual(await person.labels(), [{ text: "Trust", line: 5, where: "after" }]);
    assert.deepEqual(
      (await person.gutterIcons()).map((icon) => icon.line),
      [5],
    );
    await person.screenshot("driver-decorations-light");
    assert.equal(await person.hover("boxes"), "Word: boxes");
    await person.expectProblems("They call.");
    assert.deepEqual(await person.problems(), [
      { severity: "warning", text: "They call.", source: "Fixture", file: "r3.md", line: 5 },
    ]);
    await person.screenshot("driver-decorations-dark", { theme: "dark" });
  });

  it("reads and opens trees", async () => {
    const person = await emic.open(study(twoDocuments), fixture);
    await person.openView("Things");
    const things = Array.from({ length: 24 }, (_, n) => `Thing ${n + 1}`);
    await person.expectTree("Things", ["Trust  2", "Price  0", ...things]);
    await person.expandTree("Things", "Trust");
    await person.expectTree("Things", ["Trust  2", "  Taken for granted  1", "Price  0", ...things]);
    await person.pressViewButton("Things", "Collapse All");
    await person.expectTree("Things", ["Trust  2", "Price  0", ...things]);
    await person.expectViewText("Nothing", /^There is nothing here\./);
    assert.deepEqual(await person.openMenu("Things", "Price"), ["Rename…"]);
    await person.chooseFromMenu("Rename…");
    assert.equal((await person.awaitQuickPick()).value, "Price");
  });

  it("reads pickers and input boxes, through a key", async () => {
    const person = await emic.open(study(twoDocuments), fixture);
    await person.openDocument("interviews/r4.md");
    await person.press("Alt+A");
    const picker = await person.awaitQuickPick();
    assert.equal(picker.placeholder, "Which thing?");
    assert.deepEqual(picker.items[0], {
      ...{
        label: "Trust",
        description: "2",
        detail: "About Trust",
        separator: "",
        focused: true,
        ticked: null,
      },
    });
    await person.type("pri");
    await person.awaitQuickPick((open) => open.items.length === 1);
    await person.press("Enter");
    await person.expectText("Price# Reseller 4\n\nIt is about price.\n");
    await person.runCommand("Fixture: Ask…");
    const box = await person.awaitQuickPick();
    assert.equal(box.value, "Trust");
    assert.match(box.message, /^What is its name\?/);
  });

  it("reads messages and answers them", async () => {
    const person = await emic.open(study(twoDocuments), fixture);
    await person.runCommand("Fixture: Tell");
    const said = await person.expectNotification("Something happened.");
    assert.deepEqual(said, { severity: "warning", text: "Something happened.", buttons: ["Look", "Leave"] });
    await person.pressNotificationButton("Leave");
    await person.runCommand("Fixture: Confirm…");
    assert.equal((await person.expectDialog("Sure?")).detail, "For ever.");
    await person.pressDialogButton("Yes");
    await person.expectNotification("You said Yes.");
    await person.expectStatus("3 things");
  });

  it("looks into webviews", async () => {
    const person = await emic.open(study(twoDocuments), fixture);
    await person.runCommand("Fixture: Panel");
    await person.webview().getByRole("heading", { name: "A panel" }).waitFor();
  });

  it("two people work on the same files", async () => {
    const shared = study(twoDocuments);
    const ana = await emic.open(shared, fixture);
    const ben = await emic.open(shared, fixture);
    await ana.openDocument("interviews/r4.md");
    await ben.openDocument("interviews/r4.md");
    await ana.press("Ctrl+End");
    await ana.type("Ana.");
    await ana.save();
    await ben.expectText("# Reseller 4\n\nIt is about price.\nAna.");
  });
});

describeInBothHosts("The journal", (emic) => {
  it("notices what an extension does wrong", async () => {
    const person = await emic.open(study(twoDocuments), fixture);
    await person.runCommand("Fixture: Fail");
    await person.expectFailure("throws on purpose");
    await person.expectFailure("rejects on purpose");
  });
});
