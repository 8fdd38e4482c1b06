// Runs in a thread of its own, which may be ended at any time: PDFs are foreign, and pdf.js expects things of a browser.
import "./browser-names";
import * as pdfjsWorker from "pdfjs-dist/legacy/build/pdf.worker.mjs";
import { getDocument, Util, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { parentPort, workerData } from "node:worker_threads";
import type { Page, PageWords } from "../../core/documents/pdf/pages";

/** What the thread says: a page, that all were told, or why there are none. */
export type WorkerMessage = { readonly page: Page } | { readonly end: true } | { readonly failed: string };

// Where pdf.js looks for the part of it that does the work, before it would start a thread for it.
Object.assign(globalThis, { pdfjsWorker });

async function tell(data: Uint8Array): Promise<void> {
  const document = await getDocument({
    data,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    // No picture is looked at.
    maxImageSize: 1,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    verbosity: 0,
  }).promise;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    parentPort!.postMessage({ page: await wordsOf(page) } satisfies WorkerMessage);
    page.cleanup();
  }
  parentPort!.postMessage({ end: true } satisfies WorkerMessage);
}

type Matrix = [number, number, number, number, number, number];

async function wordsOf(page: PDFPageProxy): Promise<Page> {
  const { items } = await page.getTextContent();
  // Fonts have their names once a page was gone through.
  await page.getOperatorList();
  const looks = new Map<string, { isBold: boolean; isItalic: boolean }>();
  const lookOf = (font: string) => {
    let look = looks.get(font);
    if (look === undefined) {
      const name = page.commonObjs.has(font)
        ? String((page.commonObjs.get(font) as { name?: unknown }).name)
        : "";
      look = { isBold: /bold|black|heavy|demi/i.test(name), isItalic: /italic|oblique/i.test(name) };
      looks.set(font, look);
    }
    return look;
  };
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const placed = items.flatMap((item) => {
    if (!("str" in item) || item.str === "") return [];
    const [a, b, , , x, y] = Util.transform(transform, item.transform as number[]) as Matrix;
    return [{ item, quarter: quarterOf(a, b), x, y }];
  });
  // Scanned pages may lie on their side; what then runs up a page's edge is no part of its text.
  const letters = [0, 0, 0, 0];
  for (const { item, quarter } of placed) letters[quarter]! += item.str.length;
  const usual = letters.indexOf(Math.max(...letters));
  const turned = turnedBack(usual, width, height);
  const words = placed
    .filter(({ quarter }) => quarter === usual)
    .map(({ item, x, y }): PageWords => {
      const at = turned.place(x, y);
      return { words: item.str, ...at, width: item.width, size: item.height, ...lookOf(item.fontName) };
    });
  return { height: turned.height, words };
}

/** How many quarter turns words are turned by, to the right. */
function quarterOf(across: number, down: number): number {
  return (Math.round(Math.atan2(down, across) / (Math.PI / 2)) + 4) % 4;
}

/** Where places on a page of this size are once it is turned back, counted from its lower left corner; and its height. */
function turnedBack(quarter: number, width: number, height: number) {
  const place = (x: number, y: number) => {
    if (quarter === 1) return { x: y, y: x };
    if (quarter === 2) return { x: width - x, y };
    if (quarter === 3) return { x: height - y, y: width - x };
    return { x, y: height - y };
  };
  return { place, height: quarter % 2 === 0 ? height : width };
}

void tell(workerData as Uint8Array).catch((error: unknown) => {
  const failed = error instanceof Error ? error.name : String(error);
  parentPort!.postMessage({ failed } satisfies WorkerMessage);
});
