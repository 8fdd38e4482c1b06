import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { Page } from "playwright-core";
import { closeWindow, openWindow, ready, stopMachine } from "../test/editor/driver/window";
import type { Person } from "../test/editor/driver/person";
import { at, type Study } from "../test/editor/driver/study";
import { median, seed, type Measure } from "./measure";
import { makeStudy } from "./study-maker";

const large = { documents: 2000, codings: 25, seed };
const small = { documents: 2, codings: 25, seed };
const letters = 60;

/** In real VS Code, Node host: how soon the tree shows a large study, and what a typed letter costs. */
export default async function editorBench(): Promise<Measure[]> {
  const root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "emic-bench-"));
  try {
    const [big, little] = [large, small].map((size, index) => {
      const folder = path.join(root, String(index));
      makeStudy(folder, size);
      return at(folder);
    }) as [Study, Study];
    const yard = median(Array.from({ length: 5 }, () => yardstick(big.folder)));
    const tree = (await timeTree(big)) - (await timeTree(little));
    const without = await timeLetters(big, "bench/probe");
    const withEmic = await timeLetters(big, ".", "bench/probe");
    return [
      {
        what: "the tree shows 50,000 codings in 2,000 documents",
        value: tree / yard,
        bar: 12,
        detail: `${tree.toFixed(0)} ms after a study of two documents would show, against ${yard.toFixed(0)} ms to read and parse the files`,
      },
      {
        what: "a typed letter's way through the extension host and back",
        value: withEmic / without,
        bar: 2,
        detail: `${withEmic.toFixed(1)} ms against ${without.toFixed(1)} ms without Emic, medians of ${letters}`,
      },
    ];
  } finally {
    await stopMachine();
    fs.rmSync(root, { recursive: true, force: true });
  }
}

/** Milliseconds that plain reading of a study's files takes, and JSON.parse of every line of its codings. */
function yardstick(folder: string): number {
  const start = performance.now();
  for (const file of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!/\.(md|jsonl|yaml|csv)$/.test(file)) continue;
    const text = fs.readFileSync(path.join(folder, file), "utf8");
    if (file.endsWith(".jsonl")) for (const line of text.split("\n")) if (line !== "") JSON.parse(line);
  }
  return performance.now() - start;
}

/** Milliseconds from a window's reload to the first code in the tree. */
async function timeTree(study: Study): Promise<number> {
  const person = await ready(await openWindow("node", study), {});
  await person.openView("Codes");
  const row = person.page.locator(".pane .monaco-list-row[role=treeitem]", { hasText: "Code 1" }).first();
  await row.waitFor({ timeout: 60_000 });
  const times: number[] = [];
  for (let time = 0; time < 3; time++) {
    await person.page.goto("about:blank");
    const start = performance.now();
    await person.page.goBack({ waitUntil: "commit" });
    await row.waitFor({ timeout: 60_000 });
    times.push(performance.now() - start);
  }
  await closeWindow(person);
  return median(times);
}

/** Milliseconds from a key to what an extension shows in answer to the letter, the median of many. */
export async function timeLetters(study: Study, extension: string, beside?: string): Promise<number> {
  const options = beside === undefined ? { extension } : { extension, beside };
  const person: Person = await ready(await openWindow("node", study, options), {});
  await person.openDocument("interviews/001/r1.md");
  await person.expectStatus("probe 0");
  if (beside !== undefined)
    await person.page.locator(".view-overlays [class*=ced-]").first().waitFor({ timeout: 60_000 });
  await person.press("Ctrl+End");
  await watchLetters(person.page);
  for (let count = 1; count <= letters; count++) {
    await person.page.keyboard.press("x");
    await person.page.waitForFunction(
      (wanted) => (globalThis as unknown as Watched).letterTimes.length >= wanted,
      count,
    );
  }
  const times = await person.page.evaluate(() => (globalThis as unknown as Watched).letterTimes);
  await closeWindow(person);
  return median(times.slice(5));
}

interface Watched {
  letterTimes: number[];
}

/** Notes in the page how long after a key the probe's answer is on screen. */
function watchLetters(page: Page): Promise<void> {
  return page.evaluate(() => {
    const bar = document.querySelector(".part.statusbar")!;
    const answer = () => /probe \d+/.exec(bar.textContent ?? "")?.[0];
    const times: number[] = ((globalThis as unknown as Watched).letterTimes = []);
    let before = answer();
    let start = 0;
    addEventListener("keydown", () => (start = performance.now()), { capture: true });
    const observer = new MutationObserver(() => {
      if (answer() === before) return;
      before = answer();
      times.push(performance.now() - start);
    });
    observer.observe(bar, { subtree: true, childList: true, characterData: true });
  });
}
