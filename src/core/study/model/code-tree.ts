import { searchCodes } from "./code-search";
import { findCode, type Code } from "../format/codebook/codebook";
import type { Study } from "./study";

/** How codes of one parent follow each other: as in the codebook, by name, or those found with most people first. */
export const codeOrders = ["codebook", "name", "count"] as const;

export type CodeOrder = (typeof codeOrders)[number];

/** The codes to show, as a tree. */
export interface CodeTree {
  readonly top: readonly string[];
  /** The codes right below one, as they are to be shown. */
  below(code: string): readonly string[];
  /** How many codes fit what was typed; null where nothing was. */
  readonly matches: number | null;
}

/**
 * A study's codes in an order; where something was typed, those that fit it and the codes above them. Codes in use that
 * the codebook lacks stand at the end, by id.
 */
export function codeTree(study: Study, order: CodeOrder, typed: string): CodeTree {
  const { codebook } = study.setup;
  const unknown = [...study.codesInUse()].filter((id) => findCode(codebook, id) === null).sort();
  const fitting = typed.trim() === "" ? null : searchCodes(codebook, typed);
  const shown = fitting === null ? null : withParents(codebook.codes, fitting);
  const wanted = typed.trim().toLowerCase();
  const strangers = fitting === null ? unknown : unknown.filter((id) => id.includes(wanted));
  const arranged = (ids: readonly string[]) => {
    const present = shown === null ? ids : ids.filter((id) => shown.has(id));
    return order === "codebook" ? present : [...present].sort(comparing(study, order));
  };
  return {
    top: [...arranged(codebook.top), ...strangers],
    below: (code) => arranged(codebook.codes.get(code)?.codes ?? []),
    matches: fitting === null ? null : fitting.length + strangers.length,
  };
}

function withParents(codes: ReadonlyMap<string, Code>, fitting: readonly Code[]): Set<string> {
  const shown = new Set<string>();
  for (const { id } of fitting) {
    for (let at: string | null = id; at !== null && !shown.has(at); at = codes.get(at)?.parent ?? null)
      shown.add(at);
  }
  return shown;
}

/** Participants before passages: how often a coder cut is not how much it matters. Equals stay as in the codebook. */
function comparing(study: Study, order: "name" | "count"): (a: string, b: string) => number {
  const { codes } = study.setup.codebook;
  if (order === "name") {
    const collator = new Intl.Collator(undefined, { numeric: true });
    return (a, b) => collator.compare(codes.get(a)!.name, codes.get(b)!.name);
  }
  return (a, b) => {
    const [one, other] = [study.countBelow(a), study.countBelow(b)];
    return other.participants - one.participants || other.passages - one.passages;
  };
}
