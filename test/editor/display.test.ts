import { copyOf, describeInBothHosts } from "./driver/index.js";

const reading = { "editor.wordWrap": "on", "editor.lineHeight": 1.8, "editor.minimap.enabled": false };
const settings = { "emic.coder": "ana", "[markdown]": reading };

describeInBothHosts("Seeing codes", (emic) => {
  it("shows lanes, stripes, the coding at the cursor and who made it", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    await person.openDocument("interviews/r3.md");
    await person.placeCursorBefore("A hundred and forty tills. It's two");
    await person.expectStatus("Knows the price");
    for (const theme of ["light", "dark", "high-contrast", "high-contrast-light"] as const)
      await person.screenshot(`dense-${theme}`, { theme });
    await person.press("Alt+A");
    await person.awaitQuickPick();
    await person.screenshot("picker-dark", { theme: "dark" });
    await person.screenshot("picker-light", { theme: "light" });
    await person.press("Escape");
    await person.hover("A hundred and forty tills");
    await person.screenshot("hover-light", { theme: "light" });
  });
});
