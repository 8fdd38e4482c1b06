import { isTerm, type Query, type Term } from "./query";

/** Whether something holds, as far as that is known without looking at passages. */
export type Known = "yes" | "no" | "unknown";

/** What is known of a query where that much is known of its terms. */
export function knownOf(query: Query, term: (term: Term) => Known): Known {
  if (isTerm(query)) return term(query);
  if (query.kind === "not") return opposite(knownOf(query.of, term));
  const { kind, of } = query;
  return of.reduce<Known>(
    (known, part) => joinKnown(known, knownOf(part, term), kind),
    kind === "and" ? "yes" : "no",
  );
}

/** What is known of two things together, or of either. */
export function joinKnown(a: Known, b: Known, how: "and" | "or"): Known {
  const deciding = how === "or" ? "yes" : "no";
  if (a === deciding || b === deciding) return deciding;
  return a === "unknown" || b === "unknown" ? "unknown" : a;
}

export function opposite(known: Known): Known {
  if (known === "unknown") return known;
  return known === "yes" ? "no" : "yes";
}
