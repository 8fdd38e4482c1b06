import { findCode } from "../core/study/format/codebook/codebook";
import { agreedLayer } from "../core/study/format/paths";
import type { Row } from "../core/study/model/shard";
import type { LocalizedStudy } from "./localization";

// What there is to say of a passage, in a tree as in the panel.

/** The codes of a passage, each once; one that the codebook lacks goes by its id. */
export function codesOf(
  { folder: { study } }: LocalizedStudy,
  rows: readonly Row[],
): { id: string; name: string; color: string }[] {
  const codes = new Map<string, { id: string; name: string; color: string }>();
  for (const { code } of rows) {
    const known = code === null ? null : findCode(study.setup.codebook, code);
    const id = known?.id ?? code ?? "";
    codes.set(id, { id, name: known?.name ?? id, color: known?.color ?? "grey" });
  }
  return [...codes.values()];
}

/** A coder as people call them. */
export function coderName({ folder: { study } }: LocalizedStudy, owner: string): string {
  return study.setup.manifest.coders.get(owner) ?? owner;
}

export function codedBy(study: LocalizedStudy, rows: readonly Row[]): string {
  const { t } = study.l10n;
  const owners = [...new Set(rows.map(({ owner }) => owner))];
  if (owners.includes(agreedLayer)) return t("In the agreed reading");
  return t("Coded by {0}", owners.map((owner) => coderName(study, owner)).join(", "));
}

/** What there is to say of a passage that is not simply where it was coded. */
export interface PlaceState {
  readonly kind: "edited" | "uncertain";
  readonly words: string;
}

/** Null where there is nothing to say. */
export function placeState(
  { folder: { study }, l10n: { t } }: LocalizedStudy,
  rows: readonly Row[],
): PlaceState | null {
  const has = (status: Row["status"]) => rows.some((row) => row.status === status);
  const uncertain = (words: string) => ({ kind: "uncertain", words }) as const;
  if (study.documents.get(rows[0]!.document)?.present !== true)
    return uncertain(t("the document is not there"));
  if (has("lost")) return uncertain(t("place not found"));
  if (has("ambiguous")) return uncertain(t("two places compete"));
  return has("changed") ? { kind: "edited", words: t("the passage was edited") } : null;
}

/** The words with a capital at their start. */
export function asSentence(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
