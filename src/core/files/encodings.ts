/**
 * What bytes say in an encoding named as the web names it, letters that it does not have as U+FFFD.
 * @throws RangeError for an encoding that is not known.
 */
export type Decode = (bytes: Uint8Array, encoding: string) => string;

/** How the bytes of a text are read. */
export interface Decoding {
  /** Of the program that reads: the core knows Unicode only. */
  readonly decode: Decode;
  /** Chosen by a person, for a file that does not say itself; null: it is told from what stands in it. */
  readonly encoding: string | null;
}

/** The encodings that transcripts come in, most common first in each script; `decode` may know more. */
export const encodings: readonly { readonly name: string; readonly scripts: string }[] = [
  { name: "utf-8", scripts: "all" },
  { name: "utf-16le", scripts: "all" },
  { name: "windows-1252", scripts: "Western European" },
  { name: "macintosh", scripts: "Western European, from an old Mac" },
  { name: "windows-1250", scripts: "Central European" },
  { name: "iso-8859-2", scripts: "Central European" },
  { name: "windows-1257", scripts: "Baltic" },
  { name: "windows-1251", scripts: "Cyrillic" },
  { name: "koi8-r", scripts: "Cyrillic" },
  { name: "iso-8859-5", scripts: "Cyrillic" },
  { name: "ibm866", scripts: "Cyrillic" },
  { name: "windows-1253", scripts: "Greek" },
  { name: "iso-8859-7", scripts: "Greek" },
  { name: "windows-1254", scripts: "Turkish" },
  { name: "windows-1255", scripts: "Hebrew" },
  { name: "windows-1256", scripts: "Arabic" },
  { name: "iso-8859-6", scripts: "Arabic" },
  { name: "windows-874", scripts: "Thai" },
  { name: "windows-1258", scripts: "Vietnamese" },
  { name: "shift_jis", scripts: "Japanese" },
  { name: "euc-jp", scripts: "Japanese" },
  { name: "gb18030", scripts: "Chinese, simplified" },
  { name: "big5", scripts: "Chinese, traditional" },
  { name: "euc-kr", scripts: "Korean" },
];

/** Whether an encoding of that name can be read. */
export function isEncoding(decode: Decode, name: string): boolean {
  try {
    decode(new Uint8Array(), name);
    return true;
  } catch {
    return false;
  }
}
