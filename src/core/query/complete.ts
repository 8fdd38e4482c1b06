import { voices } from "../study/format/voice";
import { attributesOf, attributeValues, group } from "../study/model/attributes";
import { fold } from "../study/model/code-search";
import type { Study } from "../study/model/study";
import type { Span } from "../text/span";
import { printName, printTerm } from "./print";
import { reservedKeys, termKeys, type Term } from "./query";
import { tokensOf, type Token } from "./tokens";

/** What may stand at a place of a query. */
export interface Completion {
  /** What it takes the place of. */
  readonly span: Span;
  /** A key with its colon, or a whole term. */
  readonly text: string;
  /** What people call it, where that is something else than its value; null: nothing else. */
  readonly name: string | null;
}

/** No more are given. */
const most = 200;

/**
 * What may stand where somebody types, `offset` in UTF-16 code units: keys where a term begins, values after a key's
 * colon. What is typed already has to stand in a value or in what people call it, in any case; best first. None where
 * only words can be meant.
 */
export function completionsAt(study: Study, text: string, offset: number): Completion[] {
  const token = tokensOf(text.slice(0, offset)).at(-1);
  const isTyped = token?.kind === "word" && token.end === offset;
  const span = isTyped ? { start: token.start, end: offset } : { start: offset, end: offset };
  if (!isTyped || token.key === null)
    return isTyped && token.isQuoted ? [] : keysFor(study, span, isTyped ? token.value : "");
  const terms = termsFor(study, token);
  return ranked(terms, token.value)
    .slice(0, most)
    .map(({ term, name }) => ({ span, text: printTerm(term), name }));
}

function keysFor(study: Study, span: Span, typed: string): Completion[] {
  const own = termKeys.map((key: string) => ({ name: key, text: `${key}:` }));
  const names = study.setup.participants.size === 0 ? [] : [group];
  const others = [...new Set([...names, ...attributesOf(study)])];
  return [...own, ...others.map((name) => ({ name, text: `${printName(name)}:` }))]
    .filter(({ name }) => fold(name).startsWith(fold(typed)))
    .slice(0, most)
    .map(({ text }) => ({ span, text, name: null }));
}

interface Named {
  readonly term: Term;
  readonly name: string | null;
}

function termsFor(study: Study, { key, isFact, isExact }: Token): Named[] {
  const { setup, tables } = study;
  const plain = (kind: "participant" | "speaker" | "document" | "coder", values: Iterable<string>) =>
    Array.from(new Set(values), (value): Named => ({ term: { kind, value }, name: null }));
  if (!isFact)
    switch (key) {
      case "code":
        return Array.from(setup.codebook.codes.values(), ({ id, name }) => ({
          term: { kind: "code", value: id, alone: isExact },
          name,
        }));
      case "theme":
        return Array.from(setup.themes.values(), ({ id, title }) => ({
          term: { kind: "theme", value: id },
          name: title,
        }));
      case "participant":
        return plain("participant", [...setup.participants.keys(), ...tables.participants.all()]);
      case "speaker":
        return plain("speaker", tables.speakers.all());
      case "document":
        return plain("document", study.paths);
      case "coder":
        return plain("coder", tables.owners.all());
      case "voice":
        return voices.map((value) => ({ term: { kind: "voice", value }, name: null }));
      case "date":
      case null:
        return [];
    }
  if (key === null || (!isFact && reservedKeys.has(key))) return [];
  return Array.from(attributeValues(study, key), (value) => ({
    term: { kind: "attribute", name: key, value },
    name: null,
  }));
}

/** Those that begin with what is typed before those that only hold it. */
function ranked(terms: readonly Named[], typed: string): Named[] {
  const wanted = fold(typed);
  const rank = ({ term, name }: Named) => {
    const texts = [name, "value" in term ? term.value : null].flatMap((one) =>
      one === null ? [] : fold(one),
    );
    if (texts.some((one) => one.startsWith(wanted))) return 0;
    return texts.some((one) => one.includes(wanted)) ? 1 : 2;
  };
  return terms
    .map((one) => ({ one, at: rank(one) }))
    .filter(({ at }) => at < 2)
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
