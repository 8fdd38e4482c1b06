import { findCode } from "../study/format/codebook/codebook";
import { withSubthemes, type Theme } from "../study/format/theme";
import type { Breakdown, Figure } from "./breakdown";
import { codesOfThemes, type Subject } from "./subject";
import { knownOf, type Known } from "../query/known";
import { codesOf } from "../query/matcher";
import { themesMeant, type Named } from "../query/names";
import { termsOf, type Query, type Term } from "../query/query";

/** A line of the chart of themes or of codes. */
export interface ChartRow {
  /** Unique in the chart; one code may stand below several themes. */
  readonly key: string;
  readonly subject: Subject;
  readonly name: string;
  /** A palette name or `#rrggbb`; null for what is no code. */
  readonly color: string | null;
  /** How far below the top: 0 for a theme or top-level code. */
  readonly depth: number;
  /** Whether lines that belong to it follow. */
  readonly isParent: boolean;
  /** A theme's, where it is not one that was kept. */
  readonly status: "candidate" | "dropped" | null;
  /** For everybody, then for each group. */
  readonly figures: readonly Figure[];
}

export interface Arrangement {
  /** Themes with their codes below them, or the codebook's tree. */
  readonly by: "themes" | "codes";
  /** In the order of the study, or with what was found of most participants first. */
  readonly sort: "study" | "found";
}

/**
 * The lines of the chart, parents right before what is below them; only what the query asks for. A study without themes
 * has its top-level codes in their place.
 */
export function chartRows(
  study: Named,
  counted: Breakdown,
  query: Query,
  { by, sort }: Arrangement,
): ChartRow[] {
  const { setup } = study;
  const isShown = shownIn(study, query);
  const inOrder = <T>(items: readonly T[], figures: (item: T) => readonly Figure[] | undefined): T[] =>
    sort === "study" ? [...items] : [...items].sort((a, b) => more(figures(a)?.[0], figures(b)?.[0]));
  const ofCode = (id: string) => counted.codes.get(id);
  const dashes = counted.columns.map((): Figure => ({ count: null, known: 0 }));
  const { codes } = setup.codebook;
  const rows: ChartRow[] = [];
  const add = (row: Omit<ChartRow, "isParent">, below: () => void) => {
    const at = rows.length;
    rows.push({ ...row, isParent: false });
    below();
    if (rows.length > at + 1) rows[at] = { ...row, isParent: true };
  };
  const addCode = (id: string, above: string, depth: number, below: readonly string[]) => {
    const code = codes.get(id);
    const row = {
      key: `${above}/${id}`,
      subject: { kind: "code", id } as const,
      name: code?.name ?? id,
      color: code?.color ?? "grey",
      depth,
      status: null,
      figures: ofCode(id) ?? dashes,
    };
    add(row, () => addCodes(below, row.key, depth + 1));
  };
  const addCodes = (ids: readonly string[], above: string, depth: number) => {
    for (const id of inOrder(ids.filter(isShown.code), ofCode))
      addCode(id, above, depth, codes.get(id)?.codes ?? []);
  };
  if (by === "codes") {
    const unknown = [...counted.codes.keys()].filter((id) => !codes.has(id)).sort();
    addCodes([...setup.codebook.top, ...unknown], "", 0);
    return rows;
  }
  if (setup.themes.size === 0) {
    const top = setup.codebook.top.filter(isShown.code);
    for (const id of inOrder(top, ofCode)) addCode(id, "", 0, []);
    return rows;
  }
  const rank = ({ status }: Theme) => ["kept", "candidate", "dropped"].indexOf(status);
  const themes = [...setup.themes.values()]
    .filter(({ id }) => isShown.theme(id))
    .sort((a, b) => rank(a) - rank(b));
  for (const theme of inOrder(themes, ({ id }) => counted.themes.get(id))) {
    const { id, title, status } = theme;
    const named = [...new Set(theme.codes.map((code) => findCode(setup.codebook, code)?.id ?? code))];
    const row = {
      key: `theme ${id}`,
      subject: { kind: "theme", id } as const,
      name: title,
      color: null,
      depth: 0,
      status: status === "kept" ? null : status,
      figures: counted.themes.get(id) ?? dashes,
    };
    add(row, () => {
      for (const code of inOrder(named.filter(isShown.code), ofCode)) addCode(code, row.key, 1, []);
    });
  }
  if (termsOf(query).every(({ kind }) => kind !== "theme")) {
    const subject = { kind: "unthemed" } as const;
    add(
      { key: "unthemed", subject, name: "", color: null, depth: 0, status: null, figures: counted.unthemed },
      () => undefined,
    );
  }
  return rows;
}

/** Which codes and themes a query lets be seen: those that could fit, and what leads to them. */
function shownIn(study: Named, query: Query) {
  const { setup } = study;
  const { codebook } = setup;
  const themes = codesOfThemes(setup, true);
  const known = new Map<Term, ReadonlySet<string>>();
  const codesIn = (term: Term) => {
    let codes = known.get(term);
    if (codes === undefined) known.set(term, (codes = codesOf(study, [term])));
    return codes;
  };
  const couldFit = (term: (term: Term) => Known) => knownOf(query, term) !== "no";
  const isAbout = ({ kind }: Term) => kind === "code" || kind === "theme";
  const yes = (holds: boolean): Known => (holds ? "yes" : "no");
  const fits = (id: string) => couldFit((term) => (isAbout(term) ? yes(codesIn(term).has(id)) : "unknown"));
  const leads = (id: string): boolean => fits(id) || (codebook.codes.get(id)?.codes ?? []).some(leads);
  const isWithin = (id: string, term: Term) =>
    term.kind === "theme" && withSubthemes(setup.themes, themesMeant(study, term.value)).has(id);
  return {
    code: leads,
    theme(id: string) {
      const codes = [...(themes.get(id) ?? [])];
      return couldFit((term) => {
        if (term.kind === "theme") return yes(isWithin(id, term));
        return term.kind === "code" ? yes(codes.some((code) => codesIn(term).has(code))) : "unknown";
      });
    },
  };
}

/** Sorts by participants, then by passages; a dash comes last. */
function more(a: Figure | undefined, b: Figure | undefined): number {
  const [first, second] = [a?.count ?? null, b?.count ?? null];
  if (first === null || second === null) return Number(first === null) - Number(second === null);
  return second.participants - first.participants || second.passages - first.passages;
}
