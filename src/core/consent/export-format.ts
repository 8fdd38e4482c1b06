import type { Notice } from "../messages/notices";
import type { StudyFolder } from "../study/work/folder";
import type { FilePort } from "../study/work/port";
import { consentFileError } from "./consent-files";

/** A file for another program, and what is not in it. */
export interface Exported {
  readonly bytes: Uint8Array;
  /** What the format has no place for. */
  readonly omitted: readonly Notice[];
  /** What may not leave, and why. */
  readonly withheld: readonly Notice[];
}

/** What somebody asks of an export. */
export interface ExportOptions {
  /** What a study is called that does not say itself. */
  readonly name: string;
  /** How lines end in texts of their own. */
  readonly lineEnds: "lf" | "crlf";
  /** The documents to be in it, by their paths; null: all. A codebook is whole in any case. */
  readonly documents: ReadonlySet<string> | null;
}

/** A kind of file that a study can leave as. */
export interface ExportFormat {
  /** With its dot, in small letters. */
  readonly ending: string;
  readonly what: string;
  /** `wrong` is a sentence for people. */
  readonly write: (
    folder: StudyFolder,
    port: FilePort,
    options: ExportOptions,
  ) => Promise<Exported | { readonly wrong: string }>;
}

/** The same format, which writes nothing where it can't be told who agreed to what. */
export function withConsent({ write, ...format }: ExportFormat): ExportFormat {
  return {
    ...format,
    write: async (folder, port, options) =>
      (await consentFileError(folder.study.setup, port)) ?? write(folder, port, options),
  };
}
