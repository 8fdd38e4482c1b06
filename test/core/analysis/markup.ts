import * as fc from "fast-check";

/** What people, or those who mean harm, may write anywhere. */
export const hostile: readonly string[] = [
  "<img src=x onerror=alert(1)>",
  "</script><script>alert(1)</script>",
  "\"'><svg onload=alert(1)>",
  "]]><!--",
  "&lt;b&gt; &amp; &#60;b>",
  "javascript:alert(1)",
  "a\u0000b\u0001\u0008\u000b\u000c\u001b\u001f\ufffe\uffff",
  "\ud83d",
  "\ude00\ud83d",
  "\u202egnihtyna\u2066",
  "",
  " ",
  "\t\r\n",
  '=HYPERLINK("http://x")',
  "=1\n+2",
  "+1",
  "-1\r\n",
  "@SUM(1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "＝1",
  'a,b;c\t"d"\r\n"',
  "${x} $& $1 {0}",
  "😀".repeat(200),
  "é\u0301".repeat(300),
];

/** Any character, half ones too. The generator's own `binary` takes half a second to be made. */
const anything = fc.nat(0x10ffff).map((point) => String.fromCodePoint(point));

/** Words of people: hostile ones, parts of them, and anything. */
export const anyWords = fc.oneof(
  fc.constantFrom(...hostile),
  fc
    .array(fc.constantFrom(...hostile, "I felt safe", "\n\n", "\ud83d", "\ude00"), { maxLength: 4 })
    .map((all) => all.join("")),
  fc.array(anything, { maxLength: 30 }).map((all) => all.join("")),
);

/** An element: its name, its attributes as they stand, and what is in it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly inside: readonly (Element | string)[];
}

const token =
  /<([a-z]+)((?: [A-Za-z-:]+="[^"<>&]*")*)(\/)?>|<\/([a-z]+)>|((?:[^<>&\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]|&(?:amp|lt|gt|quot|#39);)+)/uy;
const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** Reads what Emic may write of XML, which is little. @throws Error for all else, so for markup that is not well formed. */
export function readMarkup(source: string): (Element | string)[] {
  const top: (Element | string)[] = [];
  const open: { name: string; inside: (Element | string)[] }[] = [{ name: "", inside: top }];
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const found = token.exec(source);
    if (found === null) throw new Error(`not well formed: ${JSON.stringify(source.slice(at, at + 60))}`);
    const [, name, attributes, isEmpty, closed, text] = found;
    const { inside } = open.at(-1)!;
    if (text !== undefined) inside.push(text.replace(/&[^;]*;/g, (entity) => entities[entity]!));
    else if (closed !== undefined) {
      if (open.pop()!.name !== closed) throw new Error(`</${closed}> closes nothing`);
    } else {
      const pairs = Array.from(attributes!.matchAll(/ ([^=]+)="([^"]*)"/g), ([, key, value]) => [
        key!,
        value!,
      ]);
      const element = {
        name: name!,
        attributes: Object.fromEntries(pairs) as Record<string, string>,
        inside: [],
      };
      inside.push(element);
      if (isEmpty === undefined) open.push(element);
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)!.name}> is not closed`);
  return top;
}

/** All elements, those within others included. */
export function elementsOf(nodes: readonly (Element | string)[]): Element[] {
  return nodes.flatMap((node) => (typeof node === "string" ? [] : [node, ...elementsOf(node.inside)]));
}

/** The words of elements, markup taken off. */
export function wordsOf(nodes: readonly (Element | string)[]): string {
  return nodes.map((node) => (typeof node === "string" ? node : wordsOf(node.inside))).join("");
}

/** Words as markup can hold them: what XML does not know is replaced. */
export function storable(words: string): string {
  return words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu, "\ufffd");
}
