import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { planImport } from "../../../src/core/exchange/import/plan-import";
import { importDatabase } from "../../../src/core/exchange/databases/import-database";
import { presentStudy } from "../../../src/core/exchange/import/write-import";
import { checkRecord } from "../../../src/core/study/format/record";
import { law } from "../../core/law";
import { studyOf } from "../refi/exchange-study";
import { made } from "./made";

const now = Date.parse("2026-11-22T12:00:00Z");

describe("A damaged database", () => {
  it("is refused, or comes in sound, whichever of its bits are turned", async () => {
    const { folder, port } = await studyOf({});
    const present = await presentStudy(folder, port, []);
    const sound = ["qualcoder.qda", "taguette.sqlite3"].map((name) => made(name));
    // Where pages begin stands what leads to everything else.
    const place = fc.oneof(
      fc.nat(),
      fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 110 })).map(([page, at]) => page * 4096 + at),
    );
    law(
      fc.tuple(
        fc.constantFrom(...sound),
        fc.array(fc.tuple(place, fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
      ),
      ([whole, changes]) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const read = importDatabase(bytes, { now });
        if ("wrong" in read) return;
        for (const { text, passages } of read.documents)
          for (const { record } of passages) {
            assert.ok("record" in checkRecord(record));
            assert.equal(text.slice(record.start, record.start + record.quote.length), record.quote);
          }
        planImport(read, present, "Study");
      },
      30,
    );
  });

  it("is refused wherever it is cut off", () => {
    const whole = made("taguette.sqlite3");
    for (let length = 0; length < whole.length; length += 997)
      assert.ok("wrong" in importDatabase(whole.slice(0, length), { now }));
  });
});
