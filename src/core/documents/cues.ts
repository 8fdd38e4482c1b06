import { normalise } from "../text/normal";
import { seconds } from "../text/turns";
import { notices, type Notice } from "../messages/notices";

/** Words that a recording's captions show at one time. */
export interface Cue {
  /** In seconds from the recording's start. */
  readonly start: number;
  readonly end: number;
  /** As the format itself names it; null where it does not. */
  readonly speaker: string | null;
  /** Without tags, its lines joined. */
  readonly words: string;
}

const time = String.raw`((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})`;
const timing = new RegExp(String.raw`^[ \t]*${time}[ \t]{1,9}-->[ \t]{1,9}${time}(.{0,500})$`);
const voice = /^<v(?:\.[^\s>]{0,100})?[ \t]+([^>]{1,200})>/i;
const tag = /<\/?[a-z0-9][^<>\n]{0,200}>|\{\\[^{}\n]{0,100}\}/gi;
const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&nbsp;": " ",
  "&lrm;": "",
  "&rlm;": "",
  "&quot;": '"',
};

/** Nobody reads words that are shown for less, in seconds. */
const blink = 0.1;

/** Whether a text is captions: it has a line that says from when to when words are shown. */
export function isCaptions(text: string): boolean {
  return (
    /^WEBVTT\b/.test(text.replace(/^\uFEFF/, "")) ||
    /^[ \t]*(?:\d+:)?\d+:\d\d[.,]\d+[ \t]+-->/m.test(text.slice(0, 20_000))
  );
}

/** Reads WebVTT and SubRip captions, however they were made; what is no cue, such as notes and styles, is left out. */
export function readCaptionCues(source: string): { cues: Cue[]; omitted: readonly Notice[] } {
  const cues: Cue[] = [];
  const omitted = notices();
  let before: readonly string[] = [];
  for (const block of normalise(source).split(/\n[ \t]*\n/)) {
    const lines = block.split("\n");
    const at = lines.findIndex((line) => line.includes("-->") && timing.test(line));
    if (at === -1) {
      if (/^NOTE\b/.test(block.trim())) omitted.add("notes among the captions");
      continue;
    }
    const [, start = "", end = "", settings = ""] = timing.exec(lines[at]!)!;
    if (settings.trim() !== "") omitted.add("where on the picture words are shown");
    const written = lines.slice(at + 1).map((line) => line.trim());
    const shown = written.map((line) => plain(line)).filter((line) => line !== "");
    // Captions that roll show what was said last once more: above what is said now, or alone for a blink.
    const rolls = shown[0] === before.at(-1) && (shown.length > 1 || seconds(end) - seconds(start) < blink);
    const fresh = rolls ? shown.slice(1) : shown;
    if (shown.length === 0) omitted.add("captions without words");
    before = shown;
    if (fresh.length === 0) continue;
    const speaker = voice.exec(written.join(" "))?.[1]?.trim() ?? null;
    cues.push({ start: seconds(start), end: seconds(end), speaker, words: fresh.join(" ") });
  }
  return { cues, omitted: omitted.all };
}

function plain(line: string): string {
  const words = line
    .replace(tag, "")
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm|quot);/g, (entity) => entities[entity]!);
  return words.replace(/[ \t]+/g, " ").trim();
}
