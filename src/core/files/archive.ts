import { cited } from "../messages/cited";
import { Inflate, strFromU8, zipSync } from "fflate";
import { checksum } from "./checksum";

/** What an archive may cost, whatever it claims. Sizes in bytes. */
export interface ArchiveLimits {
  readonly entries: number;
  /** Of one entry, unpacked. */
  readonly each: number;
  /** Of all entries that are read, unpacked. */
  readonly all: number;
}

export const archiveLimits: ArchiveLimits = { entries: 20_000, each: 64_000_000, all: 512_000_000 };

/** An archive whose table of contents could be read; nothing is unpacked until it is asked for. */
export interface Archive {
  /** The names of its files, in its order: relative, `/` between their parts, NFC, never leading out. Folders are left out. */
  readonly names: readonly string[];
  /**
   * What a file holds; a sentence for people where it can't be read, or would be more than the limits allow. No more
   * than that is ever unpacked, and what the archive says of its sizes is not trusted.
   * @throws RangeError for a name that is not there.
   */
  read(name: string): { readonly bytes: Uint8Array } | { readonly wrong: string };
}

interface Entry {
  readonly method: number;
  readonly locked: boolean;
  readonly checksum: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const fileMark = 0x04034b50;
const endLength = 22;
const longestRemark = 0xffff;
/** Where a size stands in a larger record that is not read. */
const elsewhere = 0xffff_ffff;
/** How many packed bytes are unpacked at once: at most a thousand times as many come out. */
const step = 4096;

/** Reads a ZIP archive's table of contents; `wrong` is a sentence for people. */
export function openArchive(bytes: Uint8Array, limits = archiveLimits): Archive | { readonly wrong: string } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) {
    return {
      wrong: bytes[0] === 0x50 && bytes[1] === 0x4b ? "The archive is cut off." : "This is no ZIP archive.",
    };
  }
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) return { wrong: `The archive holds ${count} files, more than are read.` };
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let number = 0; number < count; number++) {
    if (at + 46 > end || view.getUint32(at, true) !== entryMark) return damaged;
    const name = at + 46;
    const extra = name + view.getUint16(at + 28, true);
    const next = extra + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return damaged;
    const written = strFromU8(bytes.subarray(name, extra)).replaceAll("\\", "/").normalize("NFC");
    const entry: Entry = {
      locked: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    };
    at = next;
    if (written.endsWith("/")) continue;
    if (!isInside(written))
      return { wrong: `The archive holds ${cited(written)}, a name that leads out of it.` };
    if (entries.has(written)) return { wrong: `The archive holds ${cited(written)} twice.` };
    entries.set(written, entry);
  }
  let left = limits.all;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new RangeError(`no entry: ${name}`);
      const most = Math.min(limits.each, left);
      if (entry.locked) return { wrong: `${cited(name)} is protected by a password.` };
      if (entry.unpacked > most) return tooLarge(name);
      const packed = packedBytes(view, bytes, entry);
      if (packed === null) return { wrong: `${cited(name)} in the archive is damaged.` };
      const unpacked = entry.method === 0 ? packed : entry.method === 8 ? inflated(packed, most) : null;
      if (unpacked === null) return { wrong: `${cited(name)} is packed in a way that is not known.` };
      if (unpacked === "damaged") return { wrong: `${cited(name)} in the archive is damaged.` };
      left -= unpacked === "too large" ? most : unpacked.length;
      if (unpacked === "too large" || unpacked.length > most) return tooLarge(name);
      if (checksum(unpacked) !== entry.checksum)
        return { wrong: `${cited(name)} in the archive is damaged.` };
      return { bytes: unpacked };
    },
  };
}

/** A ZIP archive of these files, in this order. The same files make the same bytes, whenever and wherever. */
export function writeArchive(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1), level: 6, os: 0 });
}

const damaged = { wrong: "The archive's table of contents is damaged." };

function tooLarge(name: string): { wrong: string } {
  return { wrong: `${cited(name)} in the archive is larger than what is read.` };
}

/** Where the record at the end of the archive begins; null where there is none. */
function endOf(view: DataView): number | null {
  const from = view.byteLength - endLength;
  for (let at = from; at >= 0 && at >= from - longestRemark; at--)
    if (view.getUint32(at, true) === endMark) return at;
  return null;
}

function isInside(name: string): boolean {
  return !/^(?:\/|[a-z]:)|[\u0000-\u001f\u007f]|(?:^|\/)\.{0,2}(?:\/|$)/i.test(name);
}

function packedBytes(view: DataView, bytes: Uint8Array, { at, packed }: Entry): Uint8Array | null {
  if (packed === elsewhere || at + 30 > bytes.length || view.getUint32(at, true) !== fileMark) return null;
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return from + packed > bytes.length ? null : bytes.subarray(from, from + packed);
}

/** Unpacks step by step, and stops where it becomes more than `most`. */
function inflated(packed: Uint8Array, most: number): Uint8Array | "damaged" | "too large" {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((part) => {
    length += part.length;
    parts.push(part);
  });
  try {
    for (let at = 0; at === 0 || at < packed.length; at += step) {
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
      if (length > most) return "too large";
    }
  } catch {
    return "damaged";
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
