import { voices, type Voice } from "../study/format/voice";

/** One thing that a passage has to have. */
export type Term =
  /** A code by its id, a former id or its name; with those below it unless `alone`. */
  | { readonly kind: "code"; readonly value: string; readonly alone: boolean }
  /** A theme by its id or title: its codes, and those of its subthemes. */
  | { readonly kind: "theme"; readonly value: string }
  /** Whose passage it is, by id. */
  | { readonly kind: "participant"; readonly value: string }
  /** Whose turn it stands in, by the label's name in the transcript, interviewers too. */
  | { readonly kind: "speaker"; readonly value: string }
  /** By its path in the study. */
  | { readonly kind: "document"; readonly value: string }
  /** Who coded it, by the coder's id or a layer's name. */
  | { readonly kind: "coder"; readonly value: string }
  | { readonly kind: "voice"; readonly value: Voice }
  /** What its participant, else its document, has under a name. */
  | { readonly kind: "attribute"; readonly name: string; readonly value: string }
  /** First and last day of its document, as `2026-03-12`; null: open, but not both. */
  | { readonly kind: "date"; readonly from: string | null; readonly to: string | null }
  /** Words that it holds, in any case. */
  | { readonly kind: "words"; readonly value: string };

/** What of a study is asked for. Nothing at all (`everything`) is what everything fits. */
export type Query =
  | { readonly kind: "and" | "or"; readonly of: readonly Query[] }
  | { readonly kind: "not"; readonly of: Query }
  | Term;

/** The query that everything fits. */
export const everything: Query = { kind: "and", of: [] };

/** A text that is longer, in UTF-16 code units, is no query. */
export const longestQuery = 20_000;
/** A query has no more terms, and no deeper parentheses. */
export const mostTerms = 1000;
export const deepestQuery = 50;

/** What keys of the language are called that name a term. */
export const termKeys = [
  "code",
  "theme",
  "participant",
  "speaker",
  "document",
  "coder",
  "voice",
  "date",
] as const;

/** Keys that the language keeps for what can't be asked for yet. */
export const laterKeys: ReadonlySet<string> = new Set(
  "is has made basis who saved team lane near turn".split(" "),
);

/** Words before a colon that can't name an attribute, but after `fact:`. */
export const reservedKeys: ReadonlySet<string> = new Set([...termKeys, "fact", ...laterKeys]);

export function isVoice(value: string): value is Voice {
  return (voices as readonly string[]).includes(value);
}

export function isTerm(query: Query): query is Term {
  return query.kind !== "and" && query.kind !== "or" && query.kind !== "not";
}

/** All of these queries together: without those that everything fits; one of them alone is itself. */
export function allOf(queries: readonly Query[]): Query {
  const parts = queries.flatMap((query) => (query.kind === "and" ? query.of : [query]));
  return parts.length === 1 ? parts[0]! : { kind: "and", of: parts };
}

/** Any of these queries: one of them alone is itself. There has to be one. */
export function anyOf(queries: readonly Query[]): Query {
  const parts = queries.flatMap((query) => (query.kind === "or" ? query.of : [query]));
  if (parts.length === 0) throw new RangeError("Any of no queries would find nothing.");
  return parts.length === 1 ? parts[0]! : { kind: "or", of: parts };
}

/** The terms of a query, from left to right. */
export function termsOf(query: Query): Term[] {
  if (isTerm(query)) return [query];
  return query.kind === "not" ? termsOf(query.of) : query.of.flatMap(termsOf);
}

/** Whether two queries are the same, part by part. */
export function sameQuery(a: Query, b: Query): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
