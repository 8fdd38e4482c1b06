import assert from "node:assert/strict";
import { copyOf } from "../editor/driver/study.js";
import { eventually, openPanel, until } from "./harness/index.js";

describe("The Analysis panel by mouse", () => {
  it("leads from every number to its quotes, from a quote to its place, and back", async () => {
    const panel = await openPanel(copyOf("sample"));
    const { person } = panel;
    await eventually(panel.title, "All quotes");
    assert.equal(person.title, "Analysis: The small till");
    await eventually(() => panel.figure("Knows the price"), "11 of 17 · 29");
    await panel.cell("Knows the price").click();
    await eventually(panel.title, "Knows the price");
    await eventually(panel.found, "29 coded passages from 11 participants");

    await panel.press("Compare");
    await person.choose("Compare", "Group");
    const groups = ["existing", "end customer", "employee", "lost", "won", "not said"];
    await eventually(panel.columns, ["Everybody", ...groups]);
    assert.equal(await panel.figure("Knows the price", 4), "1 of 1 · 3");
    await panel.cell("Knows the price", 4).click();
    await eventually(panel.title, "Knows the price · Group: lost");
    await eventually(() => panel.quotes.count(), 3);

    const quote = panel.quote("I had the six names in an envelope");
    await quote.hover();
    await quote.getByRole("button", { name: /^Open in its document/ }).click();
    await until(
      () => person.opened,
      ([coding]) => coding?.document === "interviews/r5.md",
      "the document",
    );
    await panel.press("Back");
    await eventually(panel.title, "Knows the price");
    await panel.press("Back");
    await eventually(panel.columns, ["Everybody"]);
    await panel.press("Back");
    await eventually(panel.title, "All quotes");
    assert.ok(await panel.page.getByTitle("Back (Alt+Left)").isDisabled());
  });

  it("compares by nothing again, and stays as it is where one thinks better of it", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.press("Compare");
    await panel.person.leave("Compare");
    await panel.press("Compare");
    await panel.person.choose("Compare", "Group");
    await until(panel.columns, (columns) => columns.length === 7, "the groups");
    await panel.press("Compare");
    await panel.person.choose("Compare", "Nothing");
    await eventually(panel.columns, ["Everybody"]);
  });

  it("shows themes or codes, with those below or without, the most found first", async () => {
    const panel = await openPanel(copyOf("sample"));
    await until(panel.rows, (rows) => rows[0] === "On the back of an envelope", "the themes");
    await panel.press("Codes");
    await eventually(() => panel.figure("Price"), "15 of 17 · 87");
    const inOrder = await panel.rows();
    await panel.page.getByLabel("Count codes below").uncheck();
    await until(
      () => panel.figure("Price"),
      (figure) => figure !== "15 of 17 · 87",
      "the code without those below it",
    );
    await panel.page.getByLabel("Count codes below").check();
    await eventually(() => panel.figure("Price"), "15 of 17 · 87");
    await panel.page.getByLabel("Most participants first").check();
    await until(panel.rows, (rows) => rows.join() !== inOrder.join(), "another order");
    await panel.page.getByLabel("Most participants first").uncheck();
    await eventually(panel.rows, inOrder);
    // How the same is shown is no step of its own.
    assert.ok(await panel.page.getByTitle("Back (Alt+Left)").isDisabled());
  });

  it("folds up what one does not want to see, and unfolds it", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.row("On the back of an envelope").locator(".twist").click();
    await eventually(() => panel.row("Knows the price").count(), 0);
    await panel.row("On the back of an envelope").locator(".twist").click();
    await eventually(() => panel.row("Knows the price").count(), 1);
  });

  it("leads from a quote’s code to all quotes of the code", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.cell("Knows the price").click();
    await eventually(panel.title, "Knows the price");
    const code = panel.quotes.first().locator("button.code").first();
    const name = await code.innerText();
    await code.click();
    await until(panel.title, (title) => title === name, `the quotes of ${name}`);
  });

  it("opens a quote’s document by a double click on its words", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.quotes.first().locator(".said").first().dblclick();
    await until(
      () => panel.person.opened,
      ({ length }) => length === 1,
      "the document",
    );
  });

  it("finds the words of quotes, and says so where there are none", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.search.fill("envelope");
    await until(panel.found, (found) => !found.startsWith("329"), "fewer quotes");
    for (const words of await panel.said()) assert.match(words, /envelope/i);
    await panel.search.fill("xyzzy");
    await eventually(panel.found, "Nothing was found.");
    await panel.press("Clear all");
    await until(panel.found, (found) => found.startsWith("329"), "all quotes");
    assert.equal(await panel.search.inputValue(), "");
  });
});

describe("The Analysis panel says what to do", () => {
  it("where a study has no themes", async () => {
    const without = copyOf("sample");
    without.remove("themes");
    const panel = await openPanel(without);
    await eventually(panel.missing, [
      "This study has no themes yet; these are its top-level codes. A theme is a file in the folder themes that names codes and says what they have in common.",
    ]);
    await eventually(() => panel.figure("Price"), "15 of 17 · 87");
  });

  it("where nothing is coded yet", async () => {
    const empty = copyOf("sample");
    empty.remove("codings");
    const panel = await openPanel(empty);
    await eventually(panel.missing, [
      "Nothing is coded yet. Open a document, select what somebody said, and press Alt+A.",
    ]);
    assert.equal(await panel.page.getByRole("treegrid").count(), 0);
  });

  it("where nothing fits the filters", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.press("Filter");
    await panel.person.choose("Filter", "From a day on");
    await panel.person.enter("From a day on", "2099-01-01");
    await eventually(panel.missing, ["Nothing fits these filters.\n\nClear all"]);
    await panel.page.locator(".missing").getByRole("button").click();
    await eventually(panel.missing, []);
    await eventually(() => panel.figure("Knows the price"), "11 of 17 · 29");
  });

  it("where nothing is known by which people could be compared", async () => {
    const bare = copyOf("sample");
    bare.remove("participants.csv");
    for (const file of bare.files().filter((one) => /^(?!themes|memos).*\.md$/.test(one)))
      bare.write(file, bare.read(file).replace(/^---\n.*?\n---\n/s, ""));
    const panel = await openPanel(bare);
    await panel.press("Compare");
    await eventually(
      () => panel.person.told,
      [
        "Nothing is known yet by which people could be compared: participants.csv gives them groups and facts.",
      ],
    );
  });
});
