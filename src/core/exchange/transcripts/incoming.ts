import type { Codebook } from "../../study/codebook/codebook";
import type { MakeId } from "../../study/ids";
import { documentPath } from "../free-name";
import type { Incoming } from "../incoming";
import type { TableChoice } from "../tables/choose";
import { bringIn } from "./bring-in";
import { commentRecords, newDocument } from "./document";

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
  /** How a table is to be taken; guessed where it is left out. */
  readonly table?: TableChoice;
}

/** A transcript as what comes into a study; `wrong` is a sentence for people. */
export function importTranscript(
  bytes: Uint8Array,
  { file, coder, codebook, makeId, now }: Importing,
): Incoming | { readonly wrong: string } {
  const brought = bringIn(file, bytes);
  if ("wrong" in brought) return brought;
  const made = newDocument(file, brought);
  const passages = commentRecords(made, codebook, makeId, now).map((record) => ({ owner: coder, record }));
  const path = documentPath(`${file.replace(/\.[^.]*$/, "")}.md`);
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
