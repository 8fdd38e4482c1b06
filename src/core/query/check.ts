import { message, type Message } from "../messages/message";
import type { Study } from "../study/model/study";
import type { Span } from "../text/span";
import { codesMeant, themesMeant } from "./names";
import type { ParsedQuery, QueryError } from "./parse";
import { isTerm, termsOf, type Query, type Term } from "./query";

/**
 * What of a query a study can't answer, by place: codes and themes that it lacks, names that several have, and what the
 * language has no meaning for yet. None where all of it can be asked.
 */
export function checkQuery(study: Study, { query, places }: ParsedQuery): QueryError[] {
  const wrongs = [...namesWrong(study, query), ...codesWrong(query)];
  return wrongs
    .map(({ term, wrong }) => ({ wrong, span: placeOf(term, places) }))
    .sort((a, b) => a.span.start - b.span.start);
}

interface WrongTerm {
  readonly term: Term;
  readonly wrong: Message;
}

function placeOf(term: Term, places: ReadonlyMap<Term, Span>): Span {
  const { start, end } = places.get(term) ?? { start: 0, end: 0 };
  return { start, end };
}

function namesWrong(study: Study, query: Query): WrongTerm[] {
  return termsOf(query).flatMap((term): WrongTerm[] => {
    if (term.kind === "code") {
      const meant = codesMeant(study, term.value);
      if (meant.length > 1)
        return [
          {
            term,
            wrong: message(
              "{0} codes are called “{1}”: {2}. Name one by its id.",
              meant.length,
              term.value,
              meant.join(", "),
            ),
          },
        ];
      return meant.length === 1 ? [] : [{ term, wrong: message("The study has no code “{0}”.", term.value) }];
    }
    if (term.kind === "theme") {
      const meant = themesMeant(study, term.value);
      if (meant.length > 1)
        return [
          {
            term,
            wrong: message(
              "{0} themes are called “{1}”: {2}. Name one by its id.",
              meant.length,
              term.value,
              meant.join(", "),
            ),
          },
        ];
      return meant.length === 1
        ? []
        : [{ term, wrong: message("The study has no theme “{0}”.", term.value) }];
    }
    if (term.kind === "document" && !study.documents.has(term.value))
      return [{ term, wrong: message("The study has no document “{0}”.", term.value) }];
    return [];
  });
}

/**
 * Passages that two codes stand on together, and those that another code stays off, are stretches of their own, which
 * nothing here makes yet: refused, so that no row by row reading passes for an answer.
 */
function codesWrong(query: Query): WrongTerm[] {
  if (isTerm(query)) return [];
  if (query.kind === "or") return query.of.flatMap(codesWrong);
  if (query.kind === "not") {
    const [term] = codeTerms(query.of);
    if (term === undefined) return [];
    return [{ term, wrong: message("Passages without a code can’t be asked for yet.") }];
  }
  const [first, second] = query.of.map(codeTerms).filter((terms) => terms.length > 0);
  if (first === undefined || second === undefined) return query.of.flatMap(codesWrong);
  const wrong = message("Passages of two codes at once can’t be asked for yet; either is, with OR.");
  return [{ term: second[0]!, wrong }];
}

function codeTerms(query: Query): Term[] {
  return termsOf(query).filter(({ kind }) => kind === "code");
}
