/** What a record says, apart from where its passage stands. */
export interface Content {
  readonly code?: string;
  readonly memo?: string;
  readonly voice?: string;
  readonly mark?: string;
}

/** What is true of a record on one branch, as its trial wrote it down: nothing here is read from a file. */
export interface Version {
  /** When its content last changed, to the second, UTC. */
  readonly at: string;
  /** Null: it was removed. */
  readonly content: Content | null;
}

/** By the records' ids. A version that a branch did not touch is the base's own object. */
export type Truth = ReadonlyMap<string, Version>;

export interface Expected {
  readonly version: Version;
  /** Whether both branches changed it, so that the other version stays beside it where it says something else. */
  readonly rivalled: boolean;
}

/** The lines of a record on the two branches, which decide where it was changed in the same second. */
export type Lines = (id: string) => { readonly ours: string; readonly theirs: string };

/** What must be true after two branches were merged. */
export function mergeTruth(base: Truth, ours: Truth, theirs: Truth, lines: Lines): Map<string, Expected> {
  const merged = new Map<string, Expected>();
  for (const id of new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])) {
    const [old, mine, other] = [base.get(id), ours.get(id), theirs.get(id)];
    if (mine === undefined || other === undefined || mine === old || other === old) {
      const version = mine === undefined || mine === old ? (other ?? mine) : mine;
      if (version !== undefined) merged.set(id, { version, rivalled: false });
      continue;
    }
    const rivalled = JSON.stringify(mine.content) !== JSON.stringify(other.content);
    const later = mine.at === other.at ? oursIsGreater(lines(id)) : mine.at > other.at;
    merged.set(id, { version: later ? mine : other, rivalled });
  }
  return merged;
}

function oursIsGreater({ ours, theirs }: ReturnType<Lines>): boolean {
  return ours > theirs;
}

/** The code's name on both branches where each renamed it differently; else the one that must stand after the merge. */
export function mergeName(
  base: string | undefined,
  ours: string | undefined,
  theirs: string | undefined,
): string[] {
  if (ours === undefined || theirs === undefined) return [(ours ?? theirs)!];
  if (ours === theirs) return [ours];
  return base === ours ? [theirs] : base === theirs ? [ours] : [ours, theirs];
}
