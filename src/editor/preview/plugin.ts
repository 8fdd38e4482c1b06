import { isColor, shadesOf } from "../../core/study/format/codebook/palette";
import { mentionsIn } from "../../core/study/format/mentions";
import { linesOf, type Lines } from "../../core/text/lines";
import type { Span } from "../../core/text/span";
import type { Markdown, Token } from "./markdown";
import { blockOf, placesOf, type Block } from "./places";

/** What the preview shows of a code. */
export interface CodeStyle {
  readonly name: string;
  /** A palette name or `#rrggbb`. */
  readonly color: string;
  /** What is said when the mouse rests on it. */
  readonly title: string;
}

/** A passage of the document that is shown. */
export interface Coded extends Span, CodeStyle {
  /** The coding's id: references lead to it. */
  readonly id: string;
  readonly isDimmed: boolean;
}

/** What the study knows of the text that is shown. */
export type Known =
  | {
      readonly kind: "memo";
      /** Null for what is no code. */
      readonly code: (id: string) => CodeStyle | null;
    }
  | {
      readonly kind: "document";
      /** By their starts. */
      readonly passages: readonly Coded[];
      /** Whether they are highlighted, and not only led to. */
      readonly areShown: boolean;
    };

/**
 * Adds to Markdown's rendering what a study knows: `know` is asked once a rendering, with what the renderer was given
 * as its environment. Tokens stay as they are, because VS Code keeps them and reads headings and links from them.
 */
export function showStudy(md: Markdown, know: (env: unknown) => Known | null): void {
  const sources = new WeakMap<readonly Token[], { token: Token; source: string; lines: Lines }>();
  md.core.ruler.push("emic", ({ src, tokens }) => {
    const lines = linesOf(src);
    for (const [at, token] of tokens.entries()) {
      const isText = /^(?:paragraph|heading)_open$/.test(tokens[at - 1]?.type ?? "");
      if (isText && token.children !== null) sources.set(token.children, { token, source: src, lines });
    }
  });
  const known = new WeakMap<object, { found: Known | null }>();
  const renderInline = md.renderer.renderInline.bind(md.renderer);
  md.renderer.renderInline = (tokens, options, env) => {
    if (typeof env !== "object" || env === null) return renderInline(tokens, options, env);
    if (!known.has(env)) known.set(env, { found: know(env) });
    const { found } = known.get(env)!;
    if (found?.kind === "memo") return renderInline(withCodes(md, tokens, found.code), options, env);
    const from = sources.get(tokens);
    const block = from === undefined ? null : blockOf(from.token, from.source, from.lines);
    if (found === null || block === null) return renderInline(tokens, options, env);
    return renderInline(withPassages(md, tokens, block, found), options, env);
  };
}

function withCodes(
  { utils }: Markdown,
  tokens: readonly Token[],
  code: (id: string) => CodeStyle | null,
): Token[] {
  return tokens.flatMap((token) => {
    if (token.type !== "text") return [token];
    const parts: Token[] = [];
    let from = 0;
    for (const { span, id } of mentionsIn(token.content)) {
      const look = code(id);
      if (look === null) continue;
      const attributes = `class="emic-code" ${attributesOf(utils, look)}`;
      parts.push(
        text(token, token.content.slice(from, span.start)),
        // Isolated, so that a name's direction is its own affair.
        markup(token, `<bdi ${attributes}>${utils.escapeHtml(look.name)}</bdi>`),
      );
      from = span.end;
    }
    return [...parts, text(token, token.content.slice(from))];
  });
}

type Document = Extract<Known, { kind: "document" }>;

function withPassages(
  md: Markdown,
  tokens: readonly Token[],
  block: Block,
  { passages, areShown }: Document,
): Token[] {
  const end = block.starts.at(-1)! + block.content.length - (block.content.lastIndexOf("\n") + 1);
  const here = passages.filter((passage) => passage.start < end && passage.end > block.starts[0]!);
  const places = here.length === 0 ? null : placesOf(md, block, tokens);
  const beginning = new Set(here.filter(({ start }) => start >= block.starts[0]!));
  const anchor = (passage: Coded) => anchorOf(md, tokens[0]!, passage);
  const parts = tokens.flatMap((token, at) => {
    const letters = places?.[at] ?? null;
    if (letters === null) return [token];
    return partsOf(token, letters, here).flatMap(({ part, over, begin }) => [
      ...begin.filter((passage) => beginning.delete(passage)).map(anchor),
      ...(areShown && over.length > 0 ? marked(md, part, over) : [part]),
    ]);
  });
  // Where a passage begins with what is no text, or its block can't be followed, the block leads to it.
  return [...Array.from(beginning, anchor), ...parts];
}

interface Part {
  readonly part: Token;
  /** The passages that cover it. */
  readonly over: readonly Coded[];
  /** Those of them that begin with it. */
  readonly begin: readonly Coded[];
}

/** A text token, cut where passages begin and end. */
function partsOf(token: Token, letters: readonly number[], passages: readonly Coded[]): Part[] {
  const [start, end] = [letters[0]!, letters.at(-1)!];
  const near = passages.filter((passage) => passage.start < end && passage.end > start);
  const covers = near.flatMap((passage) => {
    const [from, to] = [firstAt(letters, passage.start), firstAt(letters, passage.end)];
    return from < to ? [{ passage, from, to }] : [];
  });
  const edges = new Set([0, token.content.length, ...covers.flatMap(({ from, to }) => [from, to])]);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((to, at) => {
    const from = sorted[at]!;
    const over = covers.filter((cover) => cover.from <= from && cover.to >= to);
    const begin = over.filter((cover) => cover.from === from);
    const passage = (cover: (typeof covers)[number]) => cover.passage;
    return {
      part: text(token, token.content.slice(from, to)),
      over: over.map(passage),
      begin: begin.map(passage),
    };
  });
}

/** Marks a part with the shortest passage's colour, and names them all. */
function marked({ utils }: Markdown, part: Token, over: readonly Coded[]): Token[] {
  const front = over.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a));
  const title = [...new Set(over.map((passage) => passage.title))].join("\n");
  const classes = ["emic-coded"];
  if (over.length > 1) classes.push("emic-several");
  if (over.every(({ isDimmed }) => isDimmed)) classes.push("emic-dimmed");
  const attributes = `class="${classes.join(" ")}" ${attributesOf(utils, { ...front, title })}`;
  return [markup(part, `<mark ${attributes}>`), part, markup(part, "</mark>")];
}

/** The first letter that stands at or after a place; the text's end where none does. */
function firstAt(letters: readonly number[], place: number): number {
  const last = letters.length - 1;
  const at = letters.findIndex((letter) => letter >= place);
  return at === -1 ? last : Math.min(at, last);
}

/** What the page goes to where a reference was followed. */
function anchorOf({ utils }: Markdown, like: Token, { id }: Coded): Token {
  return markup(like, `<span id="${utils.escapeHtml(`emic-${id}`)}"></span>`);
}

/** Colours go into the style as they are, and are nothing but colours. */
function attributesOf({ escapeHtml }: Markdown["utils"], { color, title }: CodeStyle): string {
  const { light, dark } = shadesOf(isColor(color) ? color : "grey");
  return `style="--emic-light:${light};--emic-dark:${dark}" title="${escapeHtml(title)}"`;
}

function text(like: Token, content: string): Token {
  return { ...like, type: "text", content };
}

function markup(like: Token, html: string): Token {
  return { ...like, type: "html_inline", content: html };
}
