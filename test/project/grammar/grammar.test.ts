import * as assert from "node:assert/strict";
import { inPlainMarkdown, inVsCodesMarkdown, type Grammar } from "./tokens";

const grammars: readonly (readonly [string, () => Grammar | null])[] = [
  ["a plain Markdown grammar", inPlainMarkdown],
  ["VS Code’s own", inVsCodesMarkdown],
];

for (const [title, load] of grammars) {
  describe(`The grammar, within ${title},`, () => {
    let grammar: Grammar;

    before(function () {
      const loaded = load();
      if (loaded === null) this.skip();
      grammar = loaded;
    });

    /** What is expected, as `kind: text`, in order. */
    const check = async (text: string, ...expected: string[]) => {
      const found = await grammar(text);
      assert.deepEqual(
        found.map(([kind, words]) => `${kind}: ${words}`),
        expected,
        text,
      );
    };

    it("knows speakers in the ways people write them", async () => {
      await check("R3: We never heard of it.", "speaker: R3");
      await check("Ana Ruiz: How was it?", "speaker: Ana Ruiz");
      await check("Speaker 2:", "speaker: Speaker 2");
      await check("Mette van der Berg: Ja.", "speaker: Mette van der Berg");
      await check("Ana: How was it?", "speaker: Ana");
      await check("Émile O’Hara (EOH): Oui.", "speaker: Émile O’Hara", "speaker: (EOH)");
      await check("**the waiter:** More?", "speaker: the waiter");
      await check("__R3__: Fine.", "speaker: R3");
      await check("the boss (TB): Sit down.", "speaker: the boss", "speaker: (TB)");
    });

    it("knows them with their times", async () => {
      await check("Ana: 00:01:10", "speaker: Ana", "time: 00:01:10");
      await check("[00:01:10] Ana: How?", "time: [00:01:10]", "speaker: Ana");
      await check("00:15 - the waiter: Fine.", "time: 00:15", "speaker: the waiter");
      await check("R3 (00:15): Fine.", "speaker: R3", "time: (00:15)");
      await check("**Ana** [1:02:03.5]:", "speaker: Ana", "time: [1:02:03.5]");
      await check("Ana Ruiz  0:03", "speaker: Ana Ruiz", "time: 0:03");
    });

    it("knows times on their own", async () => {
      await check("and then [00:12:34] she left (12:40).", "time: [00:12:34]", "time: (12:40)");
      await check("It was 00:12:34 on the tape.", "time: 00:12:34");
      await check("00:12", "time: 00:12");
      await check("He came at 10:15 and left at 12:40.");
      await check("It is 3:1 or 1:100, from [12:345] to 1:2:3:4.");
      await check("2026-03-12T10:04:00Z is when it was made.");
    });

    it("knows codes by their ids", async () => {
      await check("This is #taken-for-granted.", "code: #taken-for-granted");
      await check("(#trust, #b2b-sales; “#price”)", "code: #trust", "code: #b2b-sales", "code: #price");
      await check("#trust comes first.", "code: #trust");
      await check("**#trust** and *#price*", "code: #trust", "code: #price");
      await check("> they said #fee — again", "code: #fee");
    });

    it("takes nothing else for a code", async () => {
      await check("It is issue #123, and #45-67.");
      await check("The colours #a1b2c3, #fff, #1a2b and #ffffff.");
      await check("a#trust, C#trust, ##trust, #trust_me, #Trust, #café, # trust");
      await check("https://example.org/a#trust and example.org/#trust");
      await check("[there](../r3.md#trust) and <https://example.org/#trust>");
      await check('<a href="#trust">');
      await check("&#trust;");
    });

    it("knows where a quote comes from", async () => {
      const from = "../interviews/r3.md#emic-01JD7Q2M8Z3K5V9X0B4N6T1R8C";
      await check(`> they only call — [P03](${from})`, "speaker.quote: P03");
      await check(`[a \\] b](${from}) and [P04](${from})`, "speaker.quote: a \\] b", "speaker.quote: P04");
      await check("[P03](../interviews/r3.md#emic-short)");
    });

    it("leaves front matter, headings, code and quotes of labels alone", async () => {
      await check("---\nR3: P03\nAna: 00:10\ntag: #trust\n---\nR3: Yes.", "speaker: R3");
      await check("# R3: 00:10\n\n## About #trust\n\n###### Ana: [00:10]");
      await check("```\nR3: Yes. [00:10]\n#trust\n```\nR3: No.", "speaker: R3");
      await check("It is `R3: #trust [00:10]` there.");
      await check("\n    R3: Yes. #trust [00:10]");
      await check("> R3: Yes.\n- R3: Yes.");
    });

    it("takes no sentence, link or list for a speaker", async () => {
      await check("It was like this: we left.");
      await check("podcast: https://example.org/211/");
      await check("Podcast:https://example.org/211/");
      await check("https://example.org is where.");
      await check("There are three of them: A, B, C.");
      await check("10:15 we met, and then: nothing.", "time: 10:15", "speaker: we met, and then");
    });

    it("cannot know what one line does not tell: who speaks elsewhere, and what is only a note", async () => {
      await check("Note: not a speaker.", "speaker: Note");
      await check("vincenzo: a speaker, if the transcript says so more often.");
    });
  });
}

describe("The grammar", () => {
  it("takes a moment for lines that are hostile", async () => {
    const grammar = inPlainMarkdown();
    // VS Code colours no line that is longer.
    const letters = 20_000;
    for (const line of ["[", "#", "a ", "A", "1:", "00:00:00", "**", "— [a](", "A A: ", "#a", "\\["]) {
      await grammar(line.repeat(letters / line.length));
    }
  });
});
