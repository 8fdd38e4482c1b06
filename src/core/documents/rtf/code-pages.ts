import type { Decode } from "../../files/encodings";
import { decoded } from "../../files/windows-1252";

const western = "windows-1252";

/** Windows' code pages that are not called by their number. */
const names: Readonly<Record<number, string>> = {
  866: "ibm866",
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  10000: "macintosh",
  10007: "x-mac-cyrillic",
  20866: "koi8-r",
  54936: "gb18030",
  65001: "utf-8",
};

/** Fonts' character sets (`\fcharset`). 0 and 1 are the document's own code page. */
const sets: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** The encoding that a code page's number stands for: Western Europe's where it stands for none that is known. */
export function encodingOfCodePage(page: number): string {
  return names[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : western);
}

/** The same for a font's character set; null for one that leaves it to the document. */
export function encodingOfSet(set: number): string | null {
  const page = sets[set];
  return page === undefined ? null : encodingOfCodePage(page);
}

/** Decodes short stretches, many of them, each in an encoding that is known. */
export function decoder(decode: Decode): (bytes: readonly number[], encoding: string) => string {
  const tables = new Map<string, readonly string[] | null>();
  return (bytes, encoding) => {
    let table = tables.get(encoding);
    if (table === undefined) tables.set(encoding, (table = tableOf(decode, encoding)));
    if (table === null) return decoded(decode, Uint8Array.from(bytes), encoding);
    return bytes.map((byte) => table[byte]!).join("");
  };
}

/** What each byte says; null where some letters are several bytes. */
function tableOf(decode: Decode, encoding: string): readonly string[] | null {
  const all = Array.from({ length: 256 }, (_, byte) => byte);
  const units = decoded(decode, Uint8Array.from(all), encoding).split("");
  return units.length === 256 && !multiple.has(encoding) ? units : null;
}

const multiple = new Set(["shift_jis", "gbk", "gb18030", "euc-kr", "big5", "utf-8"]);
