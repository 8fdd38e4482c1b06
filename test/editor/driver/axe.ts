import fs from "node:fs";
import path from "node:path";
import type { FrameLocator } from "playwright-core";
import { repository } from "./window.js";

const source = path.join(repository, "node_modules/axe-core/axe.min.js");

/** What axe has against a page, a line each: the rule, what it asks for, and the places. */
export async function axe(frame: FrameLocator): Promise<string[]> {
  // Run from outside, where the page's own policy, which forbids such scripts, has no say.
  const run = `(async () => {
    ${fs.readFileSync(source, "utf8")};
    const { violations } = await axe.run(document);
    const places = (nodes) => nodes.map(({ html }) => html.slice(0, 120)).slice(0, 3).join(" | ");
    return violations.map(({ id, help, nodes }) => id + ": " + help + ": " + places(nodes));
  })()`;
  return frame.locator("html").evaluate(run);
}
