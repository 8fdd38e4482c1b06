import type { StudySetup } from "../study/model/study";
import { valuesOf } from "../study/model/attributes";
import type { Scoped } from "../query/find";
import { none } from "../study/model/shard";
import type { Study } from "../study/model/study";

/** People, or documents where nobody is named, who have a value of an attribute in common. */
export interface Group {
  /** What they have in common: a value, several (`10–57`), or null: nothing is said. */
  readonly label: string | null;
  readonly has: (values: readonly string[]) => boolean;
}

/** More values than these are gathered. */
const mostGroups = 8;

/**
 * The groups of an attribute in a scope: people by its values, the commonest first, numbers by size. Many values are gathered:
 * numbers into three groups with about as many people each, others beyond the commonest into one, labelled `others`.
 */
export function groupsOf(study: Study, scope: readonly Scoped[], attribute: string, others: string): Group[] {
  const people = new Map<string, Set<string>>();
  let silent = false;
  for (const { document, people: numbers } of scope) {
    for (const number of numbers.length === 0 ? [none] : numbers) {
      const values = valuesOfNumber(study, document, number, attribute);
      const who = number === none ? document.path : `@${number}`;
      for (const value of values) people.set(value, (people.get(value) ?? new Set()).add(who));
      silent ||= values.length === 0;
    }
  }
  const sizes = Array.from(people, ([value, { size }]) => ({ value, size }));
  const numeric =
    sizes.length > 0 && sizes.every(({ value }) => value.trim() !== "" && isFinite(Number(value)));
  const groups = numeric ? numberGroups(sizes) : valueGroups(sizes, others);
  return silent ? [...groups, { label: null, has: (values) => values.length === 0 }] : groups;
}

/** For each participant, by number, the places of their groups in a document; cached for as long as it is asked. */
export function groupsIn(
  study: Study,
  { document }: Scoped,
  attribute: string,
  groups: readonly Group[],
): (participant: number) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  return (number) => {
    let found = known.get(number);
    if (found === undefined) {
      const values = valuesOfNumber(study, document, number, attribute);
      found = [...groups.keys()].filter((at) => groups[at]!.has(values));
      known.set(number, found);
    }
    return found;
  };
}

function valuesOfNumber(
  { setup, tables }: { setup: StudySetup; tables: Study["tables"] },
  document: Scoped["document"],
  number: number,
  attribute: string,
): readonly string[] {
  return valuesOf(setup, document, number === none ? null : tables.participants.name(number), attribute);
}

interface Size {
  readonly value: string;
  readonly size: number;
}

function valueGroups(sizes: Size[], others: string): Group[] {
  sizes.sort((a, b) => b.size - a.size || (a.value < b.value ? -1 : 1));
  const shown = sizes.slice(0, sizes.length > mostGroups ? mostGroups - 1 : mostGroups);
  const groups = shown.map(({ value }): Group => ({ label: value, has: (values) => values.includes(value) }));
  const rest = new Set(sizes.slice(shown.length).map(({ value }) => value));
  if (rest.size > 0) groups.push({ label: others, has: (values) => values.some((value) => rest.has(value)) });
  return groups;
}

function numberGroups(sizes: Size[]): Group[] {
  sizes.sort((a, b) => Number(a.value) - Number(b.value));
  if (sizes.length <= mostGroups)
    return sizes.map(({ value }) => ({ label: value, has: (values) => values.includes(value) }));
  const all = sizes.reduce((sum, { size }) => sum + size, 0);
  const thirds: Size[][] = [[], [], []];
  let before = 0;
  for (const one of sizes) {
    thirds[Math.min(2, Math.floor(((before + one.size / 2) * 3) / all))]!.push(one);
    before += one.size;
  }
  return thirds
    .filter((third) => third.length > 0)
    .map((third) => {
      const within = new Set(third.map(({ value }) => value));
      const [first, last] = [third[0]!.value, third.at(-1)!.value];
      const label = first === last ? first : `${first}–${last}`;
      return { label, has: (values) => values.some((value) => within.has(value)) };
    });
}
