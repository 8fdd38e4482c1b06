import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * Names a version of a document: the first 12 hex digits of git's blob id, SHA-1 over `blob <bytes>\0` and the
 * normalised text in UTF-8.
 */
export function textVersion(text: string): string {
  const bytes = utf8ToBytes(text);
  const hash = sha1
    .create()
    .update(utf8ToBytes(`blob ${bytes.length}\0`))
    .update(bytes);
  return bytesToHex(hash.digest()).slice(0, 12);
}
