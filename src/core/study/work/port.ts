export type FileRead =
  /** `sound` is false where the bytes are not UTF-8; the text then holds U+FFFD in their place. */
  | { readonly kind: "text"; readonly text: string; readonly sound: boolean }
  | { readonly kind: "missing" }
  | { readonly kind: "too-large"; readonly size: number }
  | { readonly kind: "failed"; readonly reason: string };

export type FileWrite =
  | { readonly kind: "written" | "unchanged" }
  /** Nothing was written. `reason` is a sentence for people. */
  | { readonly kind: "refused"; readonly reason: string };

/** Asks running work to stop; work that was stopped rejects with nothing half-done. */
export interface Cancel {
  readonly cancelled: boolean;
}

/** The study's only way to files. Failures of the outside world come back as values. */
export interface FilePort {
  /**
   * The study paths of all files below the root, in no order: relative, `/` between their parts, NFC. Hidden and
   * linked folders are not looked into.
   */
  list(cancel?: Cancel): Promise<string[]>;
  /** `most`: a larger file, in bytes, is not read. */
  read(path: string, most: number): Promise<FileRead>;
  /**
   * Replaces a text as one step that either happens whole or not at all, making folders as needed. `change` gets the
   * present text (null: no file) and returns the new one, or null to leave everything as it is. It may be called
   * again, with a newer text, when somebody else wrote in between.
   */
  update(path: string, change: (text: string | null) => string | null): Promise<FileWrite>;
  /**
   * Gives a file another path, making folders as needed; those that it leaves empty go. Refused where another file has
   * that path; unchanged where there is no file to move.
   */
  move(from: string, to: string): Promise<FileWrite>;
  /** Lets other work run, if it has been kept waiting. */
  yieldToEventLoop(): Promise<void>;
}

/** Old texts of documents, where something keeps them. */
export interface History {
  /** The normalised texts of those of the versions that are found, by their `textVersion`. */
  texts(document: string, versions: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export const noHistory: History = { texts: () => Promise.resolve(new Map()) };
