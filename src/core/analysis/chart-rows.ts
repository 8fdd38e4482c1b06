import { findCode, withBelow } from "../study/format/codebook/codebook";
import type { Frame } from "../study/model/study";
import { withSubthemes, type Theme } from "../study/format/theme";
import type { Breakdown, Figure } from "./breakdown";
import { codesOfThemes, type Subject } from "./gathering";
import type { Query } from "./query";

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
  /** For everybody, then for each band. */
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
  frame: Frame,
  counted: Breakdown,
  query: Query,
  { by, sort }: Arrangement,
): ChartRow[] {
  const isShown = shownIn(frame, query);
  const inOrder = <T>(items: readonly T[], figures: (item: T) => readonly Figure[] | undefined): T[] =>
    sort === "study" ? [...items] : [...items].sort((a, b) => more(figures(a)?.[0], figures(b)?.[0]));
  const ofCode = (id: string) => counted.codes.get(id);
  const dashes = counted.columns.map((): Figure => ({ count: null, known: 0 }));
  const { codes } = frame.codebook;
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
    addCodes([...frame.codebook.top, ...unknown], "", 0);
    return rows;
  }
  if (frame.themes.size === 0) {
    const top = frame.codebook.top.filter(isShown.code);
    for (const id of inOrder(top, ofCode)) addCode(id, "", 0, []);
    return rows;
  }
  const rank = ({ status }: Theme) => ["kept", "candidate", "dropped"].indexOf(status);
  const themes = [...frame.themes.values()]
    .filter(({ id }) => isShown.theme(id))
    .sort((a, b) => rank(a) - rank(b));
  for (const theme of inOrder(themes, ({ id }) => counted.themes.get(id))) {
    const { id, title, status } = theme;
    const named = [...new Set(theme.codes.map((code) => findCode(frame.codebook, code)?.id ?? code))];
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
  if (query.themes.length === 0) {
    const subject = { kind: "unthemed" } as const;
    add(
      { key: "unthemed", subject, name: "", color: null, depth: 0, status: null, figures: counted.unthemed },
      () => undefined,
    );
  }
  return rows;
}

/** Which codes and themes a query lets be seen: those it names, what is below them, and what leads to them. */
function shownIn(frame: Frame, query: Query) {
  const { codebook } = frame;
  const named = withBelow(codebook, query.codes);
  const asked = withSubthemes(frame.themes, query.themes);
  const themes = codesOfThemes(frame, true);
  const isThemed = (id: string) => query.themes.some((theme) => themes.get(theme)?.has(id));
  const fits = (id: string) =>
    (query.codes.length === 0 || named.has(id)) && (query.themes.length === 0 || isThemed(id));
  const leads = (id: string): boolean => fits(id) || (codebook.codes.get(id)?.codes ?? []).some(leads);
  return {
    code: leads,
    theme: (id: string) =>
      (query.themes.length === 0 || asked.has(id)) &&
      (query.codes.length === 0 || [...(themes.get(id) ?? [])].some(fits)),
  };
}

/** Sorts by participants, then by passages; a dash comes last. */
function more(a: Figure | undefined, b: Figure | undefined): number {
  const [first, second] = [a?.count ?? null, b?.count ?? null];
  if (first === null || second === null) return Number(first === null) - Number(second === null);
  return second.participants - first.participants || second.passages - first.passages;
}
