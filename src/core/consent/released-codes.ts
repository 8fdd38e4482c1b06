import { findCode, type Code, type Codebook } from "../study/format/codebook/codebook";
import { frontMatterExtent } from "../text/layout";
import { freeName } from "../study/format/free-name";
import type { Release } from "./release";

/** What codes are called in a file that leaves. */
export interface ReleasedCodes {
  /** See `leavingCodes`. */
  readonly codebook: Codebook;
  /** The id by which a code leaves that is in use; one that the codebook lacks, too, has a number where its id may not. */
  readonly idOf: (id: string) => string;
  /** Whether a text speaks of a code by an id that does not leave. */
  readonly tellsId: (text: string) => boolean;
}

/**
 * A codebook as it may leave. What is said of a code is left out, and counted among what stays, where it holds words of
 * documents that stay or names somebody who is not to be named. A code has a number for its name and id where it is
 * called after such a person, or by a quote that nobody says who may be quoted; its id of before is an alias here, so
 * that codings find it.
 */
export function releasedCodes(codebook: Codebook, release: Release): ReleasedCodes {
  const { isTheirs, namesThem, pathNamesThem, holdsTheirWords, othersSay, withheld } = release;
  const isQuote = (words: string) => holdsTheirWords(words) && !othersSay(words);
  const hides = ({ id, name, from }: Code) =>
    namesThem(name) ||
    pathNamesThem(id) ||
    (mayQuote(name, from) && isQuote(name)) ||
    (mayQuote(id.replaceAll("-", " "), from) && isQuote(id));
  const ids = new Map<string, string>();
  let number = 0;
  for (const code of codebook.codes.values()) {
    const { id } = code;
    number++;
    if (!hides(code)) {
      ids.set(id, id);
      continue;
    }
    const now = freeName(`code-${number}`, (one) => findCode(codebook, one) !== null);
    ids.set(id, now);
    withheld.add("names of codes that quote or name people of documents that stay", now);
  }
  const aliases = new Map(Array.from(codebook.aliases, ([alias, id]) => [alias, ids.get(id)!]));
  for (const [id, now] of ids) if (id !== now) aliases.set(id, now);
  const own = (words: string | null | undefined, id: string) => {
    if (words == null || !isTheirs(words)) return words ?? null;
    withheld.add("words in the codebook that quote or name people of documents that stay", id);
    return null;
  };
  const codes = new Map<string, Code>();
  for (const code of codebook.codes.values()) {
    const id = ids.get(code.id)!;
    const { typical, borderline, not } = code.examples;
    codes.set(id, {
      ...code,
      id,
      name: id === code.id ? code.name : `Code ${id.slice("code-".length)}`,
      parent: code.parent === null ? null : ids.get(code.parent)!,
      codes: code.codes.map((one) => ids.get(one)!),
      definition: own(code.definition, id),
      include: own(code.include, id),
      exclude: own(code.exclude, id),
      examples: {
        typical: own(typical, id) ?? undefined,
        borderline: own(borderline, id) ?? undefined,
        not: own(not, id) ?? undefined,
      },
    });
  }
  const book = { ...codebook, codes, top: codebook.top.map((id) => ids.get(id)!), aliases };
  const hidden = new Set(Array.from(ids.keys()).filter((id) => ids.get(id) !== id));
  for (const [alias, id] of codebook.aliases) if (hidden.has(id) || pathNamesThem(alias)) hidden.add(alias);
  const strangers = new Map<string, string>();
  const strangerOf = (id: string) => {
    if (!pathNamesThem(id) && !isTheirs(id)) return id;
    hidden.add(id);
    const now = freeName(
      `code-${++number}`,
      (one) => findCode(codebook, one) !== null || findCode(book, one) !== null,
    );
    withheld.add("names of codes that quote or name people of documents that stay", now);
    return now;
  };
  return {
    codebook: book,
    idOf(id) {
      const known = findCode(book, id)?.id ?? strangers.get(id);
      if (known !== undefined) return known;
      const now = strangerOf(id);
      strangers.set(id, now);
      return now;
    },
    tellsId: (text) => hidden.size > 0 && idsTold(text).some((id) => hidden.has(id)),
  };
}

/** What in a memo or theme may be the id of a code: all that stands in front, else what no word in a sentence looks like. */
function idsTold(text: string): readonly string[] {
  const end = frontMatterExtent(text)?.end ?? 0;
  const inFront = text.slice(0, end).match(/[a-z0-9-]+/g) ?? [];
  const below = text.slice(end).match(/(?<![\p{L}\p{N}#])(?:[a-z0-9]+(?:-[a-z0-9]+)+|#[a-z0-9]+)/gu) ?? [];
  return [...inFront, ...below.map((one) => one.replace("#", ""))];
}

/** Whether a code's name may be somebody's own words: few words that anybody may have said are none, unless it says so. */
function mayQuote(name: string, from: Code["from"]): boolean {
  return from === "in vivo" || /["“«„]/.test(name) || name.split(/\s+/).length >= 6;
}
