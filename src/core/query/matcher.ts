import { withBelow, findCode } from "../study/format/codebook/codebook";
import { themeCodes } from "../study/format/theme";
import { voices } from "../study/format/voice";
import { dayOf, valuesOf } from "../study/model/attributes";
import type { NameTable } from "../study/model/name-table";
import { none, type Shard } from "../study/model/shard";
import type { Document, Study } from "../study/model/study";
import { codesMeant, themesMeant, type Named } from "./names";
import { isTerm, type Query, type Term } from "./query";
import { joinKnown, opposite, type Known } from "./known";

/**
 * For each row of a shard, whether its words hold a text: 1 or 0. Undefined for a shard whose words were not looked
 * for, which then hold none.
 */
export type WordsFound = (shard: Shard, text: string) => Uint8Array | undefined;

/** Which rows of a shard fit: all, none, or those of which it holds. */
export type Rows = boolean | ((at: number) => boolean);

/** A query in one document. */
export interface InDocument {
  readonly rows: Rows;
  /** Those of these people of whom something might fit; null where nobody's passages could, not even those of nobody. */
  people(all: readonly number[]): readonly number[] | null;
}

/** A query made ready for the documents of a study as it is now. */
export interface Matcher {
  /** Null where nothing of a document fits. */
  in(document: Document): InDocument | null;
}

/** A part of a query, ready to be asked of document after document. */
interface Part {
  readonly rows: (document: Document) => Rows;
  /** By the participant's number; `none`: nobody. */
  readonly person: (document: Document) => Known | ((participant: number) => Known);
}

export function matcherOf(study: Study, query: Query, words: WordsFound): Matcher {
  const part = partOf(study, query, words);
  return {
    in(document) {
      const person = part.person(document);
      if (person === "no") return null;
      return {
        rows: part.rows(document),
        people(all) {
          if (typeof person === "string") return all;
          const people = all.filter((participant) => person(participant) !== "no");
          return people.length === 0 && person(none) === "no" ? null : people;
        },
      };
    },
  };
}

function partOf(study: Study, query: Query, words: WordsFound): Part {
  if (isTerm(query)) return termPart(study, [query], words);
  switch (query.kind) {
    case "and":
      return joined(
        query.of.map((one) => partOf(study, one, words)),
        "and",
      );
    case "or":
      return joined(
        merged(study, query.of).map((one) => (isQuery(one) ? partOf(study, one, words) : one)),
        "or",
      );
    case "not":
      return negated(partOf(study, query.of, words));
  }
}

/** Terms of one kind in an `OR` are one table: a thousand of them cost no more than one. */
function merged(study: Study, of: readonly Query[]): (Query | Part)[] {
  const tables = new Map<string, Term[]>();
  const others: (Query | Part)[] = [];
  for (const one of of) {
    if (!isTerm(one) || one.kind === "words") others.push(one);
    else {
      const key = one.kind === "attribute" ? `attribute ${one.name}` : one.kind;
      const known = tables.get(key);
      if (known === undefined) tables.set(key, [one]);
      else known.push(one);
    }
  }
  return [...others, ...Array.from(tables.values(), (terms) => termPart(study, terms, () => undefined))];
}

function isQuery(one: Query | Part): one is Query {
  return "kind" in one;
}

function joined(parts: readonly Part[], how: "and" | "or"): Part {
  // What decides at once: one "no" of an `and`, one "yes" of an `or`.
  const deciding = how === "or";
  return {
    rows(document) {
      const left: ((at: number) => boolean)[] = [];
      for (const part of parts) {
        const rows = part.rows(document);
        if (rows === deciding) return deciding;
        if (typeof rows !== "boolean") left.push(rows);
      }
      const [first, second] = left;
      if (first === undefined) return !deciding;
      if (second === undefined) return first;
      return (at) => {
        for (const fits of left) if (fits(at) === deciding) return deciding;
        return !deciding;
      };
    },
    person(document) {
      const left: ((participant: number) => Known)[] = [];
      let known: Known = deciding ? "no" : "yes";
      for (const part of parts) {
        const person = part.person(document);
        if (typeof person === "string") known = joinKnown(known, person, how);
        else left.push(person);
      }
      if (left.length === 0 || known === (deciding ? "yes" : "no")) return known;
      return (participant) => left.reduce((all, person) => joinKnown(all, person(participant), how), known);
    },
  };
}

function negated(part: Part): Part {
  return {
    rows(document) {
      const rows = part.rows(document);
      return typeof rows === "boolean" ? !rows : (at) => !rows(at);
    },
    person(document) {
      const person = part.person(document);
      return typeof person === "string" ? opposite(person) : (participant) => opposite(person(participant));
    },
  };
}

const unknown = () => "unknown" as const;

/** Any of some terms of one kind, and of one name where they are attributes. */
function termPart(study: Study, terms: readonly Term[], words: WordsFound): Part {
  const { tables } = study;
  const values = new Set(terms.flatMap((term) => ("value" in term ? term.value : [])));
  const [first] = terms as [Term, ...Term[]];
  switch (first.kind) {
    case "code":
    case "theme": {
      const codes = codesOf(study, terms);
      const holds = tableOf(tables.codes, (name) =>
        codes.has(findCode(study.setup.codebook, name)?.id ?? name),
      );
      return {
        rows:
          ({ shard: { code } }) =>
          (at) =>
            holds[code[at]!] === 1,
        person: unknown,
      };
    }
    case "coder": {
      const holds = tableOf(tables.owners, (name) => values.has(name));
      return {
        rows:
          ({ shard: { owner } }) =>
          (at) =>
            holds[owner[at]!] === 1,
        person: unknown,
      };
    }
    case "speaker": {
      const holds = tableOf(tables.speakers, (name) => values.has(name));
      const isOne = (speaker: number) => speaker !== none && holds[speaker] === 1;
      return {
        rows:
          ({ shard: { speaker } }) =>
          (at) =>
            isOne(speaker[at]!),
        person: unknown,
      };
    }
    case "voice": {
      const holds = voices.map((voice) => values.has(voice));
      return {
        rows:
          ({ shard: { voice } }) =>
          (at) =>
            holds[voice[at]!]!,
        person: unknown,
      };
    }
    case "participant": {
      const holds = tableOf(tables.participants, (name) => values.has(name));
      return byPerson(() => (participant) => participant !== none && holds[participant] === 1);
    }
    case "attribute": {
      const { name } = first;
      const nameOf = (participant: number) =>
        participant === none ? null : tables.participants.name(participant);
      return byPerson(
        (document) => (participant) =>
          valuesOf(study.setup, document, nameOf(participant), name).some((value) => values.has(value)),
      );
    }
    case "document":
      return byDocument(({ path }) => values.has(path));
    case "date":
      return byDocument((document) => {
        const day = dayOf(document);
        return day !== null && terms.some((term) => term.kind === "date" && isWithin(day, term));
      });
    case "words":
      return { rows: ({ shard }) => foundIn(words(shard, first.value)), person: unknown };
  }
}

function foundIn(found: Uint8Array | undefined): Rows {
  return found === undefined ? false : (at) => found[at] === 1;
}

function isWithin(day: string, { from, to }: { readonly from: string | null; readonly to: string | null }) {
  return (from === null || day >= from) && (to === null || day <= to);
}

function byDocument(holds: (document: Document) => boolean): Part {
  return { rows: holds, person: (document) => (holds(document) ? "yes" : "no") };
}

/** What is asked of a passage's participant, once for each in a document. */
function byPerson(holds: (document: Document) => (participant: number) => boolean): Part {
  let known: { readonly document: Document; readonly of: (participant: number) => boolean } | null = null;
  const remembered = (document: Document) => {
    if (known?.document === document) return known.of;
    const asked = holds(document);
    const answers = new Map<number, boolean>();
    const of = (participant: number) => {
      let answer = answers.get(participant);
      if (answer === undefined) answers.set(participant, (answer = asked(participant)));
      return answer;
    };
    known = { document, of };
    return of;
  };
  return {
    rows(document) {
      const of = remembered(document);
      const { participant } = document.shard;
      return (at) => of(participant[at]!);
    },
    person(document) {
      const of = remembered(document);
      return (participant) => (of(participant) ? "yes" : "no");
    },
  };
}

/** The ids of the codes that terms ask for, those that codings name and the codebook lacks included. */
export function codesOf(study: Named, terms: readonly Term[]): ReadonlySet<string> {
  const { codebook, themes } = study.setup;
  const all = new Set<string>();
  for (const term of terms) {
    if (term.kind === "code") {
      const meant = codesMeant(study, term.value);
      for (const id of term.alone ? meant : withBelow(codebook, meant)) all.add(id);
    } else if (term.kind === "theme") {
      const gathered = themeCodes(themes, themesMeant(study, term.value));
      for (const id of withBelow(codebook, gathered)) all.add(id);
    }
  }
  return all;
}

/** For each number of a name whether something holds of it: 1 or 0. */
function tableOf(names: NameTable, holds: (name: string) => boolean): Uint8Array {
  return Uint8Array.from({ length: names.count }, (_, number) => (holds(names.name(number)) ? 1 : 0));
}
