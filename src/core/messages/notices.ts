/** Something that does not come along when a study is exchanged, with how often. */
export interface Notice {
  /** What it is, in the plural: `aliases of codes`. */
  readonly what: string;
  readonly count: number;
  /** Where it stood or what it was called, each once; the first of them where they are many. */
  readonly where: readonly string[];
}

/** A list of notices as it is made: the same thing said again adds to its count. */
export interface Notices {
  add(what: string, where?: string, count?: number): void;
  readonly all: readonly Notice[];
}

const mostPlaces = 50;

/** `before` is what the list begins with. */
export function notices(before: readonly Notice[] = []): Notices {
  const all = before.map(({ what, count, where }) => ({ what, count, where: [...where] }));
  return {
    all,
    add(what, where, count = 1) {
      if (count === 0) return;
      let loss = all.find((one) => one.what === what);
      if (loss === undefined) all.push((loss = { what, count: 0, where: [] }));
      loss.count += count;
      if (where !== undefined && loss.where.length < mostPlaces && !loss.where.includes(where))
        loss.where.push(where);
    },
  };
}
