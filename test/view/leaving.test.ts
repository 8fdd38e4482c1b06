import assert from "node:assert/strict";
import { copyOf } from "../editor/driver/study.js";
import { eventually, openPanel, until, type Panel } from "./harness/index.js";

/** The panel with the quotes of some participants. */
async function quotesOf(...participants: string[]): Promise<Panel> {
  const panel = await openPanel(copyOf("sample"));
  await panel.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await panel.press("Filter");
  await panel.person.choose("Filter", "Participant");
  await panel.person.tick("Participant", ...participants);
  await until(panel.chips, (chips) => chips.length === participants.length + 1, "the chips");
  return panel;
}

describe("What is copied from the Analysis panel", () => {
  it("are no words of those who did not agree to it, and no name of those who want none", async () => {
    const panel = await quotesOf("P04", "P05", "P07", "P09");
    await panel.press("Copy all…");
    await panel.person.choose("Copy Quotes", "Plain text");
    await until(
      () => panel.person.copied,
      (text) => text !== "",
      "the quotes",
    );
    assert.deepEqual(panel.person.told, [
      "P07 did not agree to be quoted, so these words are not copied.",
      "P09 has withdrawn, so these words are not copied.",
    ]);
    const { copied } = panel.person;
    // P04 may be named; of P05 no more than the group is said.
    assert.match(copied, /” \(P04, won, /);
    assert.match(copied, /” \(lost\)\n/);
    assert.doesNotMatch(copied, /\((?!P04, won|lost\))[^)\n]*\)\n\n/);
    assert.doesNotMatch(copied, /P05|P07|P09/);
  });

  it("is nothing where nobody agreed, and no button offers one such quote", async () => {
    const panel = await quotesOf("P07");
    await panel.press("Copy all…");
    await panel.person.choose("Copy Quotes", "Markdown");
    await eventually(
      () => panel.person.told,
      ["P07 did not agree to be quoted, so these words are not copied."],
    );
    assert.equal(panel.person.copied, "");
    const quote = panel.quotes.first();
    await quote.hover();
    assert.equal(await quote.getByRole("button", { name: "Copy (Ctrl+C)" }).count(), 0);
    assert.equal(await quote.locator(".refusal .spoken").innerText(), "P07 did not agree to be quoted");
  });

  it("has its looks where it goes into a document, and is plain elsewhere", async () => {
    const panel = await quotesOf("P04");
    await panel.quotes.first().focus();
    const words = await panel.focused();
    await panel.keyboard.press("Control+c");
    await eventually(() => panel.person.said, ["Copied: 1 quote"]);
    const plain = await until(
      () => panel.clipboard("text/plain"),
      (text) => text.includes("P04"),
      "the quote",
    );
    assert.ok(plain.includes(words), plain);
    await until(
      () => panel.clipboard("text/html"),
      (html) => html.includes("<blockquote"),
      "the quote with its looks",
    );
  });

  it("leads back to its place where it is copied for a memo", async () => {
    const panel = await quotesOf("P04");
    await panel.press("Copy all…");
    await panel.person.choose("Copy Quotes", "Markdown");
    await until(
      () => panel.person.copied,
      (text) => text !== "",
      "the quotes",
    );
    assert.match(panel.person.copied, /^> .* — \[P04\]\([^)]*#emic-[0-9A-Z]{26}\)$/m);
  });

  it("is nothing where one thinks better of it", async () => {
    const panel = await quotesOf("P04");
    await panel.press("Copy all…");
    await panel.person.leave("Copy Quotes");
    await panel.press("Copy all…");
    await panel.person.choose("Copy Quotes", "Rich text");
    await until(
      () => panel.person.said,
      (said) => said.length === 1,
      "what was copied",
    );
    assert.match(panel.person.said[0]!, /^Copied: \d+ quotes$/);
  });
});

/** Exports the chart, and gives what was written. */
async function exported({ press, person }: Panel, kind: string, file: string): Promise<Buffer> {
  await press("Export");
  await person.choose("Export Chart", kind);
  return (await until(
    () => person.saved.get(file),
    (content) => content !== undefined,
    file,
  ))!;
}

describe("What is exported from the Analysis panel", () => {
  it("are the numbers that are seen, without what is folded up", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.row("On the back of an envelope").locator(".twist").click();
    const table = await exported(panel, "Numbers for a spreadsheet", "The small till.csv");
    const [head, first, second] = String(table).split("\r\n");
    assert.equal(head, "#,name,participants,participants known of,documents,coded passages");
    assert.match(first!, /^1,On the back of an envelope,13,17,\d+,49$/);
    assert.match(second!, /^1,Carrying it in their own van,14,17,\d+,62$/);
  });

  it("is the chart as a picture for print", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.row("On the back of an envelope").locator(".twist").click();
    const picture = String(await exported(panel, "Picture for print and web pages", "The small till.svg"));
    assert.match(picture, /<text [^>]*font-weight="600">On the back of an envelope<\/text>/);
    assert.doesNotMatch(picture, /Keeping a record/);
  });

  it("is the chart as a picture for slides, painted twice as large by the page", async () => {
    const panel = await openPanel(copyOf("sample"));
    const picture = await exported(panel, "Picture for slides and documents", "The small till.png");
    assert.equal(picture.toString("latin1", 1, 4), "PNG");
    const drawn = String(await exported(panel, "Picture for print and web pages", "The small till.svg"));
    const [, width, height] = /<svg [^>]*width="(\d+)"[^>]*height="(\d+)"/.exec(drawn)!;
    assert.deepEqual(
      [picture.readUInt32BE(16), picture.readUInt32BE(20)],
      [2 * Number(width), 2 * Number(height)],
    );
  });

  it("is no picture where the panel goes out of sight meanwhile, and that is said", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.press("Export");
    await panel.person.offered("Export Chart");
    await panel.hide();
    await panel.person.choose("Export Chart", "Picture for slides and documents");
    await eventually(
      () => panel.person.told,
      ["The picture could not be made. Leave the panel in sight, and try again."],
    );
    await panel.show();
    const picture = await exported(panel, "Picture for slides and documents", "The small till.png");
    assert.equal(picture.toString("latin1", 1, 4), "PNG");
  });
});
