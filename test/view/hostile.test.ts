import assert from "node:assert/strict";
import { hostile, hostileStudy } from "./hostile-study.js";
import { eventually, openPanel, until } from "./harness/index.js";

describe("Whatever people write", () => {
  it("is shown as text, and nothing of it acts", async () => {
    const panel = await openPanel(hostileStudy());
    await eventually(() => panel.figure("<svg onload=alert(1)>"), "1 of 1 · 2");
    await panel.press("Compare");
    await panel.person.choose("Compare", "Group");
    await eventually(panel.columns, ["Everybody", "=cmd|' /C calc'!A0"]);
    assert.equal((await panel.said())[0]!.trim(), hostile);
    const foreign = "img, script:not([nonce]), iframe, [onmouseover], [onerror], [onload], [style*=url]";
    assert.equal(await panel.page.locator("main").locator(foreign).count(), 0);
    assert.equal(await panel.page.title(), "Resellers");
  });

  it("is shown cut where it is a megabyte", async () => {
    const panel = await openPanel(hostileStudy());
    const lengths = await panel.quotes.evaluateAll((all) => all.map((one) => one.textContent.length));
    assert.equal(lengths.length, 3);
    assert.ok(Math.max(...lengths) < 10_000, `${Math.max(...lengths)} characters`);
  });

  it("is exported as text, in pictures and in tables", async () => {
    const panel = await openPanel(hostileStudy());
    const { person } = panel;
    for (const kind of ["Picture for print and web pages", "Numbers for a spreadsheet"]) {
      await panel.press("Export");
      await person.choose("Export Chart", kind);
    }
    await until(
      () => person.saved.size,
      (size) => size === 2,
      "both files",
    );
    assert.match(String(person.saved.get("Resellers.svg")), /&lt;svg onload=alert\(1\)&gt;/);
    assert.doesNotMatch(String(person.saved.get("Resellers.svg")), /<svg onload|<b /);
  });

  it("is copied as text, with no element of its own", async () => {
    const panel = await openPanel(hostileStudy());
    await panel.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await panel.quotes.first().focus();
    await panel.keyboard.press("Control+c");
    await eventually(() => panel.person.said, ["Copied: 1 quote"]);
    const html = await until(
      () => panel.clipboard("text/html"),
      (words) => words !== "",
      "the quote",
    );
    assert.doesNotMatch(html, /<(?:img|script)/i);
    assert.match(html, /&lt;img src=x/);
  });
});
