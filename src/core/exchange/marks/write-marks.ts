import type { Span } from "../../text/span";
import { piecesOf } from "./pieces";
import type { MarkedPassage } from "./read-marks";
import { syntaxIn } from "./markdown-syntax";

interface Edge {
  readonly at: number;
  readonly passage: MarkedPassage;
  /** Of the words in this line that are marked. */
  readonly begins: boolean;
}

/** The words of a passage that can be marked: from the first to the last of them; null where there are none. */
export function markable(text: string, span: Span, untouched = syntaxIn(text)): Span | null {
  const pieces = piecesOf(text, span, untouched);
  return pieces.length === 0 ? null : { start: pieces[0]!.start, end: pieces.at(-1)!.end };
}

/**
 * A text with passages marked in it, as `markable` gives them: `==words=={#code}`. Marks neither overlap nor go beyond a
 * line, so that every program shows them; a passage in several marks says so: `{#trust…}`, `{…#trust}`.
 */
export function writeMarks(text: string, passages: readonly MarkedPassage[]): string {
  const untouched = syntaxIn(text);
  const edges: Edge[] = passages
    .filter(
      ({ code, memo, span }) =>
        code !== null || memo !== null || piecesOf(text, span, untouched).length === 1,
    )
    .flatMap((passage) =>
      piecesOf(text, passage.span, untouched).flatMap(({ start, end }) => [
        { at: start, passage, begins: true },
        { at: end, passage, begins: false },
      ]),
    )
    .sort((a, b) => a.at - b.at);
  const parts: string[] = [];
  const open = new Set<MarkedPassage>();
  let from = 0;
  for (let next = 0; next < edges.length;) {
    const { at } = edges[next]!;
    parts.push(open.size === 0 ? text.slice(from, at) : marked(text, { start: from, end: at }, open));
    from = at;
    for (; edges[next]?.at === at; next++) {
      const { passage, begins } = edges[next]!;
      if (begins) open.add(passage);
      else open.delete(passage);
    }
  }
  parts.push(text.slice(from));
  return parts.join("");
}

function marked(text: string, { start, end }: Span, open: ReadonlySet<MarkedPassage>): string {
  const words = text.slice(start, end);
  const core = words.trim();
  // Passages that began before come first, as they are read.
  const all = [...open].sort((a, b) => a.span.start - b.span.start);
  const braces = bracesFor(all, { start, end });
  if (core === "" || braces === null) return words;
  const at = words.indexOf(core);
  return `${words.slice(0, at)}==${core}==${braces}${words.slice(at + core.length)}`;
}

/** What stands behind marked words of these passages; null where it need not be said. */
function bracesFor(passages: readonly MarkedPassage[], { start, end }: Span): string | null {
  const comments: string[] = [];
  const codes: string[] = [];
  const withMemos: string[] = [];
  let isBare = false;
  for (const { span, code, memo } of passages) {
    const [begins, ends] = [span.start === start, span.end === end];
    if (code === null) {
      if (memo === null) isBare = true;
      else if (begins || ends) comments.push(`{>>${begins ? "" : "…"}${ends ? memo : "…"}<<}`);
      continue;
    }
    const name = `${begins ? "" : "…"}#${code}${ends ? "" : "…"}`;
    if (ends && memo !== null) withMemos.push(`{${name}}{>>${memo}<<}`);
    else codes.push(name);
  }
  const groups: string[] = [];
  for (let at = 0; at < codes.length; at += atOnce)
    groups.push(`{${codes.slice(at, at + atOnce).join(" ")}}`);
  const said = [...comments, ...groups, ...withMemos].join("");
  return said === "" ? (isBare ? "" : null) : isBare ? `{>><<}${said}` : said;
}

const atOnce = 20;
