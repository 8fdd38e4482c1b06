import type { Decoding } from "../files/encodings";
import type { ReadPages } from "./pdf/pages";

/** How a file is read. */
export interface Reading extends Decoding {
  /** Reads a PDF's pages; null where that can't be done. */
  readonly pages: ReadPages | null;
}
