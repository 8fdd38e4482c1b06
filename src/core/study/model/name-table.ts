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
}

export function nameTable(): NameTable {
  const byName = new Map<string, number>();
  const all: string[] = [];
  return {
    number(name) {
      let number = byName.get(name);
      if (number === undefined) {
        number = all.length;
        const kept = detached(name);
        byName.set(kept, number);
        all.push(kept);
      }
      return number;
    },
    find: (name) => byName.get(name) ?? -1,
    name(number) {
      const name = all[number];
      if (name === undefined) throw new RangeError(`no name has the number ${number} of ${all.length}`);
      return name;
    },
    get count() {
      return all.length;
    },
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
