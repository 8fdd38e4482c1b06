import * as assert from "node:assert/strict";
import { seconds, turnAt, turnsOf } from "../../../src/core/text/turns";
import { slice } from "../../../src/core/text/span";

/** Each turn as `speaker: what was said`, with its time in seconds after an `@` where it has one. */
function check(text: string, expected: readonly string[], known: readonly string[] = []): void {
  const shown = turnsOf(text, known).map(
    ({ speaker, time, body }) => `${speaker}${time === null ? "" : ` @${time}`}: ${slice(text, body)}`,
  );
  assert.deepEqual(shown, expected);
}

describe("A transcript's turns", () => {
  it("begin with initials, once a full name has been written with them", () => {
    check("Adam Levine (AL): Thanks.\n\nJohn Jeffrey (JJ): Glad.\n\nAL: Bcoin is new.\n\nJJ: It is.", [
      "Adam Levine: Thanks.",
      "John Jeffrey: Glad.",
      "Adam Levine: Bcoin is new.",
      "John Jeffrey: It is.",
    ]);
  });

  it("begin with a name alone on its line", () => {
    check(
      "Steve Lee:\n\nThank you so much.\n\nAna:\n\nWelcome.\nBack.\n\nSteve Lee:\n\nYes.\n",
      ["Steve Lee: Thank you so much.", "Ana: Welcome.\nBack.", "Steve Lee: Yes."],
      ["Ana"],
    );
  });

  it("begin with a name and a time, over all the paragraphs up to the next", () => {
    check("Aaron: 00:01:10\n\nOne.\n\nTwo.\n\nSjors: 00:01:13\n\nThree.\n\nAaron: 01:00:00\n\nFour.", [
      "Aaron @70: One.\n\nTwo.",
      "Sjors @73: Three.",
      "Aaron @3600: Four.",
    ]);
  });

  it("begin in bold, with the colon inside or outside", () => {
    check("**Ana:** How was it?\n\n**R3**: It was fine.\n\n__Ana:__ Mhm.", [
      "Ana: How was it?",
      "R3: It was fine.",
      "Ana: Mhm.",
    ]);
  });

  it("begin in bold with whatever name, also of someone who speaks once", () => {
    check("**Ana:** How?\n\n**R3:** Fine.\n\n**the waiter:** More?\n\n**Ana:** No.", [
      "Ana: How?",
      "R3: Fine.",
      "the waiter: More?",
      "Ana: No.",
    ]);
  });

  it("begin with a time in brackets before the name, or after it", () => {
    check("[00:01:10] Ana: How?\n[00:01:15] R3: Fine.\n[1:02:03.5] Ana: Mhm.", [
      "Ana @70: How?",
      "R3 @75: Fine.",
      "Ana @3723.5: Mhm.",
    ]);
    check("Ana [00:10]: How?\n\nR3 (00:15): Fine.\n\nAna [00:20]: Mhm.", [
      "Ana @10: How?",
      "R3 @15: Fine.",
      "Ana @20: Mhm.",
    ]);
  });

  it("begin as Otter writes them: a name and a time, no colon", () => {
    check("Ana Ruiz  0:03\nHow was it?\n\nSpeaker 2  0:07\nFine.\n\nAna Ruiz  1:00:03\nMhm.\n", [
      "Ana Ruiz @3: How was it?",
      "Speaker 2 @7: Fine.",
      "Ana Ruiz @3603: Mhm.",
    ]);
  });

  it("begin with the labels that the study knows, however few and plain they are", () => {
    check("the boss: Sit down.\n\nNobody sat.", ["the boss: Sit down.\n\nNobody sat."], ["the boss"]);
    check("Dr. O'Neill: Yes.", ["Dr. O’Neill: Yes."], ["Dr. O’Neill"]);
  });

  it("end at a heading, and what stands before the first label is nobody's", () => {
    check("# Intro\nNotes.\n\nAL: One.\n\n## Next part\n\nA link.\n\nJJ: Two.\n\nAL: Three.", [
      "AL: One.",
      "JJ: Two.",
      "AL: Three.",
    ]);
  });

  it("are their own paragraph where most paragraphs have no label", () => {
    check(
      "One.\n\nv: I read code.\n\nTwo.\n\nThree.\n\nFour.\n\nv: Yes.\n\nFive.\n\nv: So?\n\nSix.\n\nSeven.",
      ["v: I read code.", "v: Yes.", "v: So?"],
    );
  });

  it("are led from a first name to the one full name that it can stand for", () => {
    check(
      "Sjors: One.\n\nAaron: Two.\n\nSjors: Three.",
      ["Sjors Provoost: One.", "Aaron: Two.", "Sjors Provoost: Three."],
      ["Sjors Provoost", "Aaron van Wirdum", "Aaron Smith"],
    );
  });

  it("are led to the name as the study spells it, whatever the apostrophe and the case", () => {
    check(
      "James O’Beirne (JOB): One.\n\nJOB: Two.\n\nJAMES O’BEIRNE: Three.",
      ["James O'Beirne: One.", "James O'Beirne: Two.", "James O'Beirne: Three."],
      ["James O'Beirne"],
    );
  });

  it("include someone who speaks once, once the transcript has begun", () => {
    check("R3: One.\n\nI: Two.\n\nR3: Three.\n\nI: Four.\n\nSpeaker 2: A call.\n\nCalvin Kim: So.", [
      "R3: One.",
      "I: Two.",
      "R3: Three.",
      "I: Four.",
      "Speaker 2: A call.",
      "Calvin Kim: So.",
    ]);
  });
});

describe("What is no turn", () => {
  it("is a lone word with a colon, a link, a table or a sentence", () => {
    check("Topic: Various topics\n\nLocation: Jitsi\n\nVideo: none\n\nWe began late.", []);
    check("podcast: https://example.org/211/\n\nmedia: https://example.org\n\npodcast:https://x", []);
    check("It was like this: we left.\n\nAnd then he said: no.\n\nIt was like this again: we left.", []);
    check("", []);
  });

  it("stays text in a transcript too", () => {
    check("podcast: https://x.org/\n\nAL: One.\n\nThere are three of them: A, B, C.\n\nJJ: Two.\n\nAL: So.", [
      "AL: One.\n\nThere are three of them: A, B, C.",
      "JJ: Two.",
      "AL: So.",
    ]);
  });

  it("is the front matter", () => {
    check("---\nAL: One\nJJ: Two\nMF: Three\nAL2: x\n---\nNothing.", []);
  });

  it("is the head of a field note, in bold or with the times of a day", () => {
    check("**Date:** 12 March\n**Place:** Shop\n**Observer:** Ana\n\nShe opens at nine.", []);
    check("It was 00:12:34 then.\n\nIt was 00:14:34 then.\n\nIt was 01:12:34 then.", []);
    check("Arrived: 10:15\n\nShe opens late.\n\nLeft: 12:40", []);
  });
});

describe("The turn at a place", () => {
  const text = "AL: One. Two.\n\nJJ: Three.\n\n# Break\n\nNothing.\n\nAL: Four.";
  const turns = turnsOf(text);
  const at = (words: string) => turnAt(turns, text.indexOf(words))?.speaker ?? null;

  it("is the one whose words or whose label stand there", () => {
    assert.deepEqual(["AL: One", "Two", "JJ", "Three", "Four"].map(at), ["AL", "AL", "JJ", "JJ", "AL"]);
  });

  it("is nobody's after a heading and where nobody speaks", () => {
    assert.equal(at("Nothing"), null);
    assert.equal(turnAt([], 3), null);
  });
});

describe("A time in a transcript", () => {
  it("is read in seconds", () => {
    assert.deepEqual(
      ["0:03", "02:03", "1:02:03", "00:00:07.5", "00:07,25"].map(seconds),
      [3, 123, 3723, 7.5, 7.25],
    );
  });
});
