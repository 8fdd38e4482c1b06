/**
 * Gives names of which no two are alike, not even but for letters' case: those given before, and those that are `taken`,
 * are numbered from 2 on. As many names cost no more than their number, however often they are the same.
 */
export function uniqueNames(
  numbered: (name: string, number: number) => string,
  taken: readonly string[] = [],
): (name: string) => string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const last = new Map<string, number>();
  return (name) => {
    const key = name.toLowerCase();
    let free = name;
    let number = last.get(key) ?? 1;
    while (used.has(free.toLowerCase())) free = numbered(name, ++number);
    last.set(key, number);
    used.add(free.toLowerCase());
    return free;
  };
}

export function numbered(name: string, number: number): string {
  return `${name} (${number})`;
}

/** Names of facts and attributes are no longer, in UTF-16 code units. */
const longest = 100;

/**
 * A column's name as one of facts or attributes: in small letters. What is too long loses its middle, as questions of one
 * kind differ at their ends.
 */
export function factName(column: string): string {
  const name = column.toLowerCase();
  if (name.length <= longest) return name;
  const start = name.slice(0, 40).replace(/\s\S*$|[\uD800-\uDBFF]$/, "");
  const end = name.slice(-55).replace(/^\S*\s|^[\uDC00-\uDFFF]/, "");
  return `${start} … ${end}`;
}
