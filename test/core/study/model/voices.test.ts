import * as assert from "node:assert/strict";
import { readFrontMatter } from "../../../../src/core/study/format/front-matter";
import { knownSpeakers, speakingIn } from "../../../../src/core/study/model/voices";
import { turnsOf } from "../../../../src/core/text/turns";
import { marked, only } from "../../marked";

/** Whose words the marked passage holds: the participant, and the voice where it is not their own. */
function check(source: string, expected: string, interviewers: readonly string[] = []): void {
  const { text, span } = only(marked(source));
  const { front } = readFrontMatter(text, "r3.md");
  const turns = turnsOf(text, knownSpeakers(front, interviewers));
  const { participant, voice } = speakingIn(front, turns, interviewers)(span);
  assert.equal(`${participant ?? "nobody"}${voice === "own" ? "" : `, ${voice}`}`, expected);
}

const talk =
  "\nI: How was it?\n\nR3: I felt safe there.\n\nT: They ring me.\n\nI: Mhm, go on.\n\nR3: So I left.\n\nT: Me too.\n";
const head = (yaml: string) => `---\n${yaml}\n---\n`;

describe("A passage's words", () => {
  const mapped = head("speakers: {R3: P07, T: {participant: P10, voice: second-hand}, I: interviewer}");

  it("are the participant's whom the document names for the speaker", () => {
    check(mapped + talk.replace("I felt safe", "[[I felt safe]]"), "P07");
    check(mapped + talk.replace("They ring me", "[[They ring me]]"), "P10, second-hand");
  });

  it("are nobody's where an interviewer speaks, whoever says so", () => {
    check(mapped + talk.replace("How was it", "[[How was it]]"), "nobody");
    check(head("interviewer: I") + talk.replace("How was it", "[[How was it]]"), "nobody");
    check(talk.replace("How was it", "[[How was it]]"), "nobody", ["i"]);
    check(head("speakers: {I: P01}") + talk.replace("How was it", "[[How was it]]"), "nobody", ["I"]);
  });

  it("are the speaker's own where the document names nobody for them", () => {
    check(talk.replace("I felt safe", "[[I felt safe]]"), "R3");
  });

  it("are those of the speaker who says most of it, the interviewer aside", () => {
    check(mapped + talk.replace("was it?", "[[was it?").replace("felt safe", "felt]] safe"), "P07");
    check(mapped + talk.replace("there.\n\nT: They ring", "[[there.\n\nT: They ring]]"), "P10, second-hand");
    check(mapped + talk.replace("felt safe there.\n\nT: Th", "[[felt safe there.\n\nT: Th]]"), "P07");
  });

  it("are the document's one participant's where nobody speaks", () => {
    const note = "\nShe makes [[a stroke]] in the book.\n";
    check(head("participant: P02\nvoice: observed") + note, "P02, observed");
    check(head("participant: P02") + note, "P02");
    check(head("participant: [P02, P03]") + note, "nobody");
    check(note, "nobody");
    check(`${mapped.replace("}\n---", "}\nparticipant: P07\n---")}[[Second half.]]\n${talk}`, "P07");
  });

  it("are found for full names, first names and initials alike", () => {
    const text = `${head("speakers: {Steve Lee: P01}")}Steve Lee (SL): One.\n\nAna Ruiz (AR): Two.\n\nSL: [[Three]].\n\nAR: x\n`;
    check(text, "P01");
    check(text.replace("Steve Lee: P01", "SL: P01"), "P01");
    check(text.replace("SL: [[Three]]", "Steve: [[Three]]").replace("One", "One"), "P01");
  });

  it("have the document's voice unless the speaker has one", () => {
    const text = mapped.replace("}\n---", "}\nvoice: analogy\n---") + talk;
    check(text.replace("I felt safe", "[[I felt safe]]"), "P07, analogy");
    check(text.replace("They ring me", "[[They ring me]]"), "P10, second-hand");
  });
});
