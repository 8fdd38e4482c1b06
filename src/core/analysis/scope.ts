import { findCode, withBelow } from "../study/format/codebook/codebook";
import { isMarked, ownersRead } from "../study/model/reading";
import { voices } from "../study/format/voice";
import { none, type Shard } from "../study/model/shard";
import type { Document, Study } from "../study/model/study";
import { isCountedVoice } from "../study/model/sweep";
import { gatheredBy } from "../study/format/theme";
import { dayOf, valuesOf } from "./attributes";
import type { Query } from "./query";

/** A document as a query sees it. */
export interface Scoped {
  readonly document: Document;
  /** Whether blank means zero: whether it is there and marked as coded on the reading. */
  readonly marked: boolean;
  /** The participants who fit, by number: those who speak or are observed in it. */
  readonly people: readonly number[];
  /** The rows of its shard that fit, in their order. */
  readonly rows: readonly number[];
}

/** For each row of a shard, whether its words hold a text: 1 or 0. Undefined for a shard without such words. */
export type Found = (shard: Shard) => Uint8Array | undefined;

/**
 * The documents that a query takes in, by path, each with what fits in it. `found` has to be given where the query has
 * a text; comments, which are no codings, never fit.
 */
export function* scopeOf(study: Study, query: Query, found?: Found): Generator<Scoped> {
  const wanted = wantedCodes(study, query);
  const heard =
    query.voices.length === 0
      ? null
      : table(voices.length, (number) => query.voices.includes(voices[number]!));
  const { owners, speakers } = study.tables;
  const speaking =
    query.speakers.length === 0
      ? null
      : table(speakers.count, (number) => query.speakers.includes(speakers.name(number)));
  const isRead = new Uint8Array(owners.count);
  for (const path of study.paths) {
    const document = study.documents.get(path)!;
    if (!isTaken(document, query)) continue;
    const { shard } = document;
    const words = query.text === "" ? null : found?.(shard);
    const allowed = allowedIn(study, document, query);
    const people = allowed === null ? peopleIn(study, document) : peopleIn(study, document).filter(allowed);
    if (allowed !== null && people.length === 0 && !allowed(none)) continue;
    const { code, owner, voice, speaker, participant } = shard;
    const reads = ownersRead(query.reading, shard, owners);
    for (const number of shard.owners) isRead[number] = reads(number) ? 1 : 0;
    const rows: number[] = [];
    for (let at = 0; at < shard.count; at++) {
      const fits =
        code[at] !== none &&
        isRead[owner[at]!] === 1 &&
        (wanted === null || wanted[code[at]!] === 1) &&
        (heard === null || heard[voice[at]!] === 1) &&
        (speaking === null || (speaker[at] !== none && speaking[speaker[at]!] === 1)) &&
        (allowed === null || allowed(participant[at]!)) &&
        (words === null || words?.[at] === 1);
      if (fits) rows.push(at);
    }
    const marked = document.present && isMarked(query.reading, shard, owners);
    yield { document, marked, people, rows };
  }
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

function isTaken(document: Document, { documents, from, to }: Query): boolean {
  if (documents.length > 0 && !documents.includes(document.path)) return false;
  if (from === null && to === null) return true;
  const day = dayOf(document);
  return day !== null && (from === null || day >= from) && (to === null || day <= to);
}

/** Whether passages of a participant, by number, fit what is asked about people and their attributes; null: all do. */
function allowedIn(
  { frame, tables }: Study,
  document: Document,
  query: Query,
): ((participant: number) => boolean) | null {
  if (query.participants.length === 0 && query.attributes.length === 0) return null;
  const values = new Map<string, Set<string>>();
  for (const { name, value } of query.attributes)
    values.set(name, (values.get(name) ?? new Set()).add(value));
  const look = (number: number) => {
    const participant = number === none ? null : tables.participants.name(number);
    if (query.participants.length > 0 && (participant === null || !query.participants.includes(participant)))
      return false;
    return [...values].every(([name, wanted]) =>
      valuesOf(frame, document, participant, name).some((value) => wanted.has(value)),
    );
  };
  const known = new Map<number, boolean>();
  return (number) => {
    let allowed = known.get(number);
    if (allowed === undefined) known.set(number, (allowed = look(number)));
    return allowed;
  };
}

/** For each number of a code as codings name it, whether it is asked for; null: all are. */
function wantedCodes({ frame, tables }: Study, { codes, themes }: Query): Uint8Array | null {
  if (codes.length === 0 && themes.length === 0) return null;
  const asked = codes.length === 0 ? null : withBelow(frame.codebook, codes);
  const themed = themes.length === 0 ? null : withBelow(frame.codebook, gatheredBy(frame.themes, themes));
  return table(tables.codes.count, (number) => {
    const name = tables.codes.name(number);
    const id = findCode(frame.codebook, name)?.id ?? name;
    return (asked?.has(id) ?? true) && (themed?.has(id) ?? true);
  });
}

/** For each number whether something holds of it: 1 or 0. */
function table(count: number, holds: (number: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: count }, (_, number) => (holds(number) ? 1 : 0));
}
