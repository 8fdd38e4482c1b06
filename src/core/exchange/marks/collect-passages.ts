import type { Span } from "../../text/span";
import type { Braces } from "./braces";

/** A passage where it stands among the marks; `at` instead of its words for a comment that stands alone. */
export interface RawPassage {
  readonly place: Span | { readonly at: number };
  /** As it is named; null for a comment. */
  readonly code: string | null;
  readonly memo: string | null;
}

/** Passages as their marks are closed. */
export interface Collected {
  /** Words, and what the braces after them say. */
  add(words: Span, said: Pick<Braces, "codes" | "comments">): void;
  addAlone(at: number, memo: string): void;
  /** All of them; what was to go on and did not ends where it stood last. */
  readonly all: () => readonly RawPassage[];
}

const goesOnSign = "…";

/**
 * Collects passages. One that goes on in later marks is one passage from its first words to its last: a code is known by
 * its name, `{#trust…}` to `{…#trust}`; a comment, `{>>…<<}` to `{>>…Why?<<}`, belongs to what began first.
 */
export function collected(): Collected {
  const passages: RawPassage[] = [];
  const begun = new Map<string, Span>();
  const comments: number[] = [];
  const put = (place: Span, code: string | null, memo: string | null) =>
    passages.push({ place, code, memo: memo === "" ? null : memo });
  return {
    add(words, said) {
      if (said.codes.length + said.comments.length === 0) put(words, null, null);
      for (const memo of said.comments) {
        const start = memo.startsWith(goesOnSign) && memo !== goesOnSign ? comments.shift() : undefined;
        if (memo === goesOnSign) comments.push(words.start);
        else if (start === undefined) put(words, null, memo);
        else put({ start, end: words.end }, null, memo.slice(goesOnSign.length));
      }
      for (const { name, began, goesOn, memo } of said.codes) {
        const before = began ? begun.get(name) : undefined;
        const place = { start: before?.start ?? words.start, end: words.end };
        if (goesOn) begun.set(name, place);
        else {
          if (before !== undefined) begun.delete(name);
          put(place, name, memo);
        }
      }
    },
    addAlone: (at, memo) => void passages.push({ place: { at }, code: null, memo }),
    all: () => [...passages, ...Array.from(begun, ([code, place]) => ({ place, code, memo: null }))],
  };
}
