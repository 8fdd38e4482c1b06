import { frontMatterExtent, paragraphAt } from "./layout";
import { contains, trim, type Span } from "./span";
import { turnAt, type Turn } from "./turns";
import { sentenceAt, sentences } from "./words";

/**
 * The stretches around a place that people code, each longer than the one before and holding it: the sentence, then
 * the turn's words in this paragraph, all of the turn's words, and the whole paragraph, speakers' labels included only
 * there. Empty in front matter and on a blank line outside of turns.
 */
export function passagesAround(text: string, turns: readonly Turn[], offset: number): Span[] {
  const from = frontMatterExtent(text)?.end ?? 0;
  if (offset < from) return [];
  const turn = turnAt(turns, offset);
  const at = turn === null ? offset : Math.max(offset, turn.body.start);
  const paragraph = within(paragraphAt(text, at), { start: from, end: text.length });
  const spoken = turn === null ? paragraph : within(paragraph, turn.body);
  const passages: Span[] = [];
  const add = (next: Span | null) => {
    const span = next === null ? null : trim(text, next);
    const last = passages.at(-1);
    if (span === null || span.start === span.end) return;
    if (last === undefined || (contains(span, last) && !contains(last, span))) passages.push(span);
  };
  if (spoken.start < spoken.end) add(sentenceAt(text, spoken, at));
  add(spoken);
  add(turn?.body ?? null);
  add(paragraph);
  return passages;
}

/**
 * The sentence after a place (`step` 1) or before it (−1), across paragraphs and turns, speakers' labels and headings
 * left out; null where there is none further on.
 */
export function sentenceFrom(
  text: string,
  turns: readonly Turn[],
  offset: number,
  step: 1 | -1,
): Span | null {
  const said = turns.length === 0 ? paragraphsOf(text) : turns.map(({ body }) => body);
  const order = step === 1 ? said : [...said].reverse();
  for (const part of order) {
    if (step === 1 ? part.end <= offset : part.start >= offset) continue;
    const inside = sentences(text, part).filter(({ start }) =>
      step === 1 ? start >= offset : start < offset,
    );
    const found = step === 1 ? inside[0] : inside.at(-1);
    if (found !== undefined) return found;
  }
  return null;
}

/** The paragraphs of a text in order, front matter and headings left out. */
export function paragraphsOf(text: string): Span[] {
  const paragraphs: Span[] = [];
  let at = frontMatterExtent(text)?.end ?? 0;
  while (at < text.length) {
    const paragraph = paragraphAt(text, at);
    if (paragraph.start < paragraph.end) {
      const span = trim(text, { start: Math.max(at, paragraph.start), end: paragraph.end });
      if (span.start < span.end && !/^#{1,6}\s/.test(text.slice(span.start, span.start + 8)))
        paragraphs.push(span);
    }
    at = Math.max(paragraph.end, at) + 1;
  }
  return paragraphs;
}

function within(span: Span, limits: Span): Span {
  const start = Math.max(span.start, limits.start);
  return { start, end: Math.max(start, Math.min(span.end, limits.end)) };
}
