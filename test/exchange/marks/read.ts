import { importFormats } from "../../../src/core/exchange/import-formats";
import { formatOf } from "../../../src/core/files/sources";
import * as assert from "node:assert/strict";
import { strToU8 } from "fflate";
import type { Incoming } from "../../../src/core/exchange/import/incoming";
import { emptyCodebook, type Codebook } from "../../../src/core/study/format/codebook/codebook";
import { importing } from "../reading";
import { idOf } from "../../core/study/records";

export const now = Date.parse("2026-11-22T12:00:00Z");

/** What comes in with a file of this text. */
export function incoming(source: string, codebook: Codebook = emptyCodebook, file = "r1.md"): Incoming {
  let id = 0;
  const own = importing({ file, codebook, makeId: () => idOf(id++), now });
  const read = formatOf(importFormats, file)!.read(strToU8(source), own);
  assert.ok("documents" in read, "wrong" in read ? read.wrong : "");
  return read;
}

/** The same as its text and its passages, `code: words (memo)`, those of a comment without a code. */
export function read(source: string, codebook?: Codebook, file?: string) {
  const came = incoming(source, codebook, file);
  const [document] = came.documents;
  assert.ok(document !== undefined);
  const coded = document.passages.map(({ record }) => {
    assert.equal(document.text.slice(record.start, record.start + record.quote.length), record.quote);
    return `${record.code ?? "–"}: ${record.quote}${record.memo === undefined ? "" : ` (${record.memo})`}`;
  });
  return { text: document.text, coded, codes: came.codes, warnings: came.warnings, omitted: came.omitted };
}
