import type { Span } from "../text/span";

/** A part of a query's text. */
export interface Token extends Span {
  readonly kind: "(" | ")" | "-" | "word";
  /** Of a word: what stands before its colon, quotation marks read; null: nothing does. */
  readonly key: string | null;
  /** Whether the key is marked to be an attribute's name by `fact:` before it. */
  readonly isFact: boolean;
  /** Of a word: the word itself, or what stands after its colon, quotation marks read. */
  readonly value: string;
  /** Whether `=` stands before the value. */
  readonly isExact: boolean;
  /** Whether the value stands in quotation marks, so that nothing in it is special. */
  readonly isQuoted: boolean;
  /** Whether a quotation mark is open at its end. */
  readonly isOpen: boolean;
}

/** The parts of a query's text, white space left out. Never fails: whoever reads them says what is wrong. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const character = text[at]!;
    if (/\s/.test(character)) at++;
    else if (character === "(" || character === ")") tokens.push(sign(character, at++));
    else if (character === "-" && /[^\s)]/.test(text[at + 1] ?? " ")) tokens.push(sign("-", at++));
    else {
      const token = wordAt(text, at);
      tokens.push(token);
      at = token.end;
    }
  }
  return tokens;
}

const word = { key: null, isFact: false, value: "", isExact: false, isQuoted: false, isOpen: false };

function sign(kind: "(" | ")" | "-", start: number): Token {
  return { ...word, kind, start, end: start + 1 };
}

interface Piece {
  readonly text: string;
  readonly end: number;
  readonly isQuoted: boolean;
  readonly isOpen: boolean;
}

function wordAt(text: string, start: number): Token {
  let piece = pieceAt(text, start, true);
  const keys: string[] = [];
  let colon = piece.end;
  while (text[colon] === ":" && keys.length < 2 && (keys.length === 0 || keys[0] === "fact")) {
    // What stands in quotation marks is no key, but after `fact:`.
    if (piece.isQuoted && keys.length === 0) break;
    keys.push(piece.text);
    const isName = keys.length === 1 && keys[0] === "fact";
    piece = pieceAt(text, colon + 1, isName);
    colon = piece.end;
  }
  const from = keys.length === 0 ? start : piece.end;
  const isExact = keys.length > 0 && !piece.isQuoted && piece.text.startsWith("=");
  if (isExact && piece.text === "=" && text[piece.end] === '"') piece = pieceAt(text, piece.end, false);
  const value = isExact && !piece.isQuoted ? piece.text.slice(1) : piece.text;
  const [first, second] = keys;
  const isFact = first === "fact" && second !== undefined;
  return {
    kind: "word",
    start,
    end: Math.max(piece.end, from),
    key: isFact ? second : (first ?? null),
    isFact,
    value,
    isExact,
    isQuoted: piece.isQuoted,
    isOpen: piece.isOpen,
  };
}

/** A run of characters, or what stands in quotation marks; `mayBeKey`: a colon ends it. */
function pieceAt(text: string, start: number, mayBeKey: boolean): Piece {
  if (text[start] === '"') return quotedAt(text, start);
  let end = start;
  while (end < text.length && !/[\s()"]/.test(text[end]!) && !(mayBeKey && text[end] === ":" && end > start))
    end++;
  return { text: text.slice(start, end), end, isQuoted: false, isOpen: false };
}

function quotedAt(text: string, start: number): Piece {
  let read = "";
  let at = start + 1;
  for (; at < text.length && text[at] !== '"'; at++) {
    if (text[at] === "\\" && /["\\]/.test(text[at + 1] ?? "")) at++;
    read += text[at]!;
  }
  const isOpen = at >= text.length;
  return { text: read, end: isOpen ? text.length : at + 1, isQuoted: true, isOpen };
}
