import type { Page } from "playwright-core";

/** A row of text on screen. A long line that wraps has several. Positions are pixels of the page. */
export interface Row {
  /** The line's number, from 1. */
  line: number;
  text: string;
  top: number;
  bottom: number;
  /** Where each character starts, and at last where the row's text ends. */
  edges: number[];
}

/** A rectangle that an extension's decoration covers or that its styled text takes. */
export interface Patch {
  /** The same for all patches of one decoration type and look. */
  look: string;
  top: number;
  bottom: number;
  left: number;
  right: number;
  background: string;
  border: string;
  underline: string;
  /** Text put before and after the styled text. */
  before: string;
  after: string;
}

export interface Screen {
  rows: Row[];
  patches: Patch[];
  /** Pictures in the margin, with the line that they stand at. */
  icons: { line: number; image: string }[];
}

/** What the active text editor shows, or null where there is none. */
export function readScreen(page: Page): Promise<Screen | null> {
  return page.evaluate(() => {
    const editor = document.querySelector(".editor-group-container.active .editor-instance .monaco-editor");
    if (!editor) return null;

    const numbers = new Map<number, number>();
    for (const number of editor.querySelectorAll(".margin-view-overlays .line-numbers")) {
      numbers.set(Math.round(number.getBoundingClientRect().top), Number(number.textContent));
    }
    const boxes = [...editor.querySelectorAll(".view-lines > .view-line")]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .sort((a, b) => a.box.top - b.box.top);
    const firstNumbered = boxes.find(({ box }) => numbers.has(Math.round(box.top)));
    // Rows above the first number are the rest of a line that starts above the screen.
    let line = firstNumbered ? numbers.get(Math.round(firstNumbered.box.top))! - 1 : 0;
    const rows = boxes.map(({ element, box }) => {
      line = numbers.get(Math.round(box.top)) ?? (firstNumbered ? line : line + 1);
      let text = "";
      const edges: number[] = [];
      let end = box.left;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const characters = node.nodeValue ?? "";
        for (let at = 0; at < characters.length; at++) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const { left, right } = range.getBoundingClientRect();
          edges.push(left);
          end = right;
        }
        text += characters;
      }
      edges.push(end);
      // VS Code draws spaces as no-break spaces.
      return { line, text: text.replaceAll("\u00a0", " "), top: box.top, bottom: box.bottom, edges };
    });

    const quoted = (content: string) => (/^".*"$/s.test(content) ? content.slice(1, -1) : "");
    const decorated = [...editor.querySelectorAll(".view-overlays .cdr, .view-lines span")].flatMap(
      (element) => {
        const look = [...element.classList].filter((name) => name.startsWith("ced-")).join(" ");
        return look ? [{ element, look }] : [];
      },
    );
    const patches = decorated.map(({ element, look }) => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const bare = (color: string) => (color === "rgba(0, 0, 0, 0)" ? "" : color);
      const sides = [style.borderTop, style.borderRight, style.borderBottom, style.borderLeft];
      const line = style.textDecorationLine;
      return {
        ...{ look, top, bottom, left, right },
        background: bare(style.backgroundColor),
        border: sides.find((side) => !side.includes("none") && !side.startsWith("0px")) ?? "",
        underline: line === "none" ? "" : `${line} ${style.textDecorationStyle} ${style.textDecorationColor}`,
        before: quoted(getComputedStyle(element, "::before").content),
        after: quoted(getComputedStyle(element, "::after").content),
      };
    });

    const icons = [...editor.querySelectorAll(".glyph-margin-widgets .cgmr[class*='ced-']")].flatMap(
      (element) => {
        const { top } = element.getBoundingClientRect();
        const row = rows.find((other) => Math.abs(other.top - top) < 2);
        return row ? [{ line: row.line, image: getComputedStyle(element).backgroundImage }] : [];
      },
    );
    return { rows, patches, icons };
  });
}

/** The lines on screen, wrapped ones whole. */
export function textOf({ rows }: Screen): string {
  const lines = new Map<number, string>();
  for (const { line, text } of rows) lines.set(line, (lines.get(line) ?? "") + text);
  return [...lines.values()].join("\n");
}

/** Part of a row; `y` is its middle. */
export interface Place {
  left: number;
  right: number;
  y: number;
}

/** Where the nth occurrence of some words is, from 1: a place for each row that they take, none where they are not. */
export function locate({ rows }: Screen, words: string, nth = 1): Place[] {
  const text = rows.map((row) => row.text).join("");
  let at = -1;
  for (let n = 0; n < nth; n++) {
    at = text.indexOf(words, at + 1);
    if (at < 0) return [];
  }
  const places: Place[] = [];
  let start = 0;
  for (const { text: own, top, bottom, edges } of rows) {
    const from = Math.max(at - start, 0);
    const to = Math.min(at + words.length - start, own.length);
    if (from < to) places.push({ left: edges[from]!, right: edges[to]!, y: (top + bottom) / 2 });
    start += own.length;
  }
  return places;
}
