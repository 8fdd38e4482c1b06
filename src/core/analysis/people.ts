/** A set of participants by number: a bit for each that a study knows. */
export type People = Uint32Array;

export function nobodyOf(participants: number): People {
  return new Uint32Array(Math.ceil(participants / 32));
}

/** Takes in a participant, by a number below that for which the set was made. */
export function addTo(people: People, participant: number): void {
  people[participant >>> 5]! |= 1 << (participant & 31);
}

export function countOf(people: People): number {
  return countOfEither(people, people);
}

/** How many are in one of two sets, or in both. */
export function countOfEither(some: People, others: People): number {
  let count = 0;
  for (let at = 0; at < some.length; at++) count += ones(some[at]! | others[at]!);
  return count;
}

/** How many bits are set: added up in each two of them, each four, each eight, and all. */
function ones(word: number): number {
  const twos = word - ((word >>> 1) & 0x5555_5555);
  const fours = (twos & 0x3333_3333) + ((twos >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
