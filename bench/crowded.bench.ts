import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { Page } from "playwright-core";
import { readCodebook } from "../src/core/study/format/codebook/codebook";
import { searchCodes } from "../src/core/study/model/code-search";
import { closeWindow, openWindow, ready, stopMachine } from "../test/editor/driver/window";
import { at, type Study } from "../test/editor/driver/study";
import { timeLetters } from "./editor.bench";
import { median, seed, type Measure } from "./measure";
import { makeStudy } from "./study-maker";

const crowded = { documents: 1, codings: 2000, codes: 1500, turns: 600, seed };
const sparse = { documents: 1, codings: 25, codes: 60, turns: 600, seed };
const times = 12;

/** In real VS Code, Node host: a document with 2,000 codings in a study of 1,500 codes against one with few of both. */
export default async function crowdedBench(): Promise<Measure[]> {
  const root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "emic-bench-"));
  try {
    const [much, little] = [crowded, sparse].map((size, index) => {
      const folder = path.join(root, String(index));
      makeStudy(folder, size);
      return at(folder);
    }) as [Study, Study];
    const without = await timeLetters(much, "bench/probe");
    const letters = await timeLetters(much, ".", "bench/probe");
    const [many, few] = [await timeLists(much), await timeLists(little)];
    const against = (now: number, then: number) =>
      `${now.toFixed(0)} ms against ${then.toFixed(0)} ms with 60 codes and 25 codings; medians of ${times}, seed ${seed}`;
    return [
      searching(much),
      {
        what: "a typed letter's way through the extension host and back, among 2,000 codings",
        value: letters / without,
        bar: 2,
        detail: `${letters.toFixed(1)} ms against ${without.toFixed(1)} ms without Emic`,
      },
      {
        what: "the list of codes opens",
        value: many.opens / few.opens,
        bar: 2,
        detail: against(many.opens, few.opens),
      },
      {
        what: "the list answers a letter",
        value: many.answers / few.answers,
        bar: 2,
        detail: against(many.answers, few.answers),
      },
      {
        what: "the tree counts a coding",
        value: many.counts / few.counts,
        bar: 2,
        detail: against(many.counts, few.counts),
      },
    ];
  } finally {
    await stopMachine();
    fs.rmSync(root, { recursive: true, force: true });
  }
}

/** The slowest answer to a letter of the name of every tenth code, the first one warm. */
function searching(study: Study): Measure {
  const { codebook } = readCodebook(study.read("codebook.yaml"));
  const names = [...codebook.codes.values()].filter((_, number) => number % 10 === 0).map(({ name }) => name);
  const first = timed(() => searchCodes(codebook, ""));
  const answers = names.flatMap((name) =>
    Array.from(name, (_, length) => timed(() => searchCodes(codebook, name.slice(0, length + 1)))),
  );
  return {
    what: `milliseconds to filter ${codebook.codes.size} codes, the slowest of ${answers.length} letters`,
    value: Math.max(...answers),
    bar: 16,
    detail: `median ${median(answers).toFixed(2)} ms; the first list of all, which gathers the names, ${first.toFixed(1)} ms`,
  };
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Milliseconds from a key to what it brings on screen. */
async function timeLists(study: Study): Promise<{ opens: number; answers: number; counts: number }> {
  const person = await ready(await openWindow("node", study, { settings: { "emic.coder": "zoe" } }), {});
  const { page } = person;
  await person.openView("Codes");
  await person.openDocument("interviews/001/r1.md");
  await person.expectStatus("zoe");
  // Into the last turn's words.
  for (const key of ["Ctrl+End", "ArrowUp", "End"]) await person.press(key);
  const opens: number[] = [];
  const answers: number[] = [];
  const counts: number[] = [];
  for (let time = 0; time < times; time++) {
    opens.push(await until(page, "Alt+a", listBegins, "Code 1"));
    await page.keyboard.type("code 1");
    answers.push(await until(page, "3", listBegins, "Code 13"));
    await page.keyboard.press("Escape");
    await person.expectNoQuickPick();
    await page.keyboard.press("Alt+a");
    await person.awaitQuickPick();
    await page.keyboard.type("Code 1");
    const before = await page.evaluate(treeRow, "Code 1");
    counts.push(await until(page, "Enter", treeChanged, before));
    await person.expectNoQuickPick();
  }
  await closeWindow(person);
  return { opens: median(opens), answers: median(answers), counts: median(counts) };
}

type Seen = (wanted: string) => boolean;

interface Watched {
  seenAfter: number;
}

/** Presses a key and waits, in the page itself, until `seen` says yes. */
async function until(page: Page, key: string, seen: Seen, wanted: string): Promise<number> {
  await page.evaluate(
    ({ source, text }) => {
      const watched = globalThis as unknown as Watched;
      const isSeen = new Function(`return (${source})`)() as Seen;
      watched.seenAfter = 0;
      let start = 0;
      addEventListener("keydown", () => (start ||= performance.now()), { capture: true });
      const look = () => {
        if (start > 0 && isSeen(text)) watched.seenAfter = performance.now() - start;
        else requestAnimationFrame(look);
      };
      look();
    },
    { source: seen.toString(), text: wanted },
  );
  await page.keyboard.press(key);
  const result = await page.waitForFunction(() => (globalThis as unknown as Watched).seenAfter);
  return result.jsonValue();
}

// These three run in the page, each on its own.

function listBegins(wanted: string): boolean {
  const box = document.querySelector<HTMLElement>(".quick-input-widget");
  if (box === null || box.style.display === "none") return false;
  const rows = [...box.querySelectorAll<HTMLElement>(".monaco-list-row")];
  const first = rows.find((row) => row.dataset["index"] === "0");
  return first?.querySelector<HTMLElement>(".label-name")?.innerText.trim() === wanted;
}

function treeRow(wanted: string): string {
  const rows = [...document.querySelectorAll<HTMLElement>(".pane .monaco-list-row[role=treeitem]")];
  return rows.map((row) => row.innerText.trim()).find((text) => text.startsWith(`${wanted}`)) ?? "";
}

function treeChanged(before: string): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>(".pane .monaco-list-row[role=treeitem]")];
  const now = rows.map((row) => row.innerText.trim()).find((text) => text.startsWith("Code 1"));
  return now !== undefined && now !== before;
}
