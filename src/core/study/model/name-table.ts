import { detached } from "../../text/normal";

/** Numbers for names, so that columns hold numbers: the first name is 0, and a name keeps its number. */
export interface NameTable {
  /** The name's number; a new one for a new name. */
  number(name: string): number;
  /** The number of a name already known; -1 for others. */
  find(name: string): number;
  /** @throws RangeError for a number that was never given. */
  name(number: number): string;
  readonly count: number;
  /** All names, by their numbers. */
  all(): readonly string[];
}

export function nameTable(): NameTable {
  const byName = new Map<string, number>();
  const names: string[] = [];
  return {
    number(name) {
      let number = byName.get(name);
      if (number === undefined) {
        number = names.length;
        const kept = detached(name);
        byName.set(kept, number);
        names.push(kept);
      }
      return number;
    },
    find: (name) => byName.get(name) ?? -1,
    name(number) {
      const name = names[number];
      if (name === undefined) throw new RangeError(`no name has the number ${number} of ${names.length}`);
      return name;
    },
    get count() {
      return names.length;
    },
    all: () => names,
  };
}

/** The names that a study's columns refer to. */
export interface NameTables {
  readonly codes: NameTable;
  /** Coders and layers. */
  readonly owners: NameTable;
  readonly participants: NameTable;
  readonly speakers: NameTable;
}

export function nameTables(): NameTables {
  return { codes: nameTable(), owners: nameTable(), participants: nameTable(), speakers: nameTable() };
}
