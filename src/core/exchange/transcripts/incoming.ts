import type { Codebook } from "../../study/codebook/codebook";
import type { MakeId } from "../../study/ids";
import { documentPath } from "../free-name";
import type { Incoming } from "../incoming";
import { bringIn } from "./bring-in";
import { commentRecords, newDocument, type Role } from "./document";
import type { BroughtIn } from "./transcript";

/** Who brings a file in, when, and into which study. */
export interface Importing {
  /** The file's name, without its folders. */
  readonly file: string;
  /** Whose its comments become. */
  readonly coder: string;
  readonly codebook: Codebook;
  readonly makeId: MakeId;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
}

/** A transcript as what comes into a study; `wrong` is a sentence for people. */
export function importTranscript(
  bytes: Uint8Array,
  importing: Importing,
): Incoming | { readonly wrong: string } {
  const brought = bringIn(importing.file, bytes);
  return "wrong" in brought ? brought : incomingTranscript(brought, importing);
}

/** How a transcript that was read comes in. */
export interface Arriving {
  /** The study path that it would like to be in, with a slash at its end. */
  readonly folder?: string;
  /** Who its speakers are. */
  readonly roles?: ReadonlyMap<string, Role>;
  /** It is from no file: `file` is only what it is called. */
  readonly isPasted?: boolean;
}

/** The same for one that was read already. */
export function incomingTranscript(
  brought: BroughtIn,
  { file, coder, codebook, makeId, now }: Importing,
  { folder = "", roles = new Map(), isPasted = false }: Arriving = {},
): Incoming {
  const made = newDocument(isPasted ? null : file, brought, roles);
  const passages = commentRecords(made, codebook, makeId, now).map((record) => ({ owner: coder, record }));
  const path = documentPath(`${folder}${file.replace(/\.[^.]*$/, "")}.md`);
  return {
    name: null,
    documents: [{ path, text: made.text, passages }],
    codes: [],
    coders: new Map(),
    participants: [],
    memos: [],
    lost: brought.lost,
    remarks: brought.remarks,
  };
}
