import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { describe as describePassage } from "../../../src/core/text/place";
import { lawOf } from "../../core/law";
import { coding, idOf, sidecarOf } from "../../core/study/records";
import { endings, textsOf, written } from "./reported";

const theirs = fc
  .array(fc.constantFrom("cold", "letters", "came", "on", "Sunday", "a", "till", "never", "asked", "why"), {
    minLength: 6,
    maxLength: 14,
  })
  .map((words) => words.join(" "));

describe("Consent, when a study is read and counted elsewhere", () => {
  it("lets out no quote of those who do not want it, in whatever form and wherever it was copied to", () =>
    lawOf(theirs, async (quote) => {
      const refused = `---\nparticipant: P2\n---\nI: And?\n\nR1: ${quote}.\n\nI: Yes.\n`;
      const own = "R1: I felt safe there, and I said so.\n";
      const about = (passage: string) => own.replace(passage.replace(/\[\[|\]\]/g, ""), passage);
      const words = JSON.stringify(quote);
      const files = {
        "emic.yaml": "name: A study\n",
        "participants.csv": "participant,quote,withdrawn\nP1,named,\nP2,no,\nP3,,2026-01-01\n",
        "codebook.yaml": `codes:\n  - {id: a, name: ${words}, from: in vivo, definition: ${words}, include: "As in: ${quote}"}\n  - {id: b, name: B, exclude: ${words}, examples: {typical: ${words}, borderline: ${words}, not: ${words}}}\n`,
        "refused.md": refused,
        "withdrawn.md": refused.replace("P2", "P3"),
        "own.md": own,
        "memos/m.md": `${quote}\n`,
        "codings/ana/refused.md.jsonl": sidecarOf({
          ...coding(9, "[[x]]", "a"),
          ...describePassage(refused, {
            start: refused.indexOf(quote),
            end: refused.indexOf(quote) + quote.length,
          }),
        }),
        "codings/ana/own.md.jsonl": sidecarOf(
          coding(1, about("[[I felt safe]]"), "a", { memo: `As the other: ${quote}!` }),
          coding(2, about("[[I said so]]"), null, { memo: quote, feeling: quote.slice(0, 200) }),
          coding(3, `Said before: [[${quote}]].\n`, "b"),
        ),
      };
      for (const ending of endings) {
        const all = await written(files, ending);
        const text = textsOf(all);
        assert.ok(text.includes("I felt safe"), ending);
        assert.ok(!text.includes(quote) && !text.includes("refused.md") && !text.includes("P2"), ending);
        const withheld = all.withheld.map(({ what, where }) => `${what}: ${where.join(", ")}`);
        for (const said of [
          "documents with words of participants who do not want to be quoted: refused.md",
          "documents with words of participants who have withdrawn: withdrawn.md",
          "names of codes that quote or name people of documents that stay: code-1",
          `passages that are not in their text any more, and quote or name people of documents that stay: ${idOf(3)}`,
          `memos on passages that quote or name people of documents that stay: ${idOf(1)}, ${idOf(2)}`,
        ])
          assert.ok(withheld.includes(said), `${ending}: ${said}\n${withheld.join("\n")}`);
      }
    }));

  it("is asked of all, where only some documents leave", async () => {
    const files = {
      "participants.csv": "participant,quote\nP2,no\n",
      "codebook.yaml": "codes: [{id: a, name: A, definition: Nobody ever asked me why.}]\n",
      "refused.md": "---\nparticipant: P2\n---\nNobody ever asked me why.\n",
      "own.md": "I felt safe.\n",
      "other.md": "Nothing else.\n",
      "codings/ana/own.md.jsonl": sidecarOf(coding(1, "[[I felt safe]].\n", "a")),
      "codings/ana/other.md.jsonl": sidecarOf(coding(2, "[[Nothing else]].\n", "a")),
    };
    for (const ending of endings) {
      const { withheld, ...rest } = await written(files, ending, { documents: new Set(["own.md"]) });
      const text = textsOf({ withheld, ...rest });
      assert.ok(text.includes("own") && !text.includes("ever asked") && !text.includes("other.md"), ending);
      assert.ok(!text.includes("Nothing else"), ending);
      assert.deepEqual(
        withheld.map(({ what }) => what),
        ["words in the codebook that quote or name people of documents that stay"],
      );
    }
  });

  it("tells no facts of anybody but their id and group", async () => {
    const files = {
      "participants.csv": "participant,group,quote,town\nP1,lost,anonymous,Fife\n",
      "codebook.yaml": "codes: [{id: a, name: A}]\n",
      "own.md": "---\nparticipant: P1\nplace: a shop in Perth\n---\nI felt safe.\n",
      "codings/ana/own.md.jsonl": sidecarOf(
        coding(1, "---\nparticipant: P1\nplace: a shop in Perth\n---\nI [[felt safe]].\n", "a"),
      ),
    };
    for (const ending of endings)
      assert.ok(!/Fife|Perth/.test(textsOf(await written(files, ending))), ending);
  });
});
