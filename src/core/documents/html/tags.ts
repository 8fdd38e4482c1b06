import { Tokenizer } from "htmlparser2";

/** Who hears what stands in a page, in its order: names in small letters, entities decoded. */
export interface Listener {
  /** Whether it has heard more than it can use: the rest is not read. */
  isFull(): boolean;
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  words(words: string): void;
}

/** More attributes than these on one tag are passed over. */
const mostAttributes = 100;
const part = 65_536;

/** Tells a listener what stands in a page; comments and declarations are passed over. */
export function readTags(text: string, listener: Listener): void {
  let name = "";
  let attributes = new Map<string, string>();
  let key = "";
  let value: string[] = [];
  const cut = (from: number, to: number) => text.slice(from, to);
  const opened = () => {
    listener.open(name, attributes);
    attributes = new Map();
  };
  const tokens = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname: (from, to) => {
        name = cut(from, to).toLowerCase();
      },
      onattribname: (from, to) => {
        key = cut(from, to).toLowerCase();
        value = [];
      },
      onattribdata: (from, to) => void value.push(cut(from, to)),
      onattribentity: (point) => void value.push(String.fromCodePoint(point)),
      onattribend: () => {
        if (attributes.size < mostAttributes && !attributes.has(key)) attributes.set(key, value.join(""));
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag: (from, to) => listener.close(cut(from, to).trim().toLowerCase()),
      ontext: (from, to) => listener.words(cut(from, to)),
      ontextentity: (point) => listener.words(String.fromCodePoint(point)),
      oncdata: (from, to, offset) => listener.words(cut(from, to - offset)),
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  );
  for (let at = 0; at < text.length && !listener.isFull(); at += part)
    tokens.write(text.slice(at, at + part));
  tokens.end();
}

function nothing(): void {
  // Says nothing of the text.
}
