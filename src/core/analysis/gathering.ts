import { findCode, withBelow } from "../study/format/codebook/codebook";
import type { Frame } from "../study/model/study";
import { gatheredBy } from "../study/format/theme";

/** What people look at: a theme, a code, what no theme gathers, or everything. */
export type Subject =
  { readonly kind: "theme" | "code"; readonly id: string } | { readonly kind: "unthemed" | "everything" };

/** For each theme, the ids of its codes and those of its subthemes; with `rollUp`, of those below them as well. */
export function codesOfThemes(
  { codebook, themes }: Frame,
  rollUp: boolean,
): Map<string, ReadonlySet<string>> {
  const codesOf = (id: string) => {
    const named = gatheredBy(themes, [id]);
    return rollUp
      ? withBelow(codebook, named)
      : new Set(named.map((code) => findCode(codebook, code)?.id ?? code));
  };
  return new Map(Array.from(themes.keys(), (id) => [id, codesOf(id)]));
}

/** Tells whether a code, by its id, belongs to a subject. */
export function belongsTo(subject: Subject, frame: Frame, rollUp: boolean): (code: string) => boolean {
  if (subject.kind === "everything") return () => true;
  if (subject.kind === "code") {
    const codes = rollUp ? withBelow(frame.codebook, [subject.id]) : new Set([subject.id]);
    return (code) => codes.has(code);
  }
  const themes = codesOfThemes(frame, rollUp);
  if (subject.kind === "theme") return (code) => themes.get(subject.id)?.has(code) ?? false;
  return (code) => ![...themes.values()].some((codes) => codes.has(code));
}
