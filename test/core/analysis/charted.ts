import * as fc from "fast-check";
import type { Figure } from "../../../src/core/analysis/breakdown";
import type { ChartRow } from "../../../src/core/analysis/chart-rows";

/** Nobody knows. */
export const dash: Figure = { count: null, known: 1 };

/** So many participants of those known, in as many documents; passages as many, unless said otherwise. */
export function figure(participants: number, known: number, passages = participants): Figure {
  return { count: { participants, documents: participants, passages }, known };
}

/** A row of a top-level code of this name. */
export function row(name: string, ...figures: readonly Figure[]): ChartRow {
  const subject = { kind: "code", id: "trust" } as const;
  return { key: name, subject, name, color: "teal", depth: 0, isParent: false, status: null, figures };
}

/** Figures of a row with so many columns. */
export function figuresOf(columns: number): fc.Arbitrary<Figure[]> {
  const some = fc
    .record({ participants: fc.nat(9), others: fc.nat(9), documents: fc.nat(9), passages: fc.nat(99) })
    .map(({ others, ...count }): Figure => ({ count, known: count.participants + others }));
  const any = fc.oneof({ weight: 3, arbitrary: some }, { weight: 1, arbitrary: fc.constant(dash) });
  return fc.array(any, { minLength: columns, maxLength: columns });
}
