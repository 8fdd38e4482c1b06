import { escapeMarkup } from "../../analysis/quotation";
import type { Span } from "../../text/span";
import type { ReportCode, ReportPassage } from "../report";

/** What is said of one stretch of a document, by however many codings and comments. */
export interface Note {
  /** From 1, in the order of the text; those of which nothing is shown have none. */
  readonly number: number | null;
  readonly span: Span;
  readonly passages: readonly ReportPassage[];
  /** The number of its first code, which gives it its colour; `c` where it is only commented on. */
  readonly color: string;
}

const longestWords = 90;

/** The passages of a document that have a place, those on the same stretch together; both in order. */
export function stretchesOf(passages: readonly ReportPassage[]): Pick<Note, "span" | "passages">[] {
  const notes: { span: Span; passages: ReportPassage[] }[] = [];
  for (const passage of passages) {
    if (passage.span === null) continue;
    const { start, end } = passage.span;
    const last = notes.at(-1);
    if (last?.span.start === start && last.span.end === end) last.passages.push(passage);
    else notes.push({ span: passage.span, passages: [passage] });
  }
  return notes;
}

/** Those stretches as notes; of the `absent`, by their places, nothing is shown. */
export function notesOn(
  stretches: readonly Pick<Note, "span" | "passages">[],
  absent: readonly number[],
): Note[] {
  const hidden = new Set(absent);
  let number = 0;
  return stretches.map((one, at) => ({
    ...one,
    number: hidden.has(at) ? null : ++number,
    color: String(one.passages.find(({ code }) => code !== null)?.code?.number ?? "c"),
  }));
}

/** A note as an item of a list. */
export function writeNote({ number, passages }: Note, document: string): string {
  const back = `<a class="no" href="#${document}m${number}" aria-label="note ${number}, to its words">${number}</a>`;
  const codes = new Map<ReportCode, ReportPassage[]>();
  for (const passage of passages) {
    if (passage.code === null) continue;
    const same = codes.get(passage.code);
    if (same === undefined) codes.set(passage.code, [passage]);
    else same.push(passage);
  }
  const entries = Array.from(codes, ([code, all]) => {
    const coders = [...new Set(all.map(({ coder }) => coder))].map(escapeMarkup).join(", ");
    return `<p class="code">${writeCode(code)} <span class="by">${coders}</span></p>${all.map((one) => memo(one, all.length > 1)).join("")}`;
  });
  const comments = passages
    .filter(({ code }) => code === null)
    .map((one) => {
      const by = `<span class="by">${escapeMarkup(one.coder)}</span>`;
      return `<p class="code"><span class="dot cc"></span><span class="comment">Comment</span> ${by}</p><p class="on">“${escapeMarkup(shortened(one.quote ?? ""))}”</p>${memo(one, false)}`;
    });
  const isChanged = passages.some(({ status }) => status === "changed");
  const changed = isChanged ? '<p class="by">These words were edited after they were coded.</p>' : "";
  return `<li id="${document}n${number}">${back}<div>${entries.join("")}${comments.join("")}${changed}</div></li>`;
}

/** A code's name with the names of those above it, and its colour. */
export function writeCode({ above, name, number }: ReportCode): string {
  const path = above.map((one) => `${escapeMarkup(one)} › `).join("");
  return `<span class="dot c${number}"></span><span class="above">${path}</span><a href="#c${number}">${escapeMarkup(name)}</a>`;
}

function memo({ memo: words, coder }: ReportPassage, isNamed: boolean): string {
  if (words === null) return "";
  const who = isNamed ? `<span class="by">${escapeMarkup(coder)}:</span> ` : "";
  return `<p class="memo" dir="auto">${who}${escapeMarkup(words.trim())}</p>`;
}

/** Words on one line, cut where they are many. */
function shortened(words: string): string {
  const characters = Array.from(
    words
      .slice(0, 2 * longestWords)
      .replace(/\s+/g, " ")
      .trim(),
  );
  const isShort = characters.length <= longestWords && words.length <= 2 * longestWords;
  return isShort
    ? characters.join("")
    : `${characters
        .slice(0, longestWords - 1)
        .join("")
        .trimEnd()}…`;
}
