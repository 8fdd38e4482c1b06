/** YAML reads these words as something else than themselves. */
const reserved = /^(?:true|false|null)$/i;

/** A letter that begins words, be they English or not. */
const letter = String.raw`[A-Za-z\u00C0-\u1FFF\u3040-\uD7FF]`;
/** Nothing that ends words, and no character that can't be seen. */
const unseen = String.raw`\u0000-\u001F\u007F-\u009F\uFEFF`;
const words = String.raw`${letter}(?:[^${unseen}:#]|:(?=[^ ]))*`;
/** A word or a few in brackets. */
const word = String.raw`${letter}[^${unseen}:#,[\]{}]*`;

/** `key: value` on one line. No part of it can be taken in two ways, so that no text makes it slow. */
const line = new RegExp(
  [
    String.raw`^([A-Za-z][\w-]*):(?: *`, // 1: the key
    String.raw`| +(${words})`, // 2: words
    String.raw`| +(?:(\d{4}-\d\d-\d\d)|(0|[1-9]\d{0,14})`, // 3: a date; 4: a number
    String.raw`|"([^"\\${unseen}]*)"|'([^'${unseen}]*)'`, // 5, 6: words in quotes
    String.raw`|\[(${word}(?:, ${word})*)\]`, // 7: a list
    String.raw`|\{(${word}: ${word}(?:, ${word}: ${word})*)\}) *)$`, // 8: a mapping
  ].join(""),
);

/**
 * The value of a YAML text that holds nothing but `key: value` lines of the plainest kind, as most front matter does;
 * null for any other text. Where it answers, YAML says the same, but takes thirty times as long.
 */
export function readPlainYaml(text: string): Record<string, unknown> | null {
  const values: Record<string, unknown> = {};
  let count = 0;
  for (const one of text.split("\n")) {
    if (one === "") continue;
    const parts = line.exec(one);
    if (parts === null) return null;
    const key = parts[1]!;
    const value = valueOf(parts);
    if (value === undefined || reserved.test(key) || Object.hasOwn(values, key)) return null;
    values[key] = value;
    count++;
  }
  return count === 0 ? null : values;
}

/** Undefined where it takes YAML to say. */
function valueOf(parts: readonly (string | undefined)[]) {
  if (parts[2] !== undefined) return own(parts[2]);
  if (parts[4] !== undefined) return Number(parts[4]);
  if (parts[7] !== undefined) return all(parts[7].split(", ").map(own));
  const pairs = parts[8];
  if (pairs === undefined) return parts[3] ?? parts[5] ?? parts[6] ?? null;
  const mapping: Record<string, string> = {};
  for (const pair of pairs.split(", ")) {
    const at = pair.indexOf(": ");
    const [key, value] = [own(pair.slice(0, at)), own(pair.slice(at + 2))];
    if (key === undefined || value === undefined || Object.hasOwn(mapping, key)) return undefined;
    mapping[key] = value;
  }
  return mapping;
}

function own(words: string): string | undefined {
  let end = words.length;
  while (words[end - 1] === " ") end--;
  const text = words.slice(0, end);
  return reserved.test(text) ? undefined : text;
}

function all<T>(items: (T | undefined)[]): T[] | undefined {
  return items.every((item): item is T => item !== undefined) ? items : undefined;
}
