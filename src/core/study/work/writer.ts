import { applyChange, inverse, type Action, type Change } from "./change";
import { readCodebook } from "../format/codebook/codebook";
import { newManifest } from "../format/manifest";
import * as paths from "../format/paths";
import type { FilePort, FileWrite } from "./port";
import type { StudyReader } from "./reader";

/** Writes changes into a study's files and has them read. Its methods may not overlap. */
export class StudyWriter {
  constructor(
    private readonly port: FilePort,
    private readonly reader: StudyReader,
  ) {}

  /** Writes an action's changes; what was written is taken back where a later one is refused. */
  async writeAll(action: Action, { undoing = false } = {}): Promise<FileWrite> {
    const done: Change[] = [];
    let result: FileWrite = { kind: "unchanged" };
    for (const change of action.changes) {
      if (undoing && change.kind === "codebook" && this.wouldOrphan(change)) continue;
      const written = await this.writeAndRead(change);
      if (written.kind === "refused") {
        for (const back of inverse({ ...action, changes: done }).changes) await this.writeAndRead(back);
        result = written;
        break;
      }
      done.push(change);
      if (written.kind === "written") result = written;
    }
    await this.readAll(done);
    return result;
  }

  /** Writes one change of a file that is there, or makes it; what it says is not read yet. */
  async write(change: Change): Promise<FileWrite> {
    if (change.kind === "move") return this.port.move(change.from, change.to);
    const file = change.kind === "codebook" ? paths.codebookFile : change.file;
    const attempt = { refused: false, before: "", after: "" };
    const written = await this.port.update(file, (text) => {
      const next = applyChange(text, change);
      attempt.refused = next === null;
      attempt.before = text ?? "";
      attempt.after = next ?? "";
      return next;
    });
    if (written.kind === "unchanged" && attempt.refused) {
      return {
        kind: "refused",
        reason: "This was changed elsewhere in the meantime, so it was left as it is.",
      };
    }
    if (written.kind === "written") {
      this.reader.wrote(file);
      this.reader.taken.wrote(file, attempt.before, attempt.after);
    }
    return written;
  }

  /** Makes any folder a study: its mark, and what lets git merge codings. `name` is written where it is none yet. */
  async ensureStudy(name: string): Promise<FileWrite> {
    const made = await this.port.update(paths.manifestFile, (text) =>
      text === null ? newManifest(name) : null,
    );
    return made.kind === "refused" ? made : this.ensureAttributes();
  }

  ensureAttributes(): Promise<FileWrite> {
    return this.port.update(paths.attributesFile, (text) => {
      if (text?.split(/\r?\n/).includes(paths.attributesLine) === true) return null;
      return `${text === null || text === "" || text.endsWith("\n") ? (text ?? "") : `${text}\n`}${paths.attributesLine}\n`;
    });
  }

  private async writeAndRead(change: Change): Promise<FileWrite> {
    const written = await this.write(change);
    if (written.kind !== "written") return written;
    if (change.kind === "codebook") await this.reader.readFrame();
    if (change.kind === "lines") await this.reader.readDocument(paths.readSidecarPath(change.file)!.document);
    return written;
  }

  /** Reads what does not matter to the changes that follow: memos, and what was moved. */
  private async readAll(changes: readonly Change[]): Promise<void> {
    if (changes.some(({ kind }) => kind === "memo")) await this.reader.readFrame();
    const moved = changes.flatMap((change) => (change.kind === "move" ? [change.from, change.to] : []));
    if (moved.length > 0) await this.reader.refresh(moved);
  }

  /** Whether a codebook change takes away a code that codings still name. */
  private wouldOrphan({ before, after }: Change & { kind: "codebook" }): boolean {
    const used = this.reader.study.codesInUse();
    const left = readCodebook(after).codebook;
    const taken = [...readCodebook(before).codebook.codes.keys()].filter((code) => !left.codes.has(code));
    return taken.some((code) => used.has(code));
  }
}
