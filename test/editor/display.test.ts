import assert from "node:assert/strict";
import { copyOf, describeInBothHosts, describeInVsCode, eventually, until } from "./driver/index.js";

const reading = { "editor.wordWrap": "on", "editor.lineHeight": 1.8, "editor.minimap.enabled": false };
const settings = { "emic.coder": "ana", "[markdown]": reading };
const document = "interviews/r3.md";
const words = "A hundred and forty tills.";

describeInBothHosts("Seeing codes", (emic) => {
  it("dims and hides colleagues' codings, and names codes at line ends, for those who want it", async () => {
    const person = await emic.open(copyOf("sample"), { settings, alone: true });
    await person.openDocument(document);
    const coded = async () => (await person.highlights()).map(({ text }) => text).join(" ");
    const bens = "I did it on the back of a delivery note";
    await until(coded, (text) => text.includes(bens), "Ben’s passage");
    const all = (await person.highlights()).length;
    await person.runCommand("Emic: Show, Dim or Hide Colleagues’ Codings");
    await person.expectStatus("Colleagues’ codings are dimmed");
    await person.screenshot("colleagues-dimmed");
    await person.runCommand("Emic: Show, Dim or Hide Colleagues’ Codings");
    await person.expectStatus("Colleagues’ codings are hidden");
    await until(
      () => person.highlights(),
      (there) => there.length < all,
      "fewer highlights",
    );
    await person.reload();
    await until(
      () => person.highlights(),
      (there) => there.length > 0 && there.length < all,
      "hidden ones to stay hidden",
    );
    await person.runCommand("Emic: Show or Hide Labels at Line Ends");
    await until(
      async () => (await person.labels()).map(({ text }) => text),
      (texts) => texts.includes("● Price"),
      "a label",
    );
    await person.screenshot("labels-light");
    await person.screenshot("labels-dark", { theme: "dark" });
    await person.runCommand("Emic: Show or Hide Labels at Line Ends");
    await eventually(
      async () => (await person.labels()).filter(({ text }) => text.startsWith("●")).length,
      0,
    );
  });
});

describeInVsCode("Seeing codes", (emic) => {
  it("shows lanes and stripes, and says what is at the cursor, for eyes and for ears", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    await person.openDocument(document);
    await person.placeCursorBefore(words);
    await person.expectStatus("Knows the price, Margin");
    const label = person.page.locator(".statusbar-item [aria-label^='Codings at the cursor']");
    const spoken = (await label.getAttribute("aria-label")) ?? "";
    assert.match(
      spoken,
      /Knows the price, in Price, \d+ coded passages from \d+ participants, by Ben Harrower;/,
    );
    assert.match(spoken, /Margin, in Price, \d+ coded passages from \d+ participants, by Ana Vidrik/);
    await until(
      () => person.gutterIcons(),
      (icons) => icons.length > 0,
      "stripes in the gutter",
    );
    for (const theme of ["light", "dark", "high-contrast", "high-contrast-light"] as const)
      await person.screenshot(`dense-${theme}`, { theme });
  });

  it("shows in the list what a passage has, and in a hover who coded it and why", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    await person.openDocument(document);
    await person.placeCursorBefore(words);
    await person.press("Alt+A");
    const { items } = await person.awaitQuickPick(({ title }) => title === `Code “${words}”`);
    assert.deepEqual(
      items.slice(0, 3).map(({ label, description, focused }) => ({ label, description, focused })),
      [
        { label: "Price", description: "", focused: true },
        { label: "Knows the price", description: "Price · on a longer passage around", focused: false },
        { label: "Margin", description: "Price · on a longer passage around", focused: false },
      ],
    );
    await person.press("Escape");
    const passage = "They took that off me in one paragraph. And the paragraph was mostly about a webinar.";
    await person.select(passage);
    await person.press("Alt+A");
    const there = await person.awaitQuickPick(({ items: rows }) => rows[0]?.separator === "on this passage");
    assert.equal(there.items[0]?.label, "Taken for granted");
    assert.match(there.items[0].description, /choose to remove$/);
    // Enter takes nothing away that nobody named.
    assert.equal(there.items[0].focused, false);
    await person.press("Escape");
    await person.expectNoQuickPick();
    // Icons are of the theme in which a list was opened.
    for (const theme of ["dark", "high-contrast", "light"] as const) {
      await person.setTheme(theme);
      await person.press("Alt+A");
      await person.awaitQuickPick();
      await person.screenshot(`picker-${theme}`);
      await person.press("Escape");
      await person.expectNoQuickPick();
    }
    const hover = await person.hover("counting pennies");
    assert.match(hover, /^Price\s*What something costs, spoken of as a reason/);
    assert.match(hover, /Ana Vidrik · October 20, 2026 · Recode · Memo · Remove/);
    assert.match(hover, /Two minutes later she has it to the pound\. Not a lie, I think/);
    await until(
      () =>
        person.page
          .locator(".monaco-hover:visible")
          .first()
          .evaluate((box) => getComputedStyle(box).opacity),
      (opacity) => opacity === "1",
      "the hover to be there in full",
    );
    await person.screenshot("hover-light");
    await person.screenshot("hover-dark", { theme: "dark" });
    await person.screenshot("hover-high-contrast", { theme: "high-contrast" });
  });
});
