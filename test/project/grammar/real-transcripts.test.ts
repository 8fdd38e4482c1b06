import * as assert from "node:assert/strict";
import { readFrontMatter } from "../../../src/core/study/format/front-matter";
import { knownSpeakers } from "../../../src/core/study/model/voices";
import { normalise } from "../../../src/core/text/normal";
import { turnsOf } from "../../../src/core/text/turns";
import { transcript } from "../../core/shared-data";
import { inPlainMarkdown } from "./tokens";

/** For each transcript the speakers whom one line does not tell, and what looks like a speaker and is none. */
const differences: Readonly<Record<string, { missed: readonly string[]; added: readonly string[] }>> = {
  "2016-12-25-christopher-jeffrey-consensus-barnacles.md": { missed: [], added: [] },
  "2020-09-15-steve-lee-of-square-crypto.md": { missed: [], added: [] },
  "2021-11-02-socratic-seminar-assumeutxo.md": { missed: [], added: ["Utreexo"] },
  "2021-12-13-developer-call.md": { missed: ["vincenzopalazzo"], added: ["Location", "Topic", "Video"] },
  "accounts-for-bitcoin-easypaysy.md": { missed: [], added: [] },
  "scaling-lightning-panel-lightning---berlin-2025.md": { missed: [], added: [] },
};

describe("In a real transcript the grammar colours the labels of all turns, and little else:", () => {
  for (const [name, expected] of Object.entries(differences)) {
    it(name, async function () {
      const text = normalise(transcript(this, name));
      const { front } = readFrontMatter(text, name);
      const turns = turnsOf(text, knownSpeakers(front, [])).map(({ names }) => names[0]!);
      const colored = (await inPlainMarkdown()(text)).flatMap(([kind, words]) =>
        kind === "speaker" && !words.startsWith("(") ? [words] : [],
      );
      assert.deepEqual({ missed: less(turns, colored), added: less(colored, turns) }, expected);
    });
  }
});

/** What is in `all` more often than in `others`, each name once. */
function less(all: readonly string[], others: readonly string[]): string[] {
  const times = (list: readonly string[], name: string) => list.filter((one) => one === name).length;
  return [...new Set(all)].filter((name) => times(all, name) > times(others, name)).sort();
}
