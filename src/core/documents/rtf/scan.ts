/** Who hears what stands in an RTF file, in its order. */
export interface Listener {
  /** Whether it has heard more than it can use: the rest is not read. */
  isFull(): boolean;
  /** A group begins. */
  open(): void;
  close(): void;
  /** A control word or sign, without its backslash; null where no number follows it. */
  control(name: string, value: number | null): void;
  /** A byte of words. */
  byte(value: number): void;
}

/** How deep groups may stand in each other. */
const deepest = 1000;
const longestName = 32;
const largestNumber = 0xffff_ffff;

const backslash = 0x5c;
const quote = 0x27;

/** Tells a listener what stands in an RTF file. False where groups stand too deep in each other: the rest is not read. */
export function scan(bytes: Uint8Array, listener: Listener): boolean {
  let depth = 0;
  let at = 0;
  while (at < bytes.length && !listener.isFull()) {
    const byte = bytes[at++]!;
    if (byte === 0x7b) {
      if (++depth > deepest) return false;
      listener.open();
    } else if (byte === 0x7d) {
      if (depth === 0) continue;
      depth--;
      listener.close();
    } else if (byte === backslash) at = scanControl(bytes, at, listener);
    else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) listener.byte(byte);
  }
  return true;
}

/** Reads what follows a backslash; comes back with where it ends. */
function scanControl(bytes: Uint8Array, from: number, listener: Listener): number {
  const first = bytes[from];
  if (first === undefined) return from;
  if (first === quote) {
    const value = (hex(bytes[from + 1]) << 4) | hex(bytes[from + 2]);
    if (value >= 0) listener.byte(value);
    return value >= 0 ? from + 3 : from + 1;
  }
  if (!isLetter(first)) {
    const sign = String.fromCharCode(first);
    if (sign === "\\" || sign === "{" || sign === "}") listener.byte(first);
    else listener.control(sign, null);
    return from + 1;
  }
  let name = "";
  let end = from;
  for (; end < bytes.length && name.length < longestName && isLetter(bytes[end]!); end++)
    name += String.fromCharCode(bytes[end]!);
  const isNegative = bytes[end] === 0x2d;
  if (isNegative) end++;
  let value: number | null = null;
  for (; end < bytes.length && isDigit(bytes[end]!); end++)
    value = Math.min(largestNumber, (value ?? 0) * 10 + bytes[end]! - 0x30);
  if (isNegative && value !== null) value = -value;
  if (bytes[end] === 0x20) end++;
  if (name === "bin") return Math.min(bytes.length, end + Math.max(0, value ?? 0));
  listener.control(name, value);
  return end;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Negative for what is no digit. */
function hex(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (isDigit(byte)) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
