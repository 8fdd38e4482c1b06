import { strFromU8 } from "fflate";
import { decode } from "../encoding";

/** What Windows-1252 has in the places from 0x80 on where Latin-1 has control characters. */
const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** A text and how it was read. */
export interface TextRead {
  readonly text: string;
  /** Whether it is no Unicode: what old programs of Western Europe and America wrote, as far as can be told. */
  readonly isOld: boolean;
}

/** Reads the bytes of a text file: as UTF-8 or UTF-16, else as Windows-1252. Null where they are no text. */
export function readText(bytes: Uint8Array): TextRead | null {
  const { text, sound } = decode(bytes);
  if (sound) return text.includes("\0") ? null : { text, isOld: false };
  if (bytes.includes(0)) return null;
  const old = strFromU8(bytes, true).replace(
    /[\u0080-\u009f]/g,
    (unit) => windows[unit.charCodeAt(0) - 0x80]!,
  );
  return { text: old, isOld: true };
}
