import { damaged, headerLength, type Pages } from "./pages";
import { readVarint } from "./records";

const kinds = { interior: 5, leaf: 13, indexInterior: 2, indexLeaf: 10 } as const;

/**
 * Reads a table's rows in the order of their row ids, each as it is packed; `root` is the page where the table begins.
 * Every page is looked at once, and rows together are no larger than the file, so that a wrong one costs no more than a
 * sound one. Null where all is well; else a sentence for people.
 */
export function readTable(
  pages: Pages,
  root: number,
  each: (rowId: number, payload: Uint8Array) => boolean,
): { readonly wrong: string } | null {
  const seen = new Set<number>();
  const open = [root];
  let left = pages.size;
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    const page = pages.page(number);
    if (page === null || seen.has(number)) return damaged;
    seen.add(number);
    const view = new DataView(page.buffer, page.byteOffset, pages.usable);
    const head = number === 1 ? headerLength : 0;
    const kind = view.getUint8(head);
    if (kind === kinds.indexInterior || kind === kinds.indexLeaf)
      return { wrong: "It has tables without row ids, which are not read." };
    if (kind !== kinds.interior && kind !== kinds.leaf) return damaged;
    const count = view.getUint16(head + 3);
    const cells = head + (kind === kinds.leaf ? 8 : 12);
    if (cells + 2 * count > pages.usable) return damaged;
    const below: number[] = [];
    for (let at = cells; at < cells + 2 * count; at += 2) {
      const cell = view.getUint16(at);
      if (cell + 4 > pages.usable) return damaged;
      if (kind === kinds.interior) {
        below.push(view.getUint32(cell));
        continue;
      }
      const length = readVarint(page, cell);
      const rowId = length === null ? null : readVarint(page, length.end);
      if (length === null || rowId === null || length.value < 0 || length.value > left) return damaged;
      left -= length.value;
      const payload = payloadAt(pages, page, rowId.end, length.value);
      if (payload === null || !each(rowId.value, payload)) return damaged;
    }
    if (kind === kinds.interior) open.push(view.getUint32(head + 8), ...below.reverse());
  }
  return null;
}

/** What a row holds, also where it goes on in pages of its own. */
function payloadAt(pages: Pages, page: Uint8Array, at: number, length: number): Uint8Array | null {
  const { usable } = pages;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const part = least + ((length - least) % (usable - 4));
  const local = length <= usable - 35 ? length : part <= usable - 35 ? part : least;
  if (at + local > usable) return null;
  if (local === length) return page.subarray(at, at + length);
  if (at + local + 4 > usable) return null;
  const whole = new Uint8Array(length);
  whole.set(page.subarray(at, at + local));
  let next = numberAt(page, at + local);
  for (let filled = local; filled < length;) {
    const more = pages.page(next);
    if (more === null) return null;
    const taken = more.subarray(4, Math.min(usable, 4 + length - filled));
    whole.set(taken, filled);
    filled += taken.length;
    next = numberAt(more, 0);
  }
  return whole;
}

function numberAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
}
