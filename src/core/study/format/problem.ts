import type { Range } from "../../text/lines";

export type Severity = "error" | "warning" | "information";

/** Every kind of problem there is, with how much it matters. */
const severities = {
  "alias-loop": "error",
  "broken-line": "error",
  "codes-in-conflict": "warning",
  "conflicted-copy": "warning",
  "document-missing": "warning",
  "duplicate-id": "error",
  "file-encoding": "warning",
  "file-size": "warning",
  "long-line": "information",
  "merge-conflict": "warning",
  "several-versions": "warning",
  syntax: "error",
  "too-many-references": "error",
  "unknown-code": "warning",
  unreadable: "error",
  "unsafe-name": "error",
  "wrong-value": "error",
} as const satisfies Record<string, Severity>;

export type ProblemCode = keyof typeof severities;

/** What can be done about a problem; a face knows how. */
export type Fix = "merge-codebook" | "choose-version" | "move-codings" | "remove-copy";

/** Something wrong in a file, as data: the core returns these where others throw. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** The study path of the file. */
  readonly file: string;
  readonly range: Range;
  readonly message: string;
  readonly fix?: Fix;
}

export const fileStart: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export function problem(code: ProblemCode, file: string, range: Range, message: string, fix?: Fix): Problem {
  const found = { code, severity: severities[code], file, range, message };
  return fix === undefined ? found : { ...found, fix };
}
