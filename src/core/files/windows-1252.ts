import type { Decode } from "./encodings";
import { strFromU8 } from "fflate";

/** What Windows-1252 has in the places from 0x80 on where Latin-1 has control characters. */
const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** The names that the web has for Windows-1252. */
const names =
  /^(?:windows-1252|x-cp1252|cp1252|iso[-_]?8859-?1|latin1|l1|us-ascii|ascii|cp819|ibm819|iso-ir-100|iso_8859-1:1987|csisolatin1|ansi_x3\.4-1968)$/i;

/** The same as another reads bytes, but Windows-1252 by ourselves: some versions of Node take it for Latin-1. */
export function decoded(decode: Decode, bytes: Uint8Array, encoding: string): string {
  if (!names.test(encoding.trim())) return decode(bytes, encoding);
  return strFromU8(bytes, true).replace(/[\u0080-\u009f]/g, (unit) => windows[unit.charCodeAt(0) - 0x80]!);
}
