import { describe, type Placing } from "../../text/place";
import { textVersion } from "../../text/version";
import type { Action, LineChange } from "./change";
import { finding, type OwnedText } from "../model/read-document";
import { formatRecord, isPassage, type Passage } from "../format/record";
import { bestPlace, parseSidecar, currentLines, type Line } from "../format/sidecar";

/** A passage as its owner described it, and how it was found again. */
export interface Anchor {
  readonly document: string;
  readonly owner: string;
  /** The owner's file. */
  readonly file: string;
  readonly record: Passage;
  /** All lines of the file that have its id, byte for byte, and of them the one that counts. */
  readonly lines: readonly string[];
  readonly line: string;
  readonly placing: Placing;
}

/**
 * Every passage of some owners that is not removed. `text` is null where the document is gone or can't be read. Without
 * `oldTexts`, passages that are not clearly found are not looked for: they are `unchecked`.
 */
export function anchorsOf(
  document: string,
  text: string | null,
  owned: readonly OwnedText[],
  oldTexts?: ReadonlyMap<string, string>,
): Anchor[] {
  const find = finding(text, oldTexts);
  return owned.flatMap(({ owner, file, text: kept }) => {
    const sidecar = parseSidecar(kept, file);
    const lines = new Map<string, Line[]>();
    for (const line of sidecar.lines) {
      const same = lines.get(line.record.id);
      if (same === undefined) lines.set(line.record.id, [line]);
      else same.push(line);
    }
    return currentLines(sidecar).flatMap(({ record, raw }): Anchor[] => {
      if (!isPassage(record)) return [];
      const same = lines.get(record.id)!;
      const { placing } = bestPlace(record, same, find);
      return [{ document, owner, file, record, lines: same.map((line) => line.raw), line: raw, placing }];
    });
  });
}

/** Has an owner's lines speak of the places that passages have now. Those without a place are left as they are. */
export function acceptPlaces(label: string, anchors: readonly Anchor[], text: string): Action | null {
  const version = textVersion(text);
  const lineChanges = new Map<string, LineChange[]>();
  for (const { record, lines, line, file, placing } of anchors) {
    if (placing.span === null) continue;
    const swap = movedLine(
      { record, lines, line },
      formatRecord({ ...record, ...describe(text, placing.span, version) }),
    );
    lineChanges.set(file, [...(lineChanges.get(file) ?? []), swap]);
  }
  const [first] = anchors;
  if (first === undefined || lineChanges.size === 0) return null;
  const changes = Array.from(lineChanges, ([file, all]) => ({
    kind: "lines" as const,
    file,
    lineChanges: all,
  }));
  return { label, document: first.document, changes };
}

/** Replaces the line that counts; others with its id stay until someone chooses. */
export function movedLine(
  { record, lines, line }: { record: Passage; lines: readonly string[]; line: Line["raw"] },
  raw: string,
): LineChange {
  return { id: record.id, before: lines, after: lines.map((one) => (one === line ? raw : one)) };
}
