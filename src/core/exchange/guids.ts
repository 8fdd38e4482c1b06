import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { packId, unpackId } from "../study/format/ids";

/** The namespace of all names that are hashed here. */
const namespace = bytesOf("6d1f0c52-6c0e-4b0a-9f0d-3a6e5b0f7c21")!;

/** A GUID that is the same for the same words: a name-based UUID, version 5 (RFC 9562). */
export function guidFor(...words: readonly string[]): string {
  const hash = sha1
    .create()
    .update(namespace)
    .update(utf8ToBytes(words.join("\n")))
    .digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  return written(hash);
}

/** The GUID with the 128 bits of a ULID. */
export function guidOf(id: string): string {
  const bytes = new Uint8Array(16);
  packId(id, bytes, 0);
  return written(bytes);
}

/** The ULID with the 128 bits of a GUID; null for what is no GUID. */
export function idOfGuid(guid: string): string | null {
  const bytes = bytesOf(guidKey(guid));
  return bytes === null ? null : unpackId(bytes, 0);
}

/** The ULID that is the same for the same words. */
export function idFor(...words: readonly string[]): string {
  return idOfGuid(guidFor(...words))!;
}

/** A reference as it can be compared with others: some write GUIDs in brackets, or in capitals. */
export function guidKey(written: string): string {
  return written
    .trim()
    .replace(/^\{(.*)\}$/, "$1")
    .toLowerCase();
}

function bytesOf(guid: string): Uint8Array | null {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(guid)) return null;
  const digits = guid.replaceAll("-", "");
  return Uint8Array.from({ length: 16 }, (_, at) => Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16));
}

function written(bytes: Uint8Array): string {
  const hex = bytesToHex(bytes.subarray(0, 16));
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
