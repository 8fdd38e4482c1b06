import assert from "node:assert/strict";
import { axe, copyOf, describeInBothHosts, eventually, until, type Person } from "./driver/index.js";

const settings = { "emic.coder": "ana" };

async function openPanel(person: Person) {
  await person.runCommand("Emic: Open Analysis");
  const panel = person.webview();
  await panel.locator("article").first().waitFor();
  return {
    panel,
    /** The figure of a row, in a column. */
    cell: (name: string, column = 0) =>
      panel.locator("[role=row]", { hasText: name }).first().locator("[role=gridcell]").nth(column),
    title: () => panel.locator(".list-head h2").innerText(),
    found: () => panel.locator(".list-head p").innerText(),
    chips: () => panel.locator(".chip").allInnerTexts(),
    press: (name: string) => panel.getByRole("button", { name }).click(),
  };
}

async function pick(person: Person, title: string, ...labels: string[]): Promise<void> {
  const picker = await person.awaitQuickPick((one) => one.title === title);
  for (const label of labels)
    await person.page.locator(".quick-input-list .monaco-list-row", { hasText: label }).first().click();
  if (picker.title !== undefined && labels.length === 0) await person.press("Enter");
}

describeInBothHosts("The Analysis panel", (emic) => {
  it("explores", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    await person.openView("Codes");
    const analysis = await openPanel(person);
    const { panel } = analysis;
    assert.deepEqual(await axe(panel), []);
    await person.screenshot("analysis-light", { theme: "light" });
    await analysis.cell("Knows the price").click();
    await eventually(analysis.title, "Knows the price");
    await person.screenshot("analysis-dark", { theme: "dark" });
    await analysis.press("Compare");
    await pick(person, "Compare", "Group");
    await until(
      () => panel.locator("[role=columnheader]").count(),
      (count) => count > 3,
      "columns",
    );
    await person.screenshot("analysis-split-light", { theme: "light" });
    assert.deepEqual(await axe(panel), []);
    await person.page.keyboard.press("Control+b");
    await analysis.press("Codes");
    await person.screenshot("analysis-split-dark", { theme: "dark" });
    await person.screenshot("analysis-split-hc", { theme: "high-contrast" });
    assert.deepEqual(await axe(panel), []);
    await panel.locator("article").nth(1).click();
    await person.page.keyboard.press("Enter");
    await person.expectOpen("r1.md");
    await person.screenshot("analysis-open", { theme: "light" });
  });
});
