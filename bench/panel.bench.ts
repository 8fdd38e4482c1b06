import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { at } from "../test/editor/driver/study";
import { closeWindow, openWindow, ready, stopMachine } from "../test/editor/driver/window";
import { size } from "./analysis.bench";
import { median, seed, type Measure } from "./measure";
import { makeStudy } from "./study-maker";

const changes = 12;
const steps = 400;
const jumps = 40;

/** In real VS Code, Node host: the panel of 100,000 codings, from a click to what it brings, and while it is scrolled. */
export default async function panelBench(): Promise<Measure[]> {
  const root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "emic-bench-"));
  try {
    makeStudy(root, size);
    const options = { settings: { "emic.coder": "ana" } };
    const person = await ready(await openWindow("node", at(root), options), options);
    await person.runCommand("Emic: Open Analysis");
    const setup = person.webview();
    const scroller = setup.locator(".scroller");
    await scroller.locator(".said").first().waitFor();
    const scrolled = await scroller.evaluate(scrollAlong, { steps, jumps });
    const cells = setup.locator("[role=gridcell]");
    const shown: Shown[] = [];
    for (let change = 0; change < changes; change++) {
      const coming = scroller.evaluate(timeShow);
      await cells.nth(change + 1).click();
      shown.push(await coming);
    }
    await closeWindow(person);
    const of = (key: keyof Shown) => median(shown.map((one) => one[key]));
    const [page, plain] = [of("page"), of("plain")];
    return [
      {
        what: "the page paints what it was sent, against the same quotes as plain HTML",
        value: page / plain,
        bar: Infinity,
        detail: `${page.toFixed(0)} ms against ${plain.toFixed(0)} ms, and ${of("all").toFixed(0)} ms from the click on; medians of ${changes}, seed ${seed}`,
      },
      {
        what: "frames in which a quote in sight was blank while 100,000 were scrolled",
        value: scrolled.blank,
        bar: 0,
        detail: `of ${scrolled.frames} frames; ${scrolled.waiting} of them showed that words were being read; words came ${scrolled.arrival.toFixed(0)} ms after a jump, the median of ${jumps}`,
      },
    ];
  } finally {
    await stopMachine();
    fs.rmSync(root, { recursive: true, force: true });
  }
}

/** Milliseconds. */
interface Shown {
  /** From the click to what it brings on screen. */
  readonly all: number;
  /** From the page's being told. */
  readonly page: number;
  /** The same quotes, put there as plain HTML. */
  readonly plain: number;
}

// These two run in the page, each on its own.

async function timeShow(scroller: Element): Promise<Shown> {
  const painted = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });
  const clicked = new Promise<number>((resolve) => {
    addEventListener("click", ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true });
  });
  const told = new Promise<number>((resolve) => {
    const listen = ({ data, timeStamp }: MessageEvent<{ kind?: string } | null>) => {
      if (data?.kind !== "show") return;
      removeEventListener("message", listen);
      resolve(timeStamp);
    };
    addEventListener("message", listen);
  });
  const [click, show] = [await clicked, await told];
  const done = await painted();
  const copy = scroller.cloneNode(false) as HTMLElement;
  const html = scroller.innerHTML;
  const start = performance.now();
  copy.innerHTML = html;
  scroller.after(copy);
  const plain = (await painted()) - start;
  copy.remove();
  return { all: done - click, page: done - show, plain };
}

async function scrollAlong(scroller: Element, { steps, jumps }: { steps: number; jumps: number }) {
  const afterPaint = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      });
    });
  const counted = { frames: 0, blank: 0, waiting: 0, arrival: 0 };
  const look = () => {
    const { left, right, top, bottom } = scroller.getBoundingClientRect();
    const middle = (left + right) / 2;
    let isBlank = false;
    let isWaiting = false;
    for (let y = top + 5; y < bottom - 5; y += 20) {
      const found = document.elementFromPoint(middle, y);
      const quote = found?.closest("article") ?? null;
      // Between two quotes there may be a line of the list itself, but no stretch that stands for quotes.
      if (quote === null) isBlank ||= found?.matches(".gap") === true;
      else if (quote.querySelector(".waiting") !== null) isWaiting = true;
      else isBlank ||= (quote.querySelector(".said")?.textContent ?? "") === "";
    }
    counted.frames++;
    if (isBlank) counted.blank++;
    if (isWaiting) counted.waiting++;
    return !isBlank && !isWaiting;
  };
  for (let step = 0; step < steps; step++) {
    scroller.scrollTop += 240;
    await afterPaint();
    look();
  }
  const arrivals: number[] = [];
  for (let jump = 0; jump < jumps; jump++) {
    scroller.scrollTop = ((jump * 7919) % 1000) * 0.001 * scroller.scrollHeight;
    const start = performance.now();
    do await afterPaint();
    while (!look() && performance.now() - start < 5000);
    arrivals.push(performance.now() - start);
  }
  arrivals.sort((a, b) => a - b);
  return { ...counted, arrival: arrivals[jumps >> 1]! };
}
