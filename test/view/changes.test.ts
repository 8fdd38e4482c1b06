import assert from "node:assert/strict";
import { smallStudy } from "../editor/coded-study.js";
import { copyOf } from "../editor/driver/study.js";
import { eventually, openPanel, until } from "./harness/index.js";

describe("What changes in a study", () => {
  it("is seen at once: a coding, in the figures as among the quotes", async () => {
    const panel = await openPanel(smallStudy());
    await panel.press("Codes");
    await eventually(() => panel.figure("Quality").then((figure) => figure.startsWith("1 of")), false);
    await panel.cell("Quality").click();
    await eventually(panel.title, "Quality");
    await eventually(() => panel.quotes.count(), 0);
    await panel.code("interviews/r2.md", "I would trust Marek with my keys.", "quality");
    await eventually(panel.found, "1 coded passage from 1 participant");
    await eventually(() => panel.figure("Quality"), "1 of 1 · 1");
    await eventually(panel.said, ["I would trust Marek with my keys."]);
  });

  it("is all that is sent: choosing a figure sends its quotes and nothing that was counted", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.cell("Knows the price").click();
    await eventually(panel.title, "Knows the price");
    assert.deepEqual(panel.sent.at(-1), ["state", "canGoBack", "list"]);
    const [first] = panel.sent;
    assert.ok(first!.includes("rows") && first!.includes("chips") && first!.includes("study"), first!.join());
    await panel.code("interviews/r3.md", "counting pennies", "record-keeping");
    await until(
      () => panel.sent.at(-1)!,
      (parts) => parts.includes("rows"),
      "other figures",
    );
    assert.ok(!panel.sent.at(-1)!.includes("chips"), panel.sent.at(-1)!.join());
  });

  it("leaves the list where it was scrolled to, and the keyboard where it was", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.quotes.first().focus();
    for (let step = 0; step < 12; step++) await panel.keyboard.press("ArrowDown");
    const words = await panel.focused();
    const top = () => panel.scroller.evaluate((element) => element.scrollTop);
    const before = await until(top, (at) => at > 300, "the list to be scrolled");
    await panel.code("interviews/r3.md", "counting pennies", "record-keeping");
    await until(panel.found, (found) => found.startsWith("330 "), "the new quote");
    await eventually(panel.focused, words);
    assert.ok(Math.abs((await top()) - before) < 2);
  });

  it("shows everything where what was looked at is gone", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.cell("On the back of an envelope").click();
    await eventually(panel.title, "On the back of an envelope");
    panel.study.remove("themes/back-of-an-envelope.md");
    await panel.folder.refresh(["themes/back-of-an-envelope.md"]);
    panel.session.studyChanged();
    await eventually(panel.title, "All quotes");
  });

  it("says what became of a collected quote whose coding is gone", async () => {
    const panel = await openPanel(smallStudy());
    await panel.press("Collect all…");
    await panel.person.enter("New Collection", "All of it");
    await panel.press(/^All of it/);
    await eventually(panel.title, "All of it");
    panel.study.remove("codings/ana/interviews/r2.md.jsonl");
    await panel.folder.refresh(["codings/ana/interviews/r2.md.jsonl"]);
    panel.session.studyChanged();
    await eventually(
      async () => new Set(await panel.page.locator(".warning").allInnerTexts()),
      new Set(["The coding of this quote is gone. These are the words that were collected."]),
    );
    await until(panel.said, (said) => said.includes("I would trust Marek with my keys."), "the words");
  });

  it("is nothing to a panel that was closed", async () => {
    const panel = await openPanel(smallStudy());
    panel.session.dispose();
    await panel.code("interviews/r2.md", "I would trust Marek with my keys.", "quality");
    panel.session.receive({ kind: "back" });
    panel.session.studyChanged();
    assert.equal(await panel.title(), "All quotes");
  });
});

describe("Collections in the Analysis panel", () => {
  it("are files of the study’s memos, whose quotes lead to their codings", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.cell("Knows the price").click();
    await eventually(panel.title, "Knows the price");
    for (const place of [0, 1, 2]) await panel.quotes.nth(place).click({ modifiers: ["Control"] });
    await eventually(panel.found, "29 coded passages from 11 participants · 3 marked");
    await panel.press("Collect marked…");
    await panel.person.enter("New Collection", "What they know");
    await eventually(panel.collections, ["What they know\n3"]);
    assert.match(
      panel.study.read("memos/collections/what-they-know.md"),
      /^# What they know\n\n> Forty pence\. .* — \[P01\]\(\.\.\/\.\.\/interviews\/r1\.md#emic-[0-9A-Z]{26}\)\n/,
    );
    assert.deepEqual(panel.person.said, ["Added to “What they know”: 3 quotes"]);
  });

  it("take more quotes, each once", async () => {
    const panel = await openPanel(smallStudy());
    const { person } = panel;
    await panel.quotes.first().focus();
    await panel.keyboard.press("a");
    await person.enter("New Collection", "Worth it");
    await eventually(panel.collections, ["Worth it\n1"]);
    await panel.press("Collect all…");
    assert.deepEqual(await person.offered("Add to Collection"), ["Worth it", "New Collection…"]);
    await person.choose("Add to Collection", "Worth it");
    await eventually(panel.collections, ["Worth it\n6"]);
    await panel.press("Collect all…");
    await person.choose("Add to Collection", "Worth it");
    await eventually(() => person.said.at(-1), "“Worth it” has these quotes already.");
    assert.deepEqual(await panel.collections(), ["Worth it\n6"]);
  });

  it("have names that can be told apart", async () => {
    const panel = await openPanel(smallStudy());
    const { person } = panel;
    await panel.press("Collect all…");
    assert.equal(await person.enter("New Collection", "!?"), "The name needs a letter or a number.");
    assert.equal(await person.enter("New Collection", "Worth it"), null);
    await eventually(panel.collections, ["Worth it\n6"]);
    await panel.press("Collect all…");
    await person.choose("Add to Collection", "New Collection…");
    assert.equal(await person.enter("New Collection", "worth it"), "There is a collection of this name.");
    await person.leave("New Collection");
  });

  it("are put in order by mouse", async () => {
    const panel = await openPanel(smallStudy());
    await panel.press("Collect all…");
    await panel.person.enter("New Collection", "In order");
    await panel.press(/^In order/);
    await eventually(panel.title, "In order");
    const [first, second, ...rest] = await panel.said();
    await panel.quotes.first().hover();
    await panel.quotes.first().getByTitle("Move down (Alt+Down)").click();
    await eventually(panel.said, [second, first, ...rest]);
    await panel.quotes.nth(1).hover();
    await panel.quotes.nth(1).getByTitle("Move up (Alt+Up)").click();
    await eventually(panel.said, [first, second, ...rest]);
    await panel.quotes.first().hover();
    await panel.quotes.first().getByTitle("Take out of the collection (Delete)").click();
    await eventually(panel.said, [second, ...rest]);
  });
});
