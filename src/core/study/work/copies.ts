import { largestFile } from "../../text/limits";
import { normalise } from "../../text/normal";
import { readCopyPath, sidecarPath } from "../format/paths";
import { type FilePort, type FileWrite } from "./port";
import type { OwnedText } from "../model/read-document";
import { formatSidecar, parseSidecar } from "../format/sidecar";

/** A copy that a sync service left of an owner's file about a document, since two machines had written it. */
export interface Copy {
  readonly file: string;
  readonly owner: string;
  readonly document: string;
}

/**
 * Copies of which every line was taken over. While nobody else writes the copy or its owner's file, that file alone
 * counts: read once more, lines of the copy would bring back what has been changed since, and what was undone.
 */
export interface MergedCopies {
  /** Takes note of the texts that a copy and its owner's file have, now that the file says all that the copy does. */
  note(copy: Copy, copied: string, own: string): void;
  /** Whether that is all that happened to a copy and its owner's file, which have these texts now. */
  has(copy: string, copied: string, own: string): boolean;
  /** Takes note of what was written here into an owner's file. */
  wrote(file: string, before: string, after: string): void;
  /** What has to be read, of all that is kept about a document. */
  left(document: string, owned: readonly OwnedText[]): OwnedText[];
}

export function mergedCopies(): MergedCopies {
  const known = new Map<string, { readonly own: string; readonly copied: string; text: string }>();
  const has: MergedCopies["has"] = (copy, copied, own) => {
    const taken = known.get(copy);
    return taken?.copied === copied && taken.text === normalise(own);
  };
  return {
    has,
    note({ file, owner, document }, copied, text) {
      known.set(file, { own: sidecarPath(owner, document), copied, text: normalise(text) });
    },
    wrote(file, before, after) {
      for (const one of known.values())
        if (one.own === file && one.text === normalise(before)) one.text = normalise(after);
    },
    left(document, owned) {
      return owned.filter(({ owner, file, text }) => {
        if (!known.has(file)) return true;
        const own = owned.find((one) => one.owner === owner && one.file === sidecarPath(owner, document));
        return !has(file, text, own?.text ?? "");
      });
    },
  };
}

/**
 * Writes what a copy says and its owner's file does not into that file, lines that can't be read included; of the copy
 * nothing is taken away. `isWhole`: the file says everything now that the copy does.
 */
export async function mergeCopy(
  port: FilePort,
  copy: Copy,
  taken: MergedCopies,
): Promise<{ written: FileWrite; isWhole: boolean }> {
  const copied = await textOf(port, copy.file);
  if (copied === null) return { written: { kind: "unchanged" }, isWhole: false };
  const { written, own } = await takeOver(port, copy, arrived(copied), taken);
  const isWhole = written.kind !== "refused" && arrived(copied) === copied;
  if (isWhole) taken.note(copy, copied, own);
  return { written, isWhole };
}

/**
 * Has `remove` take a copy away, after its owner's file was given everything that the copy says. Where the copy can't be
 * read whole, or says something else by then, it is refused; where it is gone, nothing is done.
 */
export async function removeCopy(
  port: FilePort,
  copy: Copy,
  taken: MergedCopies,
  remove: (file: string) => Promise<FileWrite>,
): Promise<FileWrite> {
  if ((await port.read(copy.file, largestFile)).kind === "missing") return { kind: "unchanged" };
  const copied = await textOf(port, copy.file);
  if (copied === null) return { kind: "refused", reason: "The copy can't be read, so it stays." };
  const { written } = await takeOver(port, copy, copied, taken);
  if (written.kind === "refused") return written;
  const own = await textOf(port, sidecarPath(copy.owner, copy.document));
  const now = await textOf(port, copy.file);
  const isTaken =
    now !== null && (taken.has(copy.file, now, own ?? "") || withLines(own ?? "", now) === null);
  if (!isTaken) return { kind: "refused", reason: "The copy was changed in the meantime, so it stays." };
  return remove(copy.file);
}

async function takeOver(
  port: FilePort,
  { file, owner, document }: Copy,
  copied: string,
  taken: MergedCopies,
): Promise<{ written: FileWrite; own: string }> {
  const own = sidecarPath(owner, document);
  const texts = { before: "", after: "" };
  const written = await port.update(own, (text) => {
    texts.before = text ?? "";
    const next = taken.has(file, copied, texts.before) ? null : withLines(texts.before, copied);
    texts.after = next ?? texts.before;
    return next;
  });
  if (written.kind === "written") taken.wrote(own, texts.before, texts.after);
  return { written, own: texts.after };
}

/** What a path says of a copy; null for any other file. */
export function copyAt(file: string): Copy | null {
  const place = readCopyPath(file);
  return place === null ? null : { file, ...place };
}

/** The normalised text of a file; null where it can't be read as it is. */
async function textOf(port: FilePort, file: string): Promise<string | null> {
  const read = await port.read(file, largestFile);
  return read.kind === "text" && read.sound ? normalise(read.text) : null;
}

/** An owner's text with the lines of a copy that it lacks; null where it lacks none. */
function withLines(own: string, copied: string): string | null {
  const [mine, theirs] = [parseSidecar(own, ""), parseSidecar(copied, "")];
  const present = new Set([...mine.lines.map(({ raw }) => raw), ...mine.broken]);
  const lines = theirs.lines.filter(({ raw }) => !present.has(raw));
  const broken = [...new Set(theirs.broken)].filter((raw) => !present.has(raw));
  if (lines.length === 0 && broken.length === 0) return null;
  const all = [...mine.lines, ...lines].map(({ raw, record }) => ({ id: record.id, raw }));
  return formatSidecar(all, [...mine.broken, ...broken]);
}

/** A copy's text without a last line that is cut off: it may still be on its way to this disk. */
function arrived(copied: string): string {
  const end = copied.lastIndexOf("\n") + 1;
  return parseSidecar(copied.slice(end), "").broken.length === 0 ? copied : copied.slice(0, end);
}
