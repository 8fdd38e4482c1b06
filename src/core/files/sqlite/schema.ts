import type { Value } from "./records";

/** A column of a table, as the sentence says that made it. */
export interface Column {
  /** In small letters: case makes no difference in names. */
  readonly name: string;
  /** Whether it is another name of the row's id, which then stands in its place. */
  readonly isRowId: boolean;
  /** What rows have that were there before the column was. */
  readonly otherwise: Value;
}

interface Token {
  readonly text: string;
  /** What it was written in: a name or a string; null for words and signs. */
  readonly quote: string | null;
}

const longest = 1_000_000;
const closings: Readonly<Record<string, string>> = { '"': '"', "'": "'", "`": "`", "[": "]" };
const constraints = new Set(["constraint", "primary", "unique", "check", "foreign"]);
const afterType = new Set(
  "constraint primary not null unique check default collate references generated as".split(" "),
);

/** The columns of a table that rows have values for, from its `CREATE TABLE`; null where that can't be read. */
export function columnsOf(sql: string): Column[] | null {
  const definitions = sql.length > longest ? [] : definitionsIn(tokensOf(sql));
  const columns: (Column & { readonly isInteger: boolean })[] = [];
  let key: string | null = null;
  for (const tokens of definitions) {
    const [first, ...rest] = tokens;
    if (first === undefined) return null;
    if (is(first, constraints)) key ??= onlyKey(tokens);
    else if (isStored(rest)) columns.push(columnOf(first, rest));
  }
  if (columns.length === 0) return null;
  return columns.map(({ name, isRowId, isInteger, otherwise }) => ({
    name,
    isRowId: isRowId || (isInteger && name === key),
    otherwise,
  }));
}

/** A key over one column whose type is INTEGER, and no other, is the row's id. */
function columnOf({ text }: Token, rest: readonly Token[]): Column & { readonly isInteger: boolean } {
  const end = rest.findIndex((token) => is(token, afterType) || token.text === "(");
  const type = rest.slice(0, end === -1 ? rest.length : end).map((token) => token.text.toLowerCase());
  const words = rest.map((token) => (token.quote === null ? token.text.toLowerCase() : ""));
  const at = words.findIndex((word, index) => word === "primary" && words[index + 1] === "key");
  const isInteger = type.join(" ") === "integer";
  return {
    name: text.toLowerCase(),
    isRowId: isInteger && at !== -1 && words[at + 2] !== "desc",
    isInteger,
    otherwise: defaultIn(rest, words.indexOf("default")),
  };
}

function defaultIn(tokens: readonly Token[], at: number): Value {
  const token = at === -1 ? undefined : tokens[at + 1];
  if (token === undefined) return null;
  if (token.quote !== null) return token.text;
  const word = token.text.toLowerCase();
  if (word === "true" || word === "false") return Number(word === "true");
  const number = Number(word.replace(/^\+/, ""));
  return word === "" || Number.isNaN(number) ? null : number;
}

/** Columns that are reckoned anew whenever they are read are kept nowhere. */
function isStored(rest: readonly Token[]): boolean {
  const words = new Set(rest.map(({ text, quote }) => (quote === null ? text.toLowerCase() : "")));
  return !words.has("as") || words.has("stored");
}

/** The column that a table's `PRIMARY KEY (…)` names, in small letters; null where it names several. */
function onlyKey(tokens: readonly Token[]): string | null {
  const at = tokens.findIndex(({ text, quote }) => quote === null && /^primary$/i.test(text));
  const [, key, open, name, close] = at === -1 ? [] : tokens.slice(at);
  return key !== undefined && open?.text === "(" && close?.text === ")"
    ? (name?.text.toLowerCase() ?? null)
    : null;
}

function is({ text, quote }: Token, words: ReadonlySet<string>): boolean {
  return quote === null && words.has(text.toLowerCase());
}

/** What stands between the commas of the outermost brackets. */
function definitionsIn(tokens: readonly Token[]): Token[][] {
  const definitions: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    const sign = token.quote === null ? token.text : "";
    if (sign === ")" && --depth === 0) return definitions;
    if (depth === 1 && sign === ",") definitions.push([]);
    else if (depth > 0) definitions.at(-1)!.push(token);
    if (sign === "(" && ++depth === 1) definitions.push([]);
  }
  return [];
}

function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  const word = /[^\s"'`[(),]+/y;
  const after = (sign: string, from: number) => {
    const at = sql.indexOf(sign, from);
    return at === -1 ? sql.length : at + sign.length;
  };
  for (let at = 0; at < sql.length;) {
    const sign = sql[at]!;
    const closing = closings[sign];
    if (/\s/.test(sign)) at++;
    else if (sql.startsWith("--", at)) at = after("\n", at);
    else if (sql.startsWith("/*", at)) at = after("*/", at + 2);
    else if (closing !== undefined) {
      let end = after(closing, at + 1);
      // A sign written twice is one within the name.
      while (closing !== "]" && sql[end] === closing) end = after(closing, end + 1);
      const text = sql.slice(at + 1, end - 1).replaceAll(closing + closing, closing);
      tokens.push({ text, quote: sign });
      at = end;
    } else if ("(),".includes(sign)) {
      tokens.push({ text: sign, quote: null });
      at++;
    } else {
      word.lastIndex = at;
      const [text] = word.exec(sql)!;
      tokens.push({ text, quote: null });
      at += text.length;
    }
  }
  return tokens;
}
