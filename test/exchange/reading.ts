import type { Importing } from "../../src/core/exchange/transcripts/import-transcript";
import { emptyCodebook } from "../../src/core/study/format/codebook/codebook";
import type { Reading } from "../../src/core/documents/reading";
import { decoded } from "../../src/core/files/windows-1252";

export function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** How the faces read a file: in an encoding that somebody chose, or none. */
export function reading(encoding: string | null = null): Reading {
  return { decode, encoding, pages: null };
}

/** A file that the coder ana brings into a study without codes, but for what is said otherwise. */
export function importing(more: Partial<Importing> = {}): Importing {
  return {
    file: "r1.md",
    isPasted: false,
    folder: "",
    coder: "ana",
    codebook: emptyCodebook,
    makeId: () => "",
    now: Date.parse("2026-11-22T12:00:00Z"),
    roles: new Map(),
    ...reading(),
    ...more,
  };
}

const tables = new Map<string, Map<string, number[]>>();

/** A text as a program wrote it that knew only this encoding. */
export function encoded(text: string, encoding: string): Uint8Array {
  let table = tables.get(encoding);
  if (table === undefined) tables.set(encoding, (table = tableOf(encoding)));
  return Uint8Array.from(
    Array.from(text).flatMap((letter) => {
      const bytes = table.get(letter);
      if (bytes === undefined) throw new RangeError(`${encoding} has no ${letter}`);
      return bytes;
    }),
  );
}

function tableOf(encoding: string): Map<string, number[]> {
  const table = new Map<string, number[]>();
  const add = (...bytes: number[]) => {
    const letter = decoded(decode, Uint8Array.from(bytes), encoding);
    if (Array.from(letter).length === 1 && letter !== "\uFFFD" && !table.has(letter))
      table.set(letter, bytes);
  };
  for (let byte = 0; byte < 256; byte++) add(byte);
  if (/jis|euc|gb|big5/.test(encoding))
    for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add(lead, trail);
  return table;
}
