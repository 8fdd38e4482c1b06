import { isCountedVoice } from "../study/model/overlap-count";
import { isMarked, ownersRead, type Reading } from "../study/model/reading";
import { none, type Shard } from "../study/model/shard";
import type { Document, Study } from "../study/model/study";
import { matcherOf, type Rows, type WordsFound } from "./matcher";
import type { Query } from "./query";

/** A document as a query sees it. */
export interface Scoped {
  readonly document: Document;
  /** Whether blank means zero: whether it is there and marked as coded on the choice of whose codings count. */
  readonly marked: boolean;
  /** The participants who fit, by number: those who speak or are observed in it. */
  readonly people: readonly number[];
  /** The rows of its shard that fit, in their order. */
  readonly rows: readonly number[];
}

/** Which codings a query is asked of. */
export interface Asked {
  readonly query: Query;
  readonly reading: Reading;
}

/**
 * The documents that a query takes in, by path, each with what fits in it. `words` has to be given where the query asks
 * for words; comments, which are no codings, never fit.
 */
export function* find(study: Study, { query, reading }: Asked, words?: WordsFound): Generator<Scoped> {
  const { owners } = study.tables;
  const matcher = matcherOf(study, query, words ?? (() => undefined));
  const isCounted = new Uint8Array(owners.count);
  for (const path of study.paths) {
    const document = study.documents.get(path)!;
    const inDocument = matcher.in(document);
    if (inDocument === null) continue;
    const { shard } = document;
    const people = inDocument.people(peopleIn(study, document));
    if (people === null) continue;
    const counts = ownersRead(reading, shard, owners);
    for (const number of shard.owners) isCounted[number] = counts(number) ? 1 : 0;
    const rows = rowsIn(shard, isCounted, inDocument.rows);
    const marked = document.present && isMarked(reading, shard, owners);
    yield { document, marked, people, rows };
  }
}

function rowsIn({ count, code, owner }: Shard, isCounted: Uint8Array, fit: Rows): number[] {
  const rows: number[] = [];
  if (fit === false) return rows;
  for (let at = 0; at < count; at++)
    if (code[at] !== none && isCounted[owner[at]!] === 1 && (fit === true || fit(at))) rows.push(at);
  return rows;
}

/** Whom documents are about, which is asked for again whenever a query changes. */
const knownPeople = new WeakMap<Document, readonly number[]>();

/** Those who speak or are observed in a document, by number: as its front matter says, and as its passages show. */
function peopleIn(study: Study, document: Document): readonly number[] {
  let people = knownPeople.get(document);
  if (people === undefined) knownPeople.set(document, (people = findPeople(study, document)));
  return people;
}

function findPeople({ tables }: Study, { front, shard }: Document): number[] {
  const counts = (voice: string | null) => voice !== "second-hand" && voice !== "analogy";
  const named = new Set<string>();
  const speaking = [...front.speakers.values()].filter(({ voice }) => counts(voice ?? front.voice));
  if (counts(front.voice)) for (const participant of front.participants) named.add(participant);
  for (const { participant } of speaking) named.add(participant);
  const people = new Set(Array.from(named, (participant) => tables.participants.number(participant)));
  for (let at = 0; at < shard.count; at++) {
    const participant = shard.participant[at]!;
    if (participant !== none && isCountedVoice(shard.voice[at]!)) people.add(participant);
  }
  return [...people];
}
