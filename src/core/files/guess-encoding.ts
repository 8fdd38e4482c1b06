import type { Decode } from "./encodings";
import { analyse } from "chardet";
import { decoded } from "./windows-1252";

/** What most old programs wrote in Western Europe and America. */
const western = "windows-1252";

/** By the names that a guess comes with; those that no text can be read in are left out. */
const latin: Readonly<Record<string, string>> = {
  "ISO-8859-1": western,
  "windows-1252": western,
  "ISO-8859-2": "iso-8859-2",
  "windows-1250": "windows-1250",
  "ISO-8859-9": "windows-1254",
  "windows-1254": "windows-1254",
  "windows-1257": "windows-1257",
  "windows-1258": "windows-1258",
};
const others: Readonly<Record<string, string>> = {
  "UTF-8": "utf-8",
  Shift_JIS: "shift_jis",
  "EUC-JP": "euc-jp",
  "EUC-KR": "euc-kr",
  GB18030: "gb18030",
  Big5: "big5",
  "windows-1251": "windows-1251",
  "KOI8-R": "koi8-r",
  "ISO-8859-5": "iso-8859-5",
  "ISO-8859-6": "iso-8859-6",
  "windows-1256": "windows-1256",
  "ISO-8859-7": "iso-8859-7",
  "windows-1253": "windows-1253",
  "ISO-8859-8": "iso-8859-8",
  "windows-1255": "windows-1255",
  "windows-874": "windows-874",
};
const known: Readonly<Record<string, string>> = { ...latin, ...others };
const logical: Readonly<Record<string, string>> = { "iso-8859-8": "windows-1255" };

/** So many bytes are looked at. */
const enough = 32_768;
/** A guess from words alone, of 100, that is trusted over what the lines around them look like. */
const sure = 50;
const thai = "windows-874";
const clear = 80;
const fair = 20;
/** How much likelier than Western European another Latin alphabet must be, with few letters to tell it by and with more. */
const few = 8;
const leads = { few: 1.4, many: 1.15 };

/** All that are guessed. */
export const guessedEncodings: readonly string[] = [...Object.values(known).map(logicalOf), "macintosh"];

/** The encoding that a text is most likely in, by the letters of the languages that people write; it is no Unicode. */
export function guessEncoding(bytes: Uint8Array, decode: Decode): string {
  const sample = stretches(bytes, 0x0a);
  const letters = sample.filter((byte) => byte >= 0x80);
  const canBe = (encoding: string) =>
    encoding === "utf-8" || !decoded(decode, sample, encoding).includes("\uFFFD");
  const guesses = analyse(sample).filter(({ name }) => known[name] !== undefined);
  const likely = guesses.filter(({ name }) => canBe(known[name]!));
  const [best] = likely;
  if (best === undefined) return western;
  // Thai, too, may seem to be pairs of bytes; those of Asia's other scripts are told more surely.
  const isThai =
    best.confidence < clear && (likely.find(({ name }) => name === thai)?.confidence ?? 0) >= fair;
  if (latin[best.name] === undefined) return isThai ? thai : read(best.name);
  // Few words of another script are lost among many of ours.
  const [alone] = analyse(stretches(sample, 0x20)).filter(({ name }) => others[name] !== undefined);
  if (alone !== undefined && alone.confidence >= sure && canBe(read(alone.name))) return read(alone.name);
  const ours = likely.find(({ name }) => latin[name] === western)?.confidence ?? 0;
  const lead = letters.length < few ? leads.few : leads.many;
  if (latin[best.name] !== western && best.confidence > ours * lead) return read(best.name);
  return isMac(sample, decode) ? "macintosh" : western;
}

function read(name: string): string {
  return logicalOf(known[name]!);
}

function logicalOf(encoding: string): string {
  return logical[encoding] ?? encoding;
}

/** Those parts between two ends, line feeds or spaces, that have bytes beyond ASCII, and their ends. */
function stretches(bytes: Uint8Array, end: number): Uint8Array {
  const kept = new Uint8Array(Math.min(bytes.length, enough));
  let length = 0;
  let from = 0;
  let isTelling = false;
  for (let at = 0; at < bytes.length && length < kept.length; at++) {
    if (bytes[at]! >= 0x80) isTelling = true;
    if (bytes[at] !== end && at < bytes.length - 1 && at - from < enough) continue;
    const part = bytes.subarray(from, Math.min(at + 1, from + kept.length - length));
    if (isTelling) {
      kept.set(part, length);
      length += part.length;
    }
    from = at + 1;
    isTelling = false;
  }
  return kept.subarray(0, length);
}

/** Signs and capitals that stand nowhere after a small letter and before another. */
const odd = /(?<=[a-z])[€‚ƒ„†‡ˆ‰Š‹ŒŽ“”•˜™š›žŸ¡-¶¸-ÖØ-Þ\u0081\u008d\u008f\u0090\u009d](?=[a-z])/g;

/** Whether a text that seems to be Western makes more sense as old Macs wrote it: they had other letters in these places. */
function isMac(sample: Uint8Array, decode: Decode): boolean {
  const oddities = (encoding: string) => decoded(decode, sample, encoding).match(odd)?.length ?? 0;
  const here = oddities(western);
  return here >= 2 && oddities("macintosh") * 2 < here;
}
