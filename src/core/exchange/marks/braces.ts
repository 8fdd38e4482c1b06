/** A code as a brace after marked words names it. */
export interface NamedCode {
  readonly name: string;
  /** Whether the passage began in marked words before these: `{…#trust}`. */
  readonly began: boolean;
  /** Whether it goes on in marked words after these: `{#trust…}`. */
  readonly goesOn: boolean;
}

/** What stands in the braces right after marked words: `{#trust #price}{>>Why?<<}`. */
export interface Braces {
  /** Where they end; where they would begin, if there are none. */
  readonly end: number;
  readonly codes: readonly (NamedCode & { readonly memo: string | null })[];
  readonly comments: readonly string[];
}

const longest = 2000;

/** Reads braces. It must be asked in the order of the text, so that looking ahead costs nothing twice. */
export function braceReader(text: string): (at: number) => Braces {
  const nextOf = (sign: string) => {
    let found = -2;
    return (from: number) => {
      if (found !== -1 && found < from) found = text.indexOf(sign, from);
      return found;
    };
  };
  const closing = nextOf("}");
  const ending = nextOf("<<}");
  return (from) => {
    const codes: (NamedCode & { memo: string | null })[] = [];
    const comments: string[] = [];
    let at = from;
    // A comment right after a single code that ends here is that coding's memo.
    let single: { memo: string | null } | null = null;
    for (;;) {
      if (text.startsWith("{>>", at)) {
        const end = ending(at + 3);
        if (end === -1) break;
        const words = text.slice(at + 3, end).trim();
        if (single === null) comments.push(words);
        else single.memo = words;
        single = null;
        at = end + 3;
      } else if (text.startsWith("{#", at) || text.startsWith("{…#", at)) {
        const end = closing(at);
        const named = end === -1 || end - at > longest ? null : namedCodes(text.slice(at + 1, end));
        if (named === null) break;
        const all = named.map((one) => ({ ...one, memo: null }));
        codes.push(...all);
        single = all.length === 1 && !all[0]!.goesOn ? all[0]! : null;
        at = end + 1;
      } else break;
    }
    return { end: at, codes, comments };
  };
}

/** What stands between a brace's signs: `#trust… …#price`, or with commas as in qcoder. Null for what names no codes. */
function namedCodes(inside: string): NamedCode[] | null {
  if (/[\n{]/.test(inside)) return null;
  const [before = "", ...parts] = inside.split("#");
  const codes: NamedCode[] = [];
  let began = before === "…";
  for (const part of parts) {
    const begins = /(?:^|[\s,;])…$/.test(part);
    let end = part.length - (begins ? 1 : 0);
    while (end > 0 && " \t,;".includes(part[end - 1]!)) end--;
    const rest = part.slice(0, end);
    const goesOn = rest.endsWith("…");
    const name = (goesOn ? rest.slice(0, -1) : rest).trim();
    if (name.length > 200) return null;
    if (/[\p{L}\p{N}]/u.test(name)) codes.push({ name, began, goesOn });
    began = begins;
  }
  return codes;
}
