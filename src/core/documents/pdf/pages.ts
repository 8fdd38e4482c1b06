/** Words that stand together on a page. Lengths are in points, places counted from the page's lower left corner. */
export interface PageWords {
  readonly words: string;
  /** Where they begin, and how far they reach. */
  readonly x: number;
  readonly width: number;
  /** Of the line that they stand on. */
  readonly y: number;
  /** Of their letters; 0 for white space alone. */
  readonly size: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

/** A page, its words in the order in which the file has them. */
export interface Page {
  readonly height: number;
  readonly words: readonly PageWords[];
}

/** Reads the words of a PDF's pages, within bounds of time and memory; `wrong` is a sentence for people. */
export type ReadPages = (
  bytes: Uint8Array,
) => Promise<{ readonly pages: readonly Page[] } | { readonly wrong: string }>;
