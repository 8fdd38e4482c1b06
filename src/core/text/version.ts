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

/** A number that tells the texts of one session apart: two FNV-1a hashes (Fowler, Noll, Vo) of the code units, 53 bits. */
export function fingerprint(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x2f0b4a27;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995);
  }
  return (low >>> 0) * 0x200000 + ((high >>> 0) & 0x1fffff);
}
