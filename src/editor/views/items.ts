import type { Quoted } from "../../core/study/passages";
import type { OpenStudy } from "../open-study";

/** A row of the trees: a code, a passage with its words, or what leads to the next page of them. */
export type Item = CodeItem | QuoteItem | MoreItem;

export interface CodeItem {
  readonly kind: "code";
  readonly study: OpenStudy;
  /** In use, though the codebook may lack it. */
  readonly id: string;
}

export interface QuoteItem {
  readonly kind: "quote";
  readonly study: OpenStudy;
  readonly quoted: Quoted;
  /** The code whose list it stands in; null in a list of several. */
  readonly code: string | null;
}

export interface MoreItem {
  readonly kind: "more";
  readonly study: OpenStudy;
  /** The code whose quotes go on; null in a list of several. */
  readonly code: string | null;
  readonly shown: number;
  readonly all: number;
}

export function isCode(item: unknown): item is CodeItem {
  return isItem(item) && item.kind === "code";
}

export function isQuote(item: unknown): item is QuoteItem {
  return isItem(item) && item.kind === "quote";
}

function isItem(item: unknown): item is Item {
  return typeof item === "object" && item !== null && "kind" in item;
}
