import type { Cue } from "./cues";
import type { TranscriptTurn } from "./transcript";

/** Captions cut speech as it fits the picture; nobody reads a turn of more words than this in one paragraph. */
const mostWords = 250;
/** Where nobody is named, so long a silence, in seconds, begins a paragraph, and so many words at a sentence's end do. */
const silence = 3;
const enoughWords = 80;

/** A name before what somebody says, as Zoom writes it: `Ana Ruiz: Well…`. */
const label = /^[-–—]?\s?([\p{L}\p{N}][^:<>[\]\n]{0,59}?)\s?:\s+(?=\S)/u;

/** One speaker's cues made one turn each; without any names, paragraphs at silences and at the ends of sentences. */
export function turnsOfCues(cues: readonly Cue[]): TranscriptTurn[] {
  const named = withSpeakers(cues);
  const isNaming = named.some(({ speaker }) => speaker !== null);
  const turns: { speaker: string | null; time: number; words: string[]; count: number; end: number }[] = [];
  for (const { start, end, speaker, words } of named) {
    const last = turns.at(-1);
    // Whom a cue does not name, it does not name anew.
    const who = speaker ?? (isNaming ? (last?.speaker ?? null) : null);
    const isSame = last !== undefined && who === last.speaker && !isParagraph(last, start, isNaming);
    if (isSame) last.words.push(words);
    else turns.push({ speaker: who, time: start, words: [words], count: 0, end });
    const now = turns.at(-1)!;
    now.count += words.split(" ").length;
    now.end = end;
  }
  return turns.map(({ speaker, time, words }) => ({ speaker, time, words: words.join(" ") }));
}

/** Whether what is said now begins another paragraph, though nobody else says it. */
function isParagraph(
  last: { words: string[]; count: number; end: number },
  start: number,
  isNaming: boolean,
): boolean {
  const isSentence = /[.!?…]["'”’)]?$/.test(last.words.at(-1)!);
  if (last.count >= mostWords) return isSentence || last.count >= 2 * mostWords;
  return !isNaming && (start - last.end >= silence || (isSentence && last.count >= enoughWords));
}

/** Names that stand before the words are speakers where they come again, or where every cue has one. */
function withSpeakers(cues: readonly Cue[]): Cue[] {
  const times = new Map<string, number>();
  const labelled = cues.map((cue) => (cue.speaker === null ? label.exec(cue.words) : null));
  for (const match of labelled)
    if (match !== null && isName(match[1]!)) times.set(match[1]!, (times.get(match[1]!) ?? 0) + 1);
  return cues.map((cue, at) => {
    const match = labelled[at] ?? null;
    const name = match?.[1];
    if (match === null || name === undefined || (times.get(name) ?? 0) < 2) return cue;
    return { ...cue, speaker: name, words: cue.words.slice(match[0].length) };
  });
}

function isName(name: string): boolean {
  return name.split(/\s+/).length <= 5 && /^[\p{Lu}\p{N}\p{Lo}]/u.test(name);
}
