import { readCaptionCues } from "./cues";
import { turnsOfCues } from "./join-cues";
import { turnsAsMarkdown } from "./markdown";
import type { Transcript } from "./transcript";

/** Captions (WebVTT, SubRip) as a transcript: turns with speakers and times. */
export function captionsToMarkdown(source: string): Transcript {
  const { cues, omitted } = readCaptionCues(source);
  const turns = turnsOfCues(cues);
  const speakers = new Set(turns.flatMap(({ speaker }) => speaker ?? []));
  return { text: turnsAsMarkdown(turns), speakers: [...speakers], comments: [], omitted, warnings: [] };
}
