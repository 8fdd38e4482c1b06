import assert from "node:assert/strict";
import { copyOf, describeInBothHosts } from "./driver/index.js";

describeInBothHosts("The sample study", (emic) => {
  it("shows its codes with their counts, and leads from a quote to its place", async () => {
    const person = await emic.open(copyOf("sample"));
    await person.openDocument("interviews/r3.md");
    await person.press("Ctrl+G");
    await person.type("30");
    await person.press("Enter");
    await person.openView("Codes");
    await person.expectTree("Codes", [
      "Price  15 · 87",
      "Quality  14 · 87",
      "The relationship  13 · 74",
      "Staying or going  12 · 44",
      "Their own trade  15 · 34",
      "How it was said  10 · 32",
    ]);
    await person.expandTree("Codes", "Staying or going");
    await person.expandTree("Codes", "Staying or going", "What holds");
    await person.screenshot("sample-light");
    const rows = await person.readTree("Codes");
    const quote = rows.find(({ label, level }) => label.startsWith("“") && level === 3);
    assert.ok(quote, `no quote below “What holds”: ${JSON.stringify(rows)}`);
    await person.treeRow("Codes", quote.label).click();
    await person.expectOpen("r1.md");
    const selected = (await person.selection()).replace(/\s+/g, " ");
    assert.ok(selected.startsWith(quote.label.slice(1, -2)), `“${selected}” was selected for ${quote.label}`);
    await person.screenshot("sample-dark", { theme: "dark" });
    await person.screenshot("sample-high-contrast", { theme: "high-contrast" });
  });
});
