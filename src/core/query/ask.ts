import type { StudyFolder } from "../study/work/folder";
import type { Cancel } from "../study/work/port";
import { partsOf } from "./edit";
import { find, type Asked, type Scoped } from "./find";
import { termsOf, type Query } from "./query";
import type { TextSearch } from "./text-search";

/** Asks a query of a study, words included, which are read from its documents; null where it was cancelled meanwhile. */
export async function ask(
  { study }: StudyFolder,
  asked: Asked,
  search: TextSearch,
  cancel?: Cancel,
): Promise<Scoped[] | null> {
  const { query, reading } = asked;
  const texts = termsOf(query).flatMap((term) => (term.kind === "words" ? term.value : []));
  if (texts.length === 0) return [...find(study, asked)];
  const around = [...find(study, { query: withoutWords(query), reading })];
  const words = await search(around, texts, cancel);
  return words === null ? null : [...find(study, asked, words)];
}

/** What a query asks for besides words: of more passages than it finds, so that words are looked for in those alone. */
function withoutWords(query: Query): Query {
  const holdsNoWords = (part: Query) => termsOf(part).every(({ kind }) => kind !== "words");
  return { kind: "and", of: partsOf(query).filter(holdsNoWords) };
}
