import { fold, turnsOf } from "../text/turns";
import { normalise } from "../text/normal";
import { escaped } from "./markdown";
import type { Transcript } from "./transcript";

/** A plain text as a transcript in Markdown. */
export function plainToMarkdown(source: string): Transcript {
  const text = paragraphsToMarkdown(source);
  return { text, speakers: speakersOf(text), comments: [], omitted: [], warnings: [] };
}

/**
 * A plain text as Markdown: its lines as they are, paragraphs apart. Where nothing parts paragraphs each line is one, as
 * programs write them that wrap on screen only.
 */
export function paragraphsToMarkdown(source: string): string {
  const lines = normalise(source)
    .split("\n")
    .map((line) => line.replace(/[\t\f\v\u00a0 ]+/g, " ").trim());
  const all = lines.join("\n").trim();
  const paragraphs = all.split(all.includes("\n\n") ? /\n{2,}/ : "\n").filter((one) => one !== "");
  return paragraphs
    .map(
      (paragraph) =>
        `${paragraph
          .trim()
          .split("\n")
          .map((line) => escaped(line, true))
          .join("\n")}\n`,
    )
    .join("\n");
}

/** Who speaks in a text that was converted, by full name, in the order of first words. */
export function speakersOf(text: string): string[] {
  const speakers = new Map<string, string>();
  for (const { speaker } of turnsOf(text))
    if (!speakers.has(fold(speaker))) speakers.set(fold(speaker), speaker);
  return [...speakers.values()];
}
