import assert from "node:assert/strict";
import { choose, openPanel, panelOf, tick } from "./analysis-panel.js";
import { axe, copyOf, describeInBothHosts, describeInVsCode, eventually, until } from "./driver/index.js";

// The page itself is tested in a browser, without a window of VS Code: see test/view.

const settings = { "emic.coder": "ana" };

describeInBothHosts("The Analysis panel", (emic) => {
  it("leads from numbers to quotes, by VS Code’s lists to some of them, to a document beside, and back", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    const panel = await openPanel(person);
    const { keyboard } = person.page;
    await eventually(panel.title, "All quotes");
    await panel.cell("Knows the price").click();
    await eventually(panel.found, "29 coded passages from 11 participants");
    await panel.press("Filter");
    await choose(person, "Filter", "Group");
    await tick(person, "Group", "lost");
    await eventually(panel.chips, ["All coders together", "Group: lost"]);
    await eventually(() => panel.quotes.count(), 3);
    for (const theme of ["light", "dark", "high-contrast", "high-contrast-light"] as const)
      await person.screenshot(`analysis-${theme}`, { theme });
    await eventually(() => axe(panel.setup), []);

    await panel.quote("I had the six names in an envelope").locator(".said").first().dblclick();
    await person.expectOpen("r5.md");
    assert.match(await person.selection(), /^I had the six names in an envelope/);
    await person.screenshot("analysis-beside");
    await panel.press("Back");
    await eventually(panel.chips, ["All coders together"]);
    // These keys are VS Code's as well, and here the page's.
    await person.runCommand("View: Focus First Editor Group");
    await eventually(
      () => panel.setup.locator("html").evaluate((page) => page.ownerDocument.hasFocus()),
      true,
    );
    await keyboard.press("Alt+ArrowLeft");
    await eventually(panel.title, "All quotes");
    await keyboard.press("Control+f");
    await eventually(() => panel.setup.locator("input[type=search]:focus").count(), 1);
  });

  it("lets leave what people agreed to: on the clipboard, and as files that VS Code asks the place of", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    await person.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const panel = await openPanel(person);
    await panel.press("Filter");
    await choose(person, "Filter", "Participant");
    await tick(person, "Participant", "P04", "P07");
    await until(panel.chips, (chips) => chips.length === 3, "the chips");
    await panel.press(/^Copy all/);
    await choose(person, "Copy Quotes", "Plain text");
    await person.expectNotification("P07 did not agree to be quoted, so these words are not copied.");
    const copied = () => person.page.evaluate(() => navigator.clipboard.readText());
    const text = await until(copied, (words) => words.includes("” (P04, won, "), "quotes on the clipboard");
    assert.doesNotMatch(text, /P07/);

    const save = async (kind: string, file: string) => {
      await panel.press("Export");
      await choose(person, "Export Chart", kind);
      await person.awaitQuickPick(({ value }) => value.endsWith(`/${file}`));
      await person.page.keyboard.press("Enter");
      await until(
        () => Promise.resolve(person.study.exists(file) ? person.study.read(file) : ""),
        (content) => content.length > 100,
        file,
      );
    };
    await save("Numbers for a spreadsheet", "The small till.csv");
    assert.match(person.study.read("The small till.csv"), /^#,name,participants,/);
    await save("Picture for slides and documents", "The small till.png");
    assert.equal(person.study.read("The small till.png").slice(1, 4), "PNG");
  });
});

describeInVsCode("The Analysis panel", (emic) => {
  it("shows a coding as soon as it is made, and is there as it was after a reload", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    const panel = await openPanel(person);
    await panel.press("Filter");
    await choose(person, "Filter", "Document");
    await tick(person, "Document", "interviews/r3.md");
    await panel.cell("On the back of an envelope").click();
    await until(
      panel.found,
      (found) => /^\d+ coded passages from 1 participant$/.test(found),
      "one document’s quotes",
    );
    const before = Number((await panel.found()).split(" ")[0]);
    await panel.quote("I did it on the back of a delivery note").dblclick();
    await person.expectOpen("r3.md");
    await person.select("counting pennies");
    await person.press("Alt+A");
    await person.awaitQuickPick();
    await person.type("Keeping a record");
    await person.press("Enter");
    await eventually(panel.found, `${before + 1} coded passages from 1 participant`);
    await person.reload();
    const again = await panelOf(person);
    await eventually(again.chips, ["All coders together", "Document: interviews/r3.md"]);
    await eventually(again.title, "On the back of an envelope");
    await again.press("Remove Document: interviews/r3.md");
    await eventually(again.chips, ["All coders together"]);
  });

  it("picks quotes into a collection that VS Code asks the name of, and undoes by the keys of undo", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    const panel = await openPanel(person);
    const { keyboard } = person.page;
    await panel.cell("Knows the price").click();
    await eventually(panel.title, "Knows the price");
    for (const place of [0, 1, 2]) await panel.quotes.nth(place).click({ modifiers: ["Control"] });
    await panel.press(/^Collect marked/);
    await person.awaitQuickPick((picker) => picker.title === "New Collection");
    await person.type("What they know");
    await person.press("Enter");
    await eventually(panel.collections, ["What they know\n3"]);
    assert.match(
      person.study.read("memos/collections/what-they-know.md"),
      /^# What they know\n\n> Forty pence\. /,
    );
    await panel.press("What they know");
    await eventually(panel.title, "What they know");
    const [first, second, third] = await panel.said();
    await panel.quotes.first().focus();
    await keyboard.press("Delete");
    await eventually(panel.said, [second, third]);
    await keyboard.press("Control+z");
    await eventually(panel.said, [first, second, third]);
  });
});
