import { decode as decodeUnicode } from "./unicode";
import { notices, type Notice } from "../messages/notices";
import { guessEncoding } from "./guess-encoding";
import type { Decoding } from "./encodings";
import { decoded } from "./windows-1252";

/** A text, and how it was read where that is not as it should be. */
export interface TextRead {
  readonly text: string;
  readonly warnings: readonly Notice[];
  /** The encoding that it seems to be in, where nothing says which it is. */
  readonly guessed?: string;
}

/**
 * Reads the bytes of a text file: as a byte-order mark says, else as a person does, else as Unicode where they are, else
 * in the encoding that they are most likely in. Null where they are no text.
 */
export function readText(bytes: Uint8Array, { decode, encoding }: Decoding): TextRead | null {
  const unicode = decodeUnicode(bytes);
  if (unicode.byteOrderMark || (encoding === null && unicode.sound)) return readAs(unicode.text, null);
  if (encoding !== null) return readAs(decoded(decode, bytes, encoding), null);
  if (bytes.includes(0)) return null;
  const guess = guessEncoding(bytes, decode);
  return readAs(decoded(decode, bytes, guess), guess);
}

function readAs(text: string, guess: string | null): TextRead | null {
  if (text.includes("\0")) return null;
  const warnings = notices();
  if (guess !== null && guess !== "utf-8") warnings.add(`files that are no Unicode, read as ${shown(guess)}`);
  if (text.includes("\uFFFD")) warnings.add("files that hold � for what can't be read");
  return { text, warnings: warnings.all, ...(guess === null ? {} : { guessed: guess }) };
}

/** As people write the names of encodings. */
function shown(encoding: string): string {
  if (encoding === "macintosh") return "Mac Roman";
  if (encoding === "shift_jis") return "Shift_JIS";
  if (/^(?:windows|big)/.test(encoding)) return encoding[0]!.toUpperCase() + encoding.slice(1);
  return encoding.toUpperCase();
}
