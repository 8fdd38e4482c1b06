/** The part of a merge's conflict that a line stands in; `none` outside of conflicts. */
export type Side = "none" | "ours" | "base" | "theirs";

/** The part that begins after a line: the same one, unless the line is one of git's conflict markers. */
export function sideAfter(line: string, side: Side): Side {
  const marker = /^(?:<{7}|\|{7}|={7}|>{7})(?:\s|$)/.exec(line.slice(0, 8))?.[0][0];
  if (marker === "<") return "ours";
  if (side === "none" || marker === undefined) return side;
  return marker === "|" ? "base" : marker === "=" ? "theirs" : "none";
}

/** A text with conflict markers, taken apart. */
export interface Sides {
  readonly ours: string;
  readonly theirs: string;
  /** What both came from, where git wrote it down (`merge.conflictStyle diff3`); else null. */
  readonly base: string | null;
  /** The lines, from 0, at which a conflict begins. */
  readonly conflicts: readonly number[];
}

/**
 * The versions that a text with conflict markers holds; null for a text without. `aligned`: what belongs to another
 * side is blank in each, so that line numbers stay true; otherwise it is left out.
 */
export function sidesOf(text: string, { aligned = true }: { readonly aligned?: boolean } = {}): Sides | null {
  if (!text.includes("<<<<<<<")) return null;
  const parts = { ours: [] as string[], theirs: [] as string[], base: [] as string[] };
  const conflicts: number[] = [];
  let bases = 0;
  let side: Side = "none";
  for (const [number, line] of text.split("\n").entries()) {
    const next = sideAfter(line, side);
    const isMarker = next !== side || (side === "ours" && line.startsWith("<<<<<<< "));
    if (isMarker && next === "ours") conflicts.push(number);
    if (isMarker && next === "base") bases++;
    for (const part of ["ours", "theirs", "base"] as const) {
      if (!isMarker && (side === "none" || side === part)) parts[part].push(line);
      else if (aligned) parts[part].push("");
    }
    side = next;
  }
  if (conflicts.length === 0) return null;
  return {
    ours: parts.ours.join("\n"),
    theirs: parts.theirs.join("\n"),
    base: bases === conflicts.length ? parts.base.join("\n") : null,
    conflicts,
  };
}
