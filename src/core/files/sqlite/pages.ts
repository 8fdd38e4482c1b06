import { strFromU8 } from "fflate";
import { readUtf16 } from "../unicode";

/** The pages of a database file in SQLite's format, version 3. */
export interface Pages {
  /** Of the whole file, in bytes: nothing that is kept in it can be larger. */
  readonly size: number;
  /** How many bytes of a page hold something. */
  readonly usable: number;
  /** The bytes of a page, counted from 1; null where there is none. */
  readonly page: (number: number) => Uint8Array | null;
  /** A text as it is kept in it. */
  readonly text: (bytes: Uint8Array) => string;
  /** Whether what was written last may stand in another file beside it. */
  readonly isLogged: boolean;
}

const signature = "SQLite format 3\0";
/** The first page begins with what is said of all of them. */
export const headerLength = 100;
const largest = 512_000_000;

/** Reads what a database file says of itself; `wrong` is a sentence for people. */
export function openPages(bytes: Uint8Array): Pages | { readonly wrong: string } {
  if (bytes.length === 0) return { wrong: "The file is empty." };
  if (bytes.length > largest) return { wrong: "It is larger than what is read." };
  if (strFromU8(bytes.subarray(0, signature.length), true) !== signature)
    return { wrong: "This is no SQLite database." };
  if (bytes.length < headerLength) return cutOff;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const written = view.getUint16(16);
  const pageSize = written === 1 ? 65_536 : written;
  const usable = pageSize - view.getUint8(20);
  const encoding = view.getUint32(56);
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0 || usable < 480 || encoding > 3) return damaged;
  // Old programs leave the number of pages as it was; then it does not count.
  const claimed = view.getUint32(24) === view.getUint32(92) ? view.getUint32(28) : 0;
  if (claimed * pageSize > bytes.length) return cutOff;
  return {
    size: bytes.length,
    usable,
    page(number) {
      const from = (number - 1) * pageSize;
      return from >= 0 && from + pageSize <= bytes.length ? bytes.subarray(from, from + pageSize) : null;
    },
    text: (from) =>
      encoding === 2 ? readUtf16(from, 0) : encoding === 3 ? readUtf16(from, 1) : readUtf8(from),
    isLogged: view.getUint8(18) === 2 || view.getUint8(19) === 2,
  };
}

const cutOff = { wrong: "The database is cut off." };
export const damaged = { wrong: "The database is damaged." };

/** With its byte-order marks, which count there like any other character. */
function readUtf8(bytes: Uint8Array): string {
  let marks = 0;
  while (bytes[3 * marks] === 0xef && bytes[3 * marks + 1] === 0xbb && bytes[3 * marks + 2] === 0xbf) marks++;
  return "\uFEFF".repeat(marks) + strFromU8(bytes.subarray(3 * marks));
}
