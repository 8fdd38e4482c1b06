import type { NameTable } from "./name-table";
import { agreedLayer } from "../format/paths";
import type { Shard } from "./shard";

/**
 * Which codings a count is made on. `study`: the agreed layer where a document has one, else the chosen coder's, else
 * all coders' together; `union`: all coders' together, layers aside; `one`: one coder's or layer's alone.
 */
export type Reading =
  | { readonly kind: "study"; readonly coder: string | null }
  | { readonly kind: "union" }
  | { readonly kind: "one"; readonly owner: string };

export const studyReading: Reading = { kind: "study", coder: null };

export function sameReading(a: Reading, b: Reading): boolean {
  if (a.kind === "one") return b.kind === "one" && a.owner === b.owner;
  if (a.kind === "study") return b.kind === "study" && a.coder === b.coder;
  return b.kind === "union";
}

/** Whose rows of a shard a reading takes. */
export function ownersRead(reading: Reading, shard: Shard, owners: NameTable): (owner: number) => boolean {
  const only = (owner: number) => (other: number) => other === owner;
  if (reading.kind === "one") return only(owners.find(reading.owner));
  if (reading.kind === "study") {
    const agreed = owners.find(agreedLayer);
    if (shard.owners.includes(agreed)) return only(agreed);
    if (reading.coder !== null) return only(owners.find(reading.coder));
  }
  return (owner) => !owners.name(owner).startsWith("@");
}

/** Whether blank means zero: whether the reading's owner, or in a union any coder, marked the document as coded. */
export function isMarked(reading: Reading, shard: Shard, owners: NameTable): boolean {
  const isRead = ownersRead(reading, shard, owners);
  return shard.marks.some(isRead);
}

/** The reading in words, to stand beside a number. */
export function describeReading(reading: Reading): string {
  if (reading.kind === "one")
    return reading.owner === agreedLayer ? "the agreed reading" : `${reading.owner}’s codings`;
  if (reading.kind === "union") return "all coders’ codings together";
  const rest = reading.coder === null ? "all coders’ codings together" : `${reading.coder}’s codings`;
  return `the agreed reading where a document has one, else ${rest}`;
}
