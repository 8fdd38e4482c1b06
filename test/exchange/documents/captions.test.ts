import * as assert from "node:assert/strict";
import { captionsToMarkdown } from "../../../src/core/documents/captions";
import { isCaptions } from "../../../src/core/documents/cues";
import { turnsOf } from "../../../src/core/text/turns";

const cue = (from: string, to: string, ...lines: string[]) => [`${from} --> ${to}`, ...lines, ""].join("\n");

describe("Captions", () => {
  it("of Teams become one turn for one speaker's cues, with the time it began", () => {
    const source = [
      "WEBVTT\n",
      "NOTE duration 00:01:00\n",
      `0f2c/1-0\n${cue("00:00:03.120", "00:00:05.000", "<v Ana Ruiz>So, just to begin,</v>")}`,
      `0f2c/1-1\n${cue("00:00:05.100", "00:00:08.000", "<v Ana Ruiz>what do you <i>sell</i>?</v>")}`,
      `0f2c/2-0\n${cue("00:00:09.000", "00:00:12.000", "<v Colm Daly>Tills &amp; drawers.", "In a box.</v>")}`,
    ].join("\n");
    assert.deepEqual(captionsToMarkdown(source), {
      text: "**Ana Ruiz** [0:03]: So, just to begin, what do you sell?\n\n**Colm Daly** [0:09]: Tills & drawers. In a box.\n",
      speakers: ["Ana Ruiz", "Colm Daly"],
      comments: [],
      warnings: [],
      omitted: [{ what: "notes among the captions", count: 1, where: [] }],
    });
  });

  it("of Zoom name speakers before their words; whoever is not named goes on", () => {
    const source = [
      "\uFEFFWEBVTT\r\n",
      `1\r\n${cue("00:00:03.120", "00:00:05.000", "Ana Ruiz: One thing: what do you sell?")}`,
      `2\r\n${cue("00:00:05.100", "00:00:08.000", "Colm: Tills.")}`,
      `3\r\n${cue("00:00:09.000", "00:00:12.000", "In a box.")}`,
      `4\r\n${cue("01:00:09.000", "01:00:12.000", "Ana Ruiz: Mhm.")}`,
      `5\r\n${cue("01:00:14.000", "01:00:15.000", "Colm: Yes.")}`,
    ].join("\r\n");
    assert.equal(
      captionsToMarkdown(source).text,
      [
        "**Ana Ruiz** [0:03]: One thing: what do you sell?",
        "**Colm** [0:05]: Tills. In a box.",
        "**Ana Ruiz** [1:00:09]: Mhm.",
        "**Colm** [1:00:14]: Yes.\n",
      ].join("\n\n"),
    );
  });

  it("of Whisper name nobody and become paragraphs, at silences and at the ends of sentences", () => {
    const words = Array.from({ length: 30 }, (_, at) => (at % 10 === 9 ? "said." : "they"));
    const source = [
      ...Array.from(
        { length: 4 },
        (_, at) => `${at + 1}\n${cue(`00:00:${at}0,000`, `00:00:${at}9,500`, words.join(" "))}`,
      ),
      `5\n${cue("00:00:45,000", "00:00:47,000", "And then nothing.")}`,
    ].join("\n");
    const { text, speakers } = captionsToMarkdown(source);
    assert.deepEqual(
      text.split("\n\n").map((paragraph) => `${paragraph.slice(0, 11)} ${paragraph.split(" ").length}`),
      ["[0:00] they 91", "[0:30] they 31", "[0:45] And  4"],
    );
    assert.deepEqual(speakers, []);
  });

  it("that roll say everything once", () => {
    const source = `WEBVTT\n\n${cue("00:01.000", "00:02.000", "I never met", "one of them")}\n${cue("00:02.000", "00:03.000", "one of them", "<00:02.500><c>not one</c>")}`;
    assert.equal(captionsToMarkdown(source).text, "[0:01] I never met one of them not one\n");
  });

  it("show words as they are, whatever they would mean in Markdown, and name what is left out", () => {
    const source = `WEBVTT\n\n${cue("00:01.000", "00:02.000 align:start position:0%", "<v A*b>2 * 3 <5, a_b_c `x` [laughs] [x](y) &lt;img src=x onerror=1&gt;")}`;
    assert.deepEqual(captionsToMarkdown(source), {
      text: "**A\\*b** [0:01]: 2 \\* 3 <5, a_b_c \\`x\\` [laughs] \\[x](y) \\<img src=x onerror=1>\n",
      speakers: ["A*b"],
      comments: [],
      warnings: [],
      omitted: [{ what: "where on the picture words are shown", count: 1, where: [] }],
    });
  });

  it("of an hour have turns that are found again, with their times", () => {
    const source = Array.from({ length: 1500 }, (_, at) => {
      const time = (more: number) => new Date(at * 2400 + more).toISOString().slice(11, 23).replace(".", ",");
      const who = Math.floor(at / 7) % 2 === 0 ? "Interviewer" : "R3";
      return `${at + 1}\n${cue(time(0), time(2300), `${who}: we said a thing or two.`)}`;
    }).join("\n");
    assert.equal(isCaptions(source), true);
    const turns = turnsOf(captionsToMarkdown(source).text);
    assert.equal(turns.length, Math.ceil(1500 / 7));
    assert.deepEqual(
      turns.slice(0, 3).map(({ speaker, time }) => `${speaker} ${time}`),
      ["Interviewer 0", "R3 16", "Interviewer 33"],
    );
  });

  it("are none where no line says from when to when, and are read in time whatever is written", () => {
    assert.equal(isCaptions("Ana: at 10:15 --> later\n"), false);
    const hostile = `WEBVTT\n\n${cue("00:01.000", "00:02.000", `${"<v ".repeat(15_000)}${"a:".repeat(15_000)}${"<".repeat(15_000)}`)}`;
    assert.ok(captionsToMarkdown(hostile).text.length > 0);
    assert.equal(captionsToMarkdown("").text, "");
  });
});
