import fs from "node:fs";
import path from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { repository } from "./repository.js";

const source = fs.readFileSync(path.join(repository, "node_modules/axe-core/axe.min.js"), "utf8");

/** What axe has against a page, or parts of it, a line each: the rule, what it asks for, and the places. */
export async function axe(page: Page | FrameLocator, parts?: string): Promise<string[]> {
  // Run from outside, where the page's own policy, which forbids such scripts, has no say.
  return page.locator("html").evaluate(`(async () => {
    if (window.axe === undefined) { ${source} }
    const { violations } = await axe.run(${parts === undefined ? "document" : JSON.stringify(parts)}, { resultTypes: ["violations"] });
    const places = (nodes) => nodes.map(({ html }) => html.slice(0, 120)).slice(0, 3).join(" | ");
    return violations.map(({ id, help, nodes }) => id + ": " + help + ": " + places(nodes));
  })()`);
}
