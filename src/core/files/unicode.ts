import { strFromU8 } from "fflate";

/** A text as its bytes give it. */
export interface Decoded {
  /** Line ends as they stand, without a byte-order mark. */
  readonly text: string;
  readonly byteOrderMark: boolean;
  /** False where the bytes are no sound text; it then holds U+FFFD in their place. */
  readonly sound: boolean;
}

/** Reads UTF-8, and UTF-16 where a byte-order mark or the zeros of its first letter tell of it. */
export function decode(bytes: Uint8Array): Decoded {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return wide(bytes.subarray(2), 0, true);
  if (first === 0xfe && second === 0xff) return wide(bytes.subarray(2), 1, true);
  if (first !== 0 && second === 0 && bytes.length > 2) return wide(bytes, 0, false);
  if (first === 0 && second !== 0 && bytes.length > 2) return wide(bytes, 1, false);
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  const text = strFromU8(marked ? bytes.subarray(3) : bytes);
  return { text, byteOrderMark: marked, sound: !text.includes("\uFFFD") };
}

const atOnce = 8192;

function wide(bytes: Uint8Array, low: 0 | 1, byteOrderMark: boolean): Decoded {
  const text = readUtf16(bytes, low);
  return { text, byteOrderMark, sound: bytes.length % 2 === 0 && !/\p{Cs}/u.test(text) };
}

/** UTF-16 without regard to a byte-order mark; the low byte of each unit stands first (0) or second (1). */
export function readUtf16(bytes: Uint8Array, low: 0 | 1): string {
  let text = "";
  for (let from = 0; from + 1 < bytes.length; from += 2 * atOnce) {
    const units: number[] = [];
    const to = Math.min(from + 2 * atOnce, bytes.length - 1);
    for (let at = from; at < to; at += 2) units.push(bytes[at + low]! | (bytes[at + 1 - low]! << 8));
    text += String.fromCharCode(...units);
  }
  return text;
}
