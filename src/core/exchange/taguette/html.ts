import type { Notices } from "../../messages/notices";
import type { Block } from "../../documents/blocks";
import type { Mark, Piece, Run } from "../../documents/pieces";
import { signOf } from "./entities";

/** A stretch of a text in HTML: places in its words in UTF-8, as bytes, tags not counted. */
export interface Stretch {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

const blockTags = /^(?:p|div|h[1-6]|ul|ol|li|blockquote|pre|table|tr|td|th|section|article|body|html|hr)$/;
const tag = /<(\/?)([a-z][a-z0-9]*)\b[^<>]*>|<![^<>]*>/iy;

/** HTML as blocks, with marks where stretches begin and end; what is lost is added to `omitted`. */
export function htmlToBlocks(html: string, stretches: readonly Stretch[], omitted: Notices): Block[] {
  const page = writer(stretches);
  const lists: string[] = [];
  let [bold, italic] = [0, 0];
  for (let at = 0; at < html.length;) {
    tag.lastIndex = at;
    const found = html[at] === "<" ? tag.exec(html) : null;
    if (found === null) {
      const { sign, end } = signOf(html, at);
      page.add(sign, { isBold: bold > 0, isItalic: italic > 0 });
      at = end;
      continue;
    }
    at += found[0].length;
    const name = (found[2] ?? "").toLowerCase();
    const by = found[1] === "/" ? -1 : 1;
    if (name === "b" || name === "strong") bold = Math.max(0, bold + by);
    else if (name === "em" || name === "i") italic = Math.max(0, italic + by);
    else if (name === "br") page.breakLine();
    else if (name === "img") omitted.add("pictures");
    else if (name === "a" && by === 1) omitted.add("where links lead");
    else if (name === "u" && by === 1) omitted.add("underlining");
    if (!blockTags.test(name)) continue;
    if (name === "ul" || name === "ol") {
      if (by === 1) lists.push(name);
      else lists.pop();
    }
    // A paragraph that a list's item begins with is that item.
    if (by === -1 || name !== "p" || !page.isNew()) page.begin(by === 1 ? kindOf(name, lists) : plain);
  }
  return page.end();
}

const plain = { kind: "paragraph", level: 0 } as const;

function kindOf(name: string, lists: readonly string[]): Pick<Block, "kind" | "level"> {
  const heading = /^h([1-6])$/.exec(name);
  if (heading !== null) return { kind: "heading", level: Number(heading[1]) };
  if (name === "li")
    return { kind: lists.at(-1) === "ol" ? "number" : "bullet", level: Math.max(0, lists.length - 1) };
  return plain;
}

type Look = Pick<Run, "isBold" | "isItalic">;
type Growing = Pick<Block, "kind" | "level"> & { readonly pieces: Piece[] };

/** Takes signs one after the other; white space is one blank, as browsers show it. */
function writer(stretches: readonly Stretch[]) {
  const starts = [...stretches].sort((a, b) => a.start - b.start);
  const ends = [...stretches].sort((a, b) => a.end - b.end);
  const blocks: Growing[] = [];
  let block: Growing = { ...plain, pieces: [] };
  let run: { words: string; look: Look } | null = null;
  let blank: number | null = null;
  let [position, started, ended] = [0, 0, 0];
  const flush = () => {
    if (run !== null) block.pieces.push({ words: run.words, ...run.look });
    run = null;
  };
  const mark = (kind: Mark["mark"], { id }: Stretch, into: Growing) => {
    if (into === block) flush();
    into.pieces.push({ mark: kind, id });
  };
  const put = (sign: string, from: number, look: Look) => {
    // An end stands right after the words before it, be they in a block before.
    const last = block.pieces.length === 0 && run === null ? (blocks.at(-1) ?? block) : block;
    while (ended < ends.length && ends[ended]!.end <= from) mark("end", ends[ended++]!, last);
    while (started < starts.length && starts[started]!.start <= from)
      mark("start", starts[started++]!, block);
    if (run !== null && run.look.isBold === look.isBold && run.look.isItalic === look.isItalic)
      run.words += sign;
    else {
      flush();
      run = { words: sign, look };
    }
  };
  const isEmpty = () => run === null && block.pieces.length === 0;
  return {
    add(sign: string, look: Look) {
      const from = position;
      position += bytesOf(sign);
      if (/^[ \t\n\r\f]$/.test(sign)) {
        if (!isEmpty()) blank ??= from;
        return;
      }
      if (blank !== null) put(" ", blank, look);
      blank = null;
      put(sign, from, look);
    },
    breakLine() {
      blank = null;
      if (!isEmpty()) put("\n", position, { isBold: false, isItalic: false });
    },
    isNew: () => isEmpty() && block.kind !== "paragraph",
    begin(next: Pick<Block, "kind" | "level">) {
      blank = null;
      flush();
      if (block.pieces.length > 0) blocks.push(block);
      block = { ...next, pieces: [] };
    },
    end(): Block[] {
      flush();
      if (block.pieces.length > 0) blocks.push(block);
      for (const { id } of ends.slice(ended)) blocks.at(-1)?.pieces.push({ mark: "end", id });
      return blocks;
    },
  };
}

function bytesOf(sign: string): number {
  const point = sign.codePointAt(0)!;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
