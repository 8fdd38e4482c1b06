import * as z from "zod/mini";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A ULID: 128 bits as 26 digits of Crockford's base 32, the first 48 of them a time in milliseconds. */
export const ulid = z.string().check(z.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, "is no id"));

/** The name of a code, coder or theme in files: `[a-z0-9-]+`, up to 64 characters. */
export const slug = z.string().check(z.regex(/^[a-z0-9-]{1,64}$/, "may hold only a–z, 0–9 and hyphens"));

export function isSlug(text: string): boolean {
  return slug.safeParse(text).success;
}

/** Makes ids that grow: later ones sort after earlier ones, within one millisecond too. */
export type MakeId = (now: number) => string;

/** `random` fills an array with random bytes. */
export function idMaker(random: (bytes: Uint8Array) => Uint8Array): MakeId {
  let last = -1;
  let tail: number[] = [];
  return (now) => {
    if (now <= last && tail.some((digit) => digit < 31)) tail = increment(tail);
    else {
      last = Math.max(now, last + 1);
      tail = Array.from(random(new Uint8Array(16)), (byte) => byte % 32);
    }
    return timePart(last) + tail.map((digit) => alphabet[digit]).join("");
  };
}

function timePart(time: number): string {
  let digits = "";
  for (let rest = time, at = 0; at < 10; at++, rest = Math.floor(rest / 32))
    digits = alphabet[rest % 32]! + digits;
  return digits;
}

function increment(digits: readonly number[]): number[] {
  const next = [...digits];
  for (let at = next.length - 1; at >= 0; at--) {
    next[at] = (next[at]! + 1) % 32;
    if (next[at] !== 0) break;
  }
  return next;
}

/** Writes the 16 bytes of a valid ULID into `bytes` from `at` on. */
export function packId(id: string, bytes: Uint8Array, at: number): void {
  bytes[at] = fourDigits(id, 0) >> 10;
  // Eight digits of five bits are five bytes.
  for (let from = 2, to = at + 1; from < 26; from += 8, to += 5) {
    const high = fourDigits(id, from);
    const low = fourDigits(id, from + 4);
    bytes[to] = high >> 12;
    bytes[to + 1] = high >> 4;
    bytes[to + 2] = (high << 4) | (low >> 16);
    bytes[to + 3] = low >> 8;
    bytes[to + 4] = low;
  }
}

function fourDigits(id: string, at: number): number {
  return (
    (values[id.charCodeAt(at)]! << 15) |
    (values[id.charCodeAt(at + 1)]! << 10) |
    (values[id.charCodeAt(at + 2)]! << 5) |
    values[id.charCodeAt(at + 3)]!
  );
}

/** The ULID whose 16 bytes begin at `at`. */
export function unpackId(bytes: Uint8Array, at: number): string {
  let id = "";
  let buffer = 0;
  let bits = 2;
  for (let from = at; from < at + 16; from++) {
    buffer = ((buffer << 8) | bytes[from]!) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      id += alphabet[(buffer >> bits) & 31]!;
    }
  }
  return id;
}

const values = new Uint8Array(128);
for (let digit = 0; digit < 32; digit++) values[alphabet.charCodeAt(digit)] = digit;

/** A slug for a name as people write it: `Taken for granted` → `taken-for-granted`; empty where nothing is left. */
export function slugFor(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 64)
    .replace(/^-+|-+$/g, "");
}
