// Runs in a thread of its own, which may be ended at any time: PDFs are foreign, and pdf.js expects things of a browser.
import "./browser-names";
import * as pdfjsWorker from "pdfjs-dist/legacy/build/pdf.worker.mjs";
import { getDocument, Util, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { parentPort, workerData } from "node:worker_threads";
import type { Page, PageWords } from "../../core/exchange/transcripts/pdf/pages";

/** What the thread says: a page, that all were told, or why there are none. */
export type Told = { readonly page: Page } | { readonly end: true } | { readonly failed: string };

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
    parentPort!.postMessage({ page: await wordsOf(page) } satisfies Told);
    page.cleanup();
  }
  parentPort!.postMessage({ end: true } satisfies Told);
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
  const { transform: upright, height } = page.getViewport({ scale: 1 });
  const words = items.flatMap((item): PageWords[] => {
    if (!("str" in item) || item.str === "") return [];
    const [, turned, , , x, top] = Util.transform(upright, item.transform as number[]) as Matrix;
    // What runs up the page's edge is no part of its text.
    if (Math.abs(turned) > 0.01) return [];
    return [
      { words: item.str, x, y: height - top, width: item.width, size: item.height, ...lookOf(item.fontName) },
    ];
  });
  return { height, words };
}

void tell(workerData as Uint8Array).catch((error: unknown) => {
  const failed = error instanceof Error ? error.name : String(error);
  parentPort!.postMessage({ failed } satisfies Told);
});
