import { normalise } from "../../src/core/text/normal";
import { resolveAll } from "../../src/core/text/finding/resolve";
import { isPassage } from "../../src/core/study/format/record";
import { parseSidecar, currentLines } from "../../src/core/study/format/sidecar";
import { eventually, type Person } from "./driver/index.js";

/**
 * The words to which a coder's lines on disk lead in the document on disk, found without any old text, in the order in
 * which they were coded; of one that is not found as it was, how it was found.
 */
export function wordsOnDisk({ study }: Person, coder: string, document: string): string[] {
  const text = normalise(study.read(document));
  const file = `codings/${coder}/${document}.jsonl`;
  const lines = currentLines(parseSidecar(study.read(file), file));
  const passages = lines.flatMap(({ record }) => (isPassage(record) ? [record] : []));
  return resolveAll(passages, text).map(({ status, span }, at) =>
    span !== null && (status === "exact" || status === "shifted")
      ? text.slice(span.start, span.end)
      : `${status}: ${passages[at]!.quote}`,
  );
}

/** What is highlighted on screen, each with its line, whether or not the coding at the cursor stands out as well. */
export async function shown(person: Person): Promise<string[]> {
  const all = (await person.highlights()).map(({ line, text }) => `${line}: ${text}`);
  return [...new Set(all)].sort();
}

/**
 * Saves, and holds the law: the coder's own lines lead to these words, which the editor shows; also in a window that is
 * opened anew.
 */
export async function keepsTheLaw(person: Person, document: string, words: readonly string[]): Promise<void> {
  await person.save();
  await eventually(() => Promise.resolve(wordsOnDisk(person, "ana", document)), [...words]);
  const before = await shown(person);
  await person.reload();
  await eventually(() => shown(person), before);
}
