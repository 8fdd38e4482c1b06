import { largestDocument } from "../../text/limits";
import type { Notices } from "../../messages/notices";
import type { Block, Table } from "../blocks";
import { endings, lines, unread, voids } from "./elements";
import { blockNesting } from "./block-nesting";
import { textStyleOfElement, type TextStyle } from "./text-style";
import { elementKind, omittedWith, type ElementKind } from "./element-kinds";
import { paragraphBuilder } from "./paragraphs";
import type { Listener } from "./tags";

/** Browsers let elements stand about as deep in each other; deeper ones are passed over, their words are not. */
const deepest = 500;

/** What a tag counts for, in code units of words. */
const tagLength = 8;

/** What is left out with an element; null where that is nobody's loss. */
interface LeftOut {
  readonly what: string | null;
  isTold: boolean;
}

interface Open {
  readonly name: string;
  readonly look: TextStyle;
  /** What it makes its paragraphs, where it does. */
  readonly kind: ElementKind | null;
  readonly leftOut: LeftOut | null;
  /** The same with all that it stands in. */
  isBold: boolean;
  isItalic: boolean;
  isKept: boolean;
  all: LeftOut | null;
}

/** Who listens to a page, and has its blocks in the end. `rules` are those of its style sheets, by class. */
export function readPage(
  rules: ReadonlyMap<string, TextStyle>,
  omitted: Notices,
): Listener & { end(): readonly (Block | Table)[] } {
  const stack: Open[] = [];
  const counts = new Map<string, number>();
  const framed = blockNesting(omitted);
  const written = paragraphBuilder(framed);

  let length = 0;

  const settle = (from: number) => {
    for (let at = from; at < stack.length; at++) {
      const one = stack[at]!;
      const outer = stack[at - 1];
      one.isBold = one.look.isBold ?? outer?.isBold ?? false;
      one.isItalic = one.look.isItalic ?? outer?.isItalic ?? false;
      one.isKept = one.name === "pre" || (outer?.isKept ?? false);
      one.all = outer?.all ?? one.leftOut;
    }
  };
  const count = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by);
  const pop = () => {
    const { name } = stack.pop()!;
    count(name, -1);
    if (!lines.has(name)) return;
    written.end();
    if (name === "table") framed.closeTable();
    else if (isCell(name)) framed.closeCell();
    else if (name === "li") written.endItem();
  };
  /** Where the innermost of some open elements stands, unless one of `within` lies between; -1 where none does. */
  const find = (names: readonly string[], within: readonly string[]): number => {
    if (!names.some((name) => (counts.get(name) ?? 0) > 0)) return -1;
    let at = stack.length - 1;
    while (at >= 0 && !names.includes(stack[at]!.name) && !within.includes(stack[at]!.name)) at--;
    return at;
  };
  const end = (names: readonly string[], within: readonly string[]) => {
    const at = find(names, within);
    if (at === -1 || !names.includes(stack[at]!.name)) return;
    while (stack.length > at) pop();
  };
  const begin = (name: string) => {
    if (name === "body" || lines.has(name)) end(["head"], []);
    if (lines.has(name)) end(["p"], walls);
    const ending = endings[name];
    // As often as a table's parts lie in each other: a row's end is its cell's end as well.
    if (ending !== undefined)
      for (let at = find(ending.ends, ending.within); at !== -1; at = find(ending.ends, ending.within)) {
        if (!ending.ends.includes(stack[at]!.name)) break;
        while (stack.length > at) pop();
      }
  };

  return {
    isFull: () => length > 2 * largestDocument,
    open(name, attributes) {
      length += tagLength;
      begin(name);
      const outer = stack.at(-1);
      const isRead = (outer?.all ?? null) === null;
      if (name === "br") {
        if (isRead) written.breakLine();
        return;
      }
      if (lines.has(name)) written.end();
      if (isRead && name === "img") omitted.add("pictures and text boxes");
      if (voids.has(name) || stack.length >= deepest) return;
      const look = textStyleOfElement(name, attributes, rules);
      const what = omittedWith(name, attributes);
      const isLeftOut = unread.has(name) || look.isHidden === true || what?.isLeftOut === true;
      const leftOut = isLeftOut
        ? { what: what === null ? (unread.has(name) ? null : "hidden words") : what.what, isTold: false }
        : null;
      if (isRead && what?.isLeftOut === false && what.what !== null) omitted.add(what.what);
      const kind = elementKind(name, attributes, outer?.kind ?? null);
      stack.push({ name, look, kind, leftOut, isBold: false, isItalic: false, isKept: false, all: null });
      count(name, 1);
      settle(stack.length - 1);
      if (name === "table") framed.openTable();
      else if (name === "tr") framed.openRow();
      else if (isCell(name)) framed.openCell();
      else if (name === "li" || kind?.isItem === true) written.beginItem();
    },
    close(name) {
      if (name === "br") written.breakLine();
      const at = find([name], tableParts.has(name) ? ["table"] : walls);
      if (at === -1 || stack[at]!.name !== name) return;
      const isCrossing = !lines.has(name) && stack.slice(at).some((one) => lines.has(one.name));
      if (!isCrossing) {
        while (stack.length > at) pop();
        return;
      }
      stack.splice(at, 1);
      count(name, -1);
      settle(at);
    },
    words(words) {
      const here = stack.at(-1);
      const leftOut = here?.all ?? null;
      if (leftOut !== null) {
        if (here?.kind?.isLabel === true) written.label(words);
        else if (!leftOut.isTold && leftOut.what !== null && words.trim() !== "") {
          leftOut.isTold = true;
          omitted.add(leftOut.what);
        }
        return;
      }
      length += words.length;
      const look = { isBold: here?.isBold ?? false, isItalic: here?.isItalic ?? false };
      written.say(words, look, here?.kind ?? null, here?.isKept ?? false);
    },
    end() {
      while (stack.length > 0) pop();
      written.end();
      return framed.blocks;
    },
  };
}

const walls = ["td", "th", "caption", "table"];
const tableParts = new Set(["td", "th", "tr", "tbody", "thead", "tfoot", "caption", "table"]);

function isCell(name: string): boolean {
  return name === "td" || name === "th";
}
