import type { Days } from "./dates";
import { allOf, anyOf, isTerm, sameQuery, type Query, type Term } from "./query";

/** The parts of a query that all have to hold, from left to right; none where everything fits. */
export function partsOf(query: Query): readonly Query[] {
  return query.kind === "and" ? query.of : [query];
}

/** The terms that a part gives to choose from: itself, or those of an `OR` of nothing but terms. Null for other parts. */
export function choicesOf(part: Query): readonly Term[] | null {
  if (part.kind === "or") {
    const terms = part.of.filter(isTerm);
    return terms.length === part.of.length ? terms : null;
  }
  return isTerm(part) ? [part] : null;
}

/** What a filter chooses by: terms of one kind, attributes of one name. */
export type Facet = Exclude<Term["kind"], "attribute"> | `attribute ${string}`;

export function facetOf(term: Term): Facet {
  return term.kind === "attribute" ? `attribute ${term.name}` : term.kind;
}

/** The terms that a query gives to choose from in a facet, by the first of its parts that is about nothing else. */
export function chosenIn(query: Query, facet: Facet): readonly Term[] {
  return (
    partsOf(query)
      .map(ofFacet(facet))
      .find((terms) => terms !== null) ?? []
  );
}

/** The query with these terms to choose from in their facet, in the place of those before; none: without them. */
export function withChosen(query: Query, facet: Facet, terms: readonly Term[]): Query {
  const of = ofFacet(facet);
  const parts = [...partsOf(query)];
  const at = parts.findIndex((part) => of(part) !== null);
  const chosen = terms.length === 0 ? [] : [anyOf(terms)];
  if (at === -1) parts.push(...chosen);
  else parts.splice(at, 1, ...chosen);
  return allOf(parts);
}

/** The query without what has no other way to be taken out: a part, or one of the terms that a part gives to choose from. */
export function without(query: Query, taken: Query): Query {
  return allOf(
    partsOf(query).flatMap((part) => {
      if (sameQuery(part, taken)) return [];
      const terms = choicesOf(part);
      const left = terms?.filter((term) => !sameQuery(term, taken)) ?? [];
      return terms === null || left.length === terms.length ? [part] : left.length === 0 ? [] : [anyOf(left)];
    }),
  );
}

/** The days that a query asks for, by the first of its parts that is about nothing else. */
export function daysIn(query: Query): Days {
  const [term] = chosenIn(query, "date");
  return term?.kind === "date" ? { from: term.from, to: term.to } : { from: null, to: null };
}

/** The query with other days. */
export function withDays(query: Query, { from, to }: Days): Query {
  return withChosen(query, "date", from === null && to === null ? [] : [{ kind: "date", from, to }]);
}

/** The words that are searched for; empty where none are. */
export function searchIn(query: Query): string {
  return searchPart(query)?.value ?? "";
}

/** The query with other words to search for; none where they are blank. */
export function withSearch(query: Query, text: string): Query {
  const before = searchPart(query);
  const words = text.trim() === "" ? [] : [{ kind: "words", value: text } as const];
  return allOf([
    ...partsOf(query).flatMap((part) => (part === before ? words : [part])),
    ...(before === null ? words : []),
  ]);
}

/** The part of a query that is the search; null where there is none. */
export function searchPart(query: Query): Extract<Term, { kind: "words" }> | null {
  return partsOf(query).find((part) => part.kind === "words") ?? null;
}

function ofFacet(facet: Facet): (part: Query) => readonly Term[] | null {
  return (part) => {
    const terms = choicesOf(part);
    return terms?.every((term) => facetOf(term) === facet) === true ? terms : null;
  };
}
