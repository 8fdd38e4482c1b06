import type { Quoted } from "../../core/study/work/quotes";
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
  /** The code below which it stands; null in the *Quotes* view. */
  readonly code: string | null;
  /** Whether its row names its codes, for the list does not. */
  readonly isNaming: boolean;
}

export interface MoreItem {
  readonly kind: "more";
  readonly study: OpenStudy;
  /** The code below which the quotes go on; null in the *Quotes* view. */
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
