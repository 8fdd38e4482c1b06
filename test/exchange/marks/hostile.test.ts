import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { strToU8 } from "fflate";
import type { IncomingCode } from "../../../src/core/exchange/import/incoming";
import { importMarked } from "../../../src/core/exchange/marks/import-marked";
import { checkRecord } from "../../../src/core/study/format/record";
import { law } from "../../core/law";
import { inAMoment } from "../../core/moment";
import { importing } from "../reading";
import { incoming } from "./read";

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
    const open = unit.filter((one) => !/^(?:==a|[#(]|\{>>x|x|- x)/.test(one) || one === "== ==a ");
    for (const one of [...open, "==a=={#b"]) inAMoment(one, (text) => incoming(`x ${text}`));
  });

  it("is not read where it is larger than a document", () => {
    const read = importMarked(strToU8("=".repeat(6_000_000)), importing());
    assert.deepEqual(read, { wrong: "It is larger than what is read." });
  });

  it("whose marks hold each other a hundred times over brings no more than can be kept", () => {
    const [open, close] = ["<mark class=a>", "</mark>"].map((mark) => mark.repeat(150));
    const { documents, omitted } = incoming(`${open}${"word ".repeat(150_000)}${close}\n`);
    const words = documents[0]!.passages.reduce((sum, { record }) => sum + record.quote.length, 0);
    assert.ok(words > 0 && words <= 100_000_000);
    assert.match(omitted.map(({ what }) => what).join(), /too many that hold each other/);
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
      const below = (code: IncomingCode): string[] => [code.id, ...code.codes.flatMap(below)];
      const ids = new Set(codes.flatMap(below));
      for (const { text, passages } of documents)
        for (const { record } of passages) {
          assert.ok("record" in checkRecord(record));
          assert.equal(text.slice(record.start, record.start + record.quote.length), record.quote);
          if (record.code !== undefined) assert.ok(ids.has(record.code));
        }
    });
  });
});
