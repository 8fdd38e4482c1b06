import { marked, only } from "../marked";
import { describe as describePassage } from "../../../src/core/text/place";
import { formatRecord, type Mark, type Passage, type Removal } from "../../../src/core/study/format/record";

/** A ULID that ends in a number, so that tests can name records and see their order. */
export function idOf(number: number): string {
  return `01JD7Q2M8Z3K5V9X0B4N${String(number).padStart(6, "0")}`;
}

/** A coding of the marked passage; `also` adds keys or changes them. */
export function coding(number: number, source: string, code: string | null, also: object = {}): Passage {
  const { text, span } = only(marked(source));
  return {
    id: idOf(number),
    ...(code === null ? {} : { code }),
    ...describePassage(text, span),
    made: "2026-11-21T10:04:00Z",
    ...also,
  };
}

export function removal(number: number, removed: string): Removal {
  return { id: idOf(number), removed };
}

export function codedMark(number: number, also: object = {}): Mark {
  return { id: idOf(number), mark: "coded", made: "2026-11-21T10:04:00Z", ...also };
}

/** A sidecar's text: each record's line, ended by LF. */
export function sidecarOf(...records: readonly (Passage | Mark | Removal)[]): string {
  return records.map((record) => `${formatRecord(record)}\n`).join("");
}
