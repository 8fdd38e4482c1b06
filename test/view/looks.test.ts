import assert from "node:assert/strict";
import { hostileStudy } from "./hostile-study.js";
import { copyOf } from "../editor/driver/study.js";
import { axe, eventually, openPanel, themes, until, type Panel } from "./harness/index.js";

const sample = () => openPanel(copyOf("sample"));

/** The panel as it is seen in a day's work, and where something is out of the way. */
const states: Readonly<Record<string, () => Promise<Panel>>> = {
  async themes() {
    const panel = await sample();
    await panel.cell("Knows the price").click();
    await eventually(panel.title, "Knows the price");
    await panel.quotes.first().focus();
    return panel;
  },
  async codes() {
    const panel = await sample();
    await panel.press("Codes");
    await eventually(() => panel.figure("Price"), "15 of 17 · 87");
    return panel;
  },
  async compared() {
    const panel = await sample();
    await panel.press("Compare");
    await panel.person.choose("Compare", "Group");
    await until(panel.columns, (columns) => columns.length === 7, "the groups");
    await panel.cell("Knows the price", 4).click();
    await eventually(panel.title, "Knows the price · Group: lost");
    return panel;
  },
  async collection() {
    const panel = await sample();
    await panel.cell("Knows the price").click();
    await eventually(panel.title, "Knows the price");
    await panel.quotes.first().click({ modifiers: ["Control"] });
    await panel.quotes.nth(1).click({ modifiers: ["Control"] });
    await panel.press("Collect marked…");
    await panel.person.enter("New Collection", "What they know");
    await panel.press(/^What they know/);
    await eventually(panel.title, "What they know");
    return panel;
  },
  async empty() {
    const without = copyOf("sample");
    without.remove("themes");
    const panel = await openPanel(without);
    await panel.search.fill("xyzzy");
    await eventually(panel.found, "Nothing was found.");
    return panel;
  },
  async hostile() {
    return openPanel(hostileStudy());
  },
};

describe("The Analysis panel can be read by everybody", () => {
  for (const [state, open] of Object.entries(states))
    it(`in all themes: ${state}`, async () => {
      const panel = await open();
      const found: string[] = [];
      for (const theme of themes) {
        await panel.setTheme(theme);
        await panel.screenshot(`panel-${state}-${theme}`);
        found.push(...(await axe(panel.page)).map((complaint) => `${theme}: ${complaint}`));
      }
      assert.deepEqual(found, []);
    });

  it("in the colours that the operating system forces", async () => {
    const panel = await sample();
    await panel.setTheme("high-contrast");
    await panel.page.emulateMedia({ colorScheme: "dark", forcedColors: "active" });
    await panel.screenshot("panel-forced-colors");
    assert.deepEqual(await axe(panel.page), []);
  });

  for (const [width, height, what] of [
    [320, 640, "on the narrowest screen"],
    [400, 800, "beside a document"],
    [640, 400, "at twice the size"],
    [2400, 1200, "on a wide screen"],
  ] as const)
    it(`${what}: ${width} × ${height}`, async () => {
      const panel = await openPanel(copyOf("sample"), { size: { width, height } });
      const spills = () => panel.page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      await eventually(spills, 0);
      await panel.press("Compare");
      await panel.person.choose("Compare", "Group");
      await until(panel.columns, (columns) => columns.length === 7, "the groups");
      await eventually(spills, 0);
      await panel.screenshot(`panel-${width}`);
      // All of it can be reached: a figure, and a quote's words.
      await panel.cell("Knows the price").click();
      await eventually(panel.title, "Knows the price");
      await panel.quotes.first().locator(".said").first().click();
      assert.deepEqual(await axe(panel.page), []);
    });
});
