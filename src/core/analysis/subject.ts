import { findCode, withBelow } from "../study/format/codebook/codebook";
import type { StudySetup } from "../study/model/study";
import { themeCodes } from "../study/format/theme";

/** What people look at: a theme, a code, what no theme gathers, or everything. */
export type Subject =
  { readonly kind: "theme" | "code"; readonly id: string } | { readonly kind: "unthemed" | "everything" };

/** For each theme, the ids of its codes and those of its subthemes; with `rollUp`, of those below them as well. */
export function codesOfThemes(
  { codebook, themes }: StudySetup,
  rollUp: boolean,
): Map<string, ReadonlySet<string>> {
  const codesOf = (id: string) => {
    const named = themeCodes(themes, [id]);
    return rollUp
      ? withBelow(codebook, named)
      : new Set(named.map((code) => findCode(codebook, code)?.id ?? code));
  };
  return new Map(Array.from(themes.keys(), (id) => [id, codesOf(id)]));
}

/** Tells whether a code, by its id, belongs to a subject. */
export function belongsTo(subject: Subject, setup: StudySetup, rollUp: boolean): (code: string) => boolean {
  if (subject.kind === "everything") return () => true;
  if (subject.kind === "code") {
    const codes = rollUp ? withBelow(setup.codebook, [subject.id]) : new Set([subject.id]);
    return (code) => codes.has(code);
  }
  const themes = codesOfThemes(setup, rollUp);
  if (subject.kind === "theme") return (code) => themes.get(subject.id)?.has(code) ?? false;
  return (code) => ![...themes.values()].some((codes) => codes.has(code));
}
