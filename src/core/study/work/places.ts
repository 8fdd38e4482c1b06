import { describe } from "../../text/place";
import { resolveAll } from "../../text/finding/resolve";
import { textVersion } from "../../text/version";
import { movedLine } from "./anchors";
import type { Change, LineChange } from "./change";
import type { OwnedText } from "../model/read-document";
import { formatRecord, isPassage, type Passage } from "../format/record";
import type { Row } from "../model/shard";
import { parseSidecar, currentLines } from "../format/sidecar";

/** What a record says about where its passage stands, to tell whether it says so still. */
export function placeOf({ start, quote, text }: Passage): string {
  return `${start} ${quote.length} ${text}`;
}

/**
 * Writes an owner's lines anew that would not lead, as `exact` or `shifted`, to where `rows` have their passages in the
 * text; null where there are none. Passages without a place, or with one that somebody has to look at first, are left as they are.
 */
export function newPlaces(
  own: OwnedText,
  rows: readonly Row[],
  text: string,
): (Change & { kind: "lines" }) | null {
  const shown = new Map(rows.filter((row) => row.owner === own.owner).map((row) => [row.id, row]));
  const sidecar = parseSidecar(own.text, own.file);
  const passages = currentLines(sidecar).flatMap(({ record, raw: line }) =>
    isPassage(record) ? [{ record, line }] : [],
  );
  const placings = resolveAll(
    passages.map(({ record }) => record),
    text,
  );
  const version = textVersion(text);
  const lineChanges: LineChange[] = [];
  for (const [at, { record, line }] of passages.entries()) {
    const row = shown.get(record.id);
    if (row === undefined || row.length === 0) continue;
    if (row.status !== "exact" && row.status !== "shifted") continue;
    const { status, span } = placings[at]!;
    const seen = { start: row.start, end: row.start + row.length };
    const isFound = status === "exact" || status === "shifted";
    if (isFound && span?.start === seen.start && span.end === seen.end) continue;
    const raw = formatRecord({ ...record, ...describe(text, seen, version) });
    const lines = sidecar.lines.filter((one) => one.record.id === record.id).map((one) => one.raw);
    lineChanges.push(movedLine({ record, lines, line }, raw));
  }
  return lineChanges.length === 0 ? null : { kind: "lines", file: own.file, lineChanges };
}
