import { type Decode, isEncoding } from "../../files/encodings";
import { strFromU8 } from "fflate";

/** So many bytes of a page are looked at. */
const most = 8192;

/** The encoding that a page says that it is in; null where it does not, or one that is not known. */
export function charsetIn(bytes: Uint8Array, decode: Decode): string | null {
  const head = strFromU8(bytes.subarray(0, most), true);
  const said =
    /<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{1,40})/i.exec(head)?.[1] ??
    /^<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w:.-]{1,40})/i.exec(head)?.[1];
  if (said === undefined || !isEncoding(decode, said)) return null;
  // A page that can be read so far is not in UTF-16, whatever it says.
  return /^utf-?16/i.test(said) ? "utf-8" : said;
}
