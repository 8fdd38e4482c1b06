import * as assert from "node:assert/strict";
import { isAnonymous, quoteRefusal } from "../../../src/core/consent/participant-consent";
import { readParticipants } from "../../../src/core/study/format/participants";

/** What a row of `participants.csv` with these cells permits. */
function check(
  cells: { quote?: string; withdrawn?: string; archive?: string },
  refusal: "withdrawn" | "no" | null,
  anonymous = false,
): void {
  const { quote = "", withdrawn = "", archive = "" } = cells;
  const csv = `participant,quote,archive,withdrawn\nP1,${quote},${archive},${withdrawn}\n`;
  const person = readParticipants(csv).participants.get("P1");
  assert.ok(person !== undefined);
  assert.equal(quoteRefusal(person), refusal, JSON.stringify(cells));
  assert.equal(isAnonymous(person), anonymous, JSON.stringify(cells));
}

describe("Consent", () => {
  it("is what a participant gave", () => {
    check({ quote: "no" }, "no");
    check({ quote: "anonymous" }, null, true);
    check({ quote: "named" }, null);
    check({ quote: " Anonymous " }, null, true);
    check({ quote: "NO" }, "no");
  });

  it("is not refused where nobody asked, or nobody is known", () => {
    check({}, null);
    check({ archive: "no" }, null);
    assert.equal(quoteRefusal(undefined), null);
    assert.equal(isAnonymous(undefined), false);
  });

  it("is none where it can't be read", () => {
    check({ quote: "perhaps" }, "no");
    check({ quote: "yes" }, "no");
  });

  it("ends when somebody withdraws, whatever they agreed to before", () => {
    for (const quote of ["", "named", "no"]) check({ quote, withdrawn: "2026-03-12" }, "withdrawn");
    check({ quote: "anonymous", withdrawn: "yes" }, "withdrawn", true);
    for (const withdrawn of ["no", "No", "false", "0", ""]) check({ quote: "named", withdrawn }, null);
  });
});
