import { readCues } from "./cues";
import { turnsOfCues } from "./join-cues";
import { turnsAsMarkdown } from "./markdown";
import type { BroughtIn } from "./transcript";

/** Captions (WebVTT, SubRip) as a transcript: turns with speakers and times. */
export function captionsToMarkdown(source: string): BroughtIn {
  const { cues, lost } = readCues(source);
  const turns = turnsOfCues(cues);
  const speakers = new Set(turns.flatMap(({ speaker }) => speaker ?? []));
  return { text: turnsAsMarkdown(turns), speakers: [...speakers], comments: [], lost, remarks: [] };
}
