import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { strToU8 } from "fflate";
import { importMarked } from "../../../src/core/exchange/marks/import";
import { checkRecord } from "../../../src/core/study/record";
import { idOf } from "../../core/study/records";
import { law } from "../../core/law";
import { importing } from "../reading";
import { incoming } from "./read";

/** So many characters; in the trials more. */
const long = 4_000 * Math.min(40, Number(process.env["RUNS"] ?? 1));

describe("A hostile text", () => {
  const unit = [
    "=",
    "==",
    "==a",
    "== ==a ",
    "=={#",
    "==a=={#b}",
    "==a=={#b…}",
    "==a=={>>…<<}",
    "{#",
    "{>>",
    "{>>x<<}",
    "{==",
    "<mark ",
    "<mark class='a'>x",
    "(QCODE)",
    "(QCODE)a(/QCODE){#",
    "(/QCODE)",
    "`",
    "`` ` ",
    "```\n",
    "#a ",
    "x #a\n",
    "- x #a\n",
    "a]]\n",
    "[[a]] ",
    "\n",
    " \n",
    ">",
    "=={#😀}",
  ];
  it("is read in time, however long it is and however its marks are left open", () => {
    for (const one of unit) {
      const started = performance.now();
      const bytes = strToU8(`x ${one.repeat(Math.floor(long / one.length))}`);
      let id = 0;
      const makeId = () => idOf(id++);
      importMarked(bytes, importing({ makeId }));
      const spent = performance.now() - started;
      assert.ok(spent < 1000 + long / 100, `${JSON.stringify(one)} took ${Math.round(spent)} ms`);
    }
  });

  it("is not read where it is larger than a document", () => {
    const read = importMarked(strToU8("=".repeat(6_000_000)), importing());
    assert.deepEqual(read, { wrong: "It is larger than what is read." });
  });

  it("comes in sound, whatever stands in it", () => {
    const part = fc.constantFrom(
      ...unit,
      "words",
      " ",
      "}",
      "<<}",
      "</mark>",
      "==}",
      "(/QCODE){#a}",
      "{…#a}",
      "^id",
      "# ",
      "---\n",
      "é😀",
    );
    law(fc.array(part, { maxLength: 40 }), (parts) => {
      const { documents, codes } = incoming(parts.join(""));
      const ids = new Set(codes.map(({ id }) => id));
      for (const { text, passages } of documents)
        for (const { record } of passages) {
          assert.ok("record" in checkRecord(record));
          assert.equal(text.slice(record.start, record.start + record.quote.length), record.quote);
          if (record.code !== undefined) assert.ok(ids.has(record.code));
        }
    });
  });
});
