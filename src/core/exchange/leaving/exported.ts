import type { Loss } from "../losses";

/** A file for another program, and what is not in it. */
export interface Exported {
  readonly bytes: Uint8Array;
  /** What the format has no place for. */
  readonly lost: readonly Loss[];
  /** What may not leave, and why. */
  readonly stays: readonly Loss[];
}
