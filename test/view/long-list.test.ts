import assert from "node:assert/strict";
import { codedStudy, type Coded } from "../editor/coded-study.js";
import type { Study } from "../editor/driver/study.js";
import { eventually, openPanel, until, type Panel } from "./harness/index.js";

const documents = 250;
const each = 20;
const all = documents * each;

/** A study of 5,000 quotes, which say which they are. */
function long(): Study {
  const files: Record<string, string> = { "codebook.yaml": "codes:\n  - id: price\n    name: Price\n" };
  const codings: Coded[] = [];
  for (let document = 0; document < documents; document++) {
    const path = `interviews/r${String(document).padStart(3, "0")}.md`;
    const words = Array.from({ length: each }, (_, at) => `Quote ${document * each + at + 1}.`);
    // Of different heights, as people talk.
    files[path] = words.map((one, at) => `${one}${" And so on.".repeat((at * 7) % 23)}`).join("\n\n");
    codings.push(...words.map((one): Coded => ["ana", path, one, "price"]));
  }
  return codedStudy(files, codings);
}

/** The places of the quotes in sight, once they fill the list and all have their words. */
async function inSight({ scroller }: Panel): Promise<number[]> {
  const look = () =>
    scroller.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const seen = [...element.querySelectorAll("article")].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.bottom > top && box.top < bottom;
      });
      const first = seen[0]?.getBoundingClientRect().top ?? Infinity;
      const last = seen.at(-1)?.getBoundingClientRect().bottom ?? -Infinity;
      return {
        isFull: first <= top + 20 && last >= bottom - 20,
        isThere: seen.every((one) => one.ariaBusy !== "true"),
        places: seen.map((one) => Number(/Quote (\d+)\./.exec(one.textContent)?.[1])),
      };
    });
  const { places } = await until(look, ({ isFull, isThere }) => isFull && isThere, "quotes without a blank");
  return places;
}

const scrollTo = ({ scroller }: Panel, share: number) =>
  scroller.evaluate((element, to) => element.scrollTo(0, to * element.scrollHeight), share);

const isNear = (places: number[], place: number) => places.every((one) => Math.abs(one - place) < 300);

describe("A list of 5,000 quotes", () => {
  it("shows quotes wherever one scrolls to: in the middle, at the end, and back at the start", async () => {
    const panel = await openPanel(long());
    await eventually(panel.found, `${all} coded passages`);
    assert.equal((await inSight(panel))[0], 1);
    await scrollTo(panel, 0.5);
    const middle = await inSight(panel);
    assert.ok(isNear(middle, all / 2), middle.join());
    await scrollTo(panel, 1);
    await until(
      () => inSight(panel),
      (places) => places.at(-1) === all,
      "the last quote",
    );
    await scrollTo(panel, 0);
    await until(
      () => inSight(panel),
      (places) => places[0] === 1,
      "the first quote",
    );
  });

  it("has only the quotes about what is in sight on its page", async () => {
    const panel = await openPanel(long());
    for (const share of [0.2, 0.4, 0.6, 0.8]) {
      await scrollTo(panel, share);
      await inSight(panel);
      const count = await panel.quotes.count();
      assert.ok(count < 80, `${count} quotes`);
    }
  });

  it("is scrolled by the wheel without a jump: what was below comes next", async () => {
    const panel = await openPanel(long());
    await scrollTo(panel, 0.3);
    const before = await inSight(panel);
    await panel.scroller.hover();
    await panel.page.mouse.wheel(0, 120);
    const after = await until(
      () => inSight(panel),
      ([first]) => first !== before[0],
      "other quotes",
    );
    assert.ok(
      after[0]! > before[0]! && after[0]! <= before.at(-1)! + 1,
      `${before.join()} → ${after.join()}`,
    );
  });

  it("goes on by keyboard where the words are still on their way", async () => {
    const panel = await openPanel(long());
    await panel.quotes.first().focus();
    await panel.keyboard.press("End");
    await panel.keyboard.press("ArrowUp");
    await panel.keyboard.press("ArrowUp");
    await eventually(panel.focused, `Quote ${all - 2}.`);
    await panel.keyboard.press("Home");
    await panel.keyboard.press("ArrowDown");
    await eventually(panel.focused, "Quote 2.");
  });

  it("is there again where it was after it was out of sight", async () => {
    const panel = await openPanel(long());
    await scrollTo(panel, 0.5);
    const before = await inSight(panel);
    await until(
      () => (panel.kept() as { top: { quote: number } }).top.quote + 1,
      (place) => place === before[0],
      "the place to be kept",
    );
    await panel.hide();
    await panel.show();
    await until(
      () => inSight(panel),
      ([first]) => first === before[0],
      `quote ${before[0]} at the top`,
    );
  });
});
