import type { Pages } from "./pages";

/** What a row has in a column. Whole numbers beyond 2^53 are rounded. */
export type Value = number | string | Uint8Array | null;

/** A number of one to nine bytes, and where it ends; null where the bytes end before it. */
export function readVarint(bytes: Uint8Array, at: number): { value: number; end: number } | null {
  let value = 0;
  for (let count = 0; count < 8; count++) {
    const byte = bytes[at + count];
    if (byte === undefined) return null;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + count + 1 };
  }
  if (at + 9 > bytes.length) return null;
  let exact = 0n;
  for (let count = 0; count < 8; count++) exact = (exact << 7n) | BigInt(bytes[at + count]! & 0x7f);
  return { value: Number(BigInt.asIntN(64, (exact << 8n) | BigInt(bytes[at + 8]!))), end: at + 9 };
}

const integerLengths = [0, 1, 2, 3, 4, 6, 8];

/** The first values of a row, at most `most`; null where they can't be read. */
export function readRecord(payload: Uint8Array, most: number, text: Pages["text"]): Value[] | null {
  const header = readVarint(payload, 0);
  if (header === null || header.value > payload.length) return null;
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const values: Value[] = [];
  let at = header.value;
  for (let next = header.end; next < header.value && values.length < most;) {
    const kind = readVarint(payload, next);
    if (kind === null || kind.end > header.value) return null;
    next = kind.end;
    const type = kind.value;
    const length =
      type < 7 ? integerLengths[type]! : type === 7 ? 8 : type < 12 ? 0 : Math.floor(type / 2) - 6;
    if (type < 0 || type === 10 || type === 11 || at + length > payload.length) return null;
    if (type === 0) values.push(null);
    else if (type < 7) values.push(integer(view, at, length));
    else if (type === 7) values.push(view.getFloat64(at));
    else if (type < 12) values.push(type - 8);
    else {
      const bytes = payload.subarray(at, at + length);
      values.push(type % 2 === 0 ? bytes : text(bytes));
    }
    at += length;
  }
  return values;
}

function integer(view: DataView, at: number, length: number): number {
  if (length === 8) return Number(view.getBigInt64(at));
  let value = view.getInt8(at);
  for (let next = at + 1; next < at + length; next++) value = value * 256 + view.getUint8(next);
  return value;
}
