import type { Random } from "./random";

const vocabulary = (
  "the and I to a of that it you we in they was so is for have but on with what do this be not just there like if at " +
  "one all know can about think get really would because when from people their then more me some how up out time " +
  "which had them your now will go or want work been way who other things make did as call customer nobody support " +
  "price till shop phone Monday asked number only boxes sold trust sometimes year money server update paper receipt " +
  "remember always waiting button screen colleague afraid angry quiet manager training report office afternoon kitchen"
).split(" ");

/** Labels as transcripts write them: bold, with a time, plain. */
const labels = [
  (name: string) => `**${name}:** `,
  (name: string, time: string) => `${name}: ${time}\n\n`,
  (name: string) => `${name}: `,
];

/** A sentence of words that mean nothing together, and of the length that people speak in. */
export function sentence(draw: Random): string {
  const words = Array.from({ length: 6 + draw.below(14) }, () => draw.pick(vocabulary));
  if (draw.chance(0.2)) words.push("isn't it");
  const line = words.join(" ");
  return `${line[0]!.toUpperCase()}${line.slice(1)}${draw.pick([".", ".", ".", "?", ", [laughs]."])}`;
}

/** An interview with the participant of this number: front matter, then turns, asked and answered by turns. */
export function transcript(number: number, turns: number, draw: Random): string {
  const speaker = `R${number}`;
  const label = draw.pick(labels);
  // Every other transcript was typed in a word processor: its characters beyond Latin-1 make its text twice as wide.
  const apostrophe = draw.chance(0.5) ? "’" : "'";
  let text =
    `---\ntitle: Interview ${number}\nparticipant: P${number}\nspeakers: {${speaker}: P${number}, Int: interviewer}\n` +
    `date: 2026-0${1 + draw.below(9)}-1${draw.below(10)}\nmethod: interview\nregion: ${draw.pick(["north", "south"])}\n---\n`;
  for (let turn = 0; turn < turns; turn++) {
    const asks = turn % 2 === 0;
    const time = `00:${String(turn).padStart(2, "0")}:1${draw.below(10)}`;
    const sentences = Array.from({ length: asks ? 1 + draw.below(2) : 3 + draw.below(6) }, () =>
      sentence(draw),
    );
    text += `\n${label(asks ? "Int" : speaker, time)}${sentences.join(" ")}\n`;
  }
  return text.replaceAll("'", apostrophe);
}

/** A passage of whole words in the body of a text, at least some characters long. */
export function passageIn(text: string, draw: Random): { start: number; end: number } {
  const body = text.indexOf("\n---\n") + 5;
  const start = text.indexOf(" ", body + draw.below(Math.max(1, text.length - body - 200))) + 1;
  const end = text.indexOf(" ", start + 15 + draw.below(100));
  return { start, end: end === -1 ? text.length : end };
}
