import { largestFile } from "../../../text/limits";
import { anchorsOf } from "../anchors";
import { inverse, type Action, type Change } from "../change";
import { type FilePort, type FileWrite } from "../port";
import type { StudyReader } from "../reader";
import type { Passage } from "../../format/record";
import type { StudyWriter } from "../writer";
import { recognise, type Likely } from "./recognise";
import { codingsAlong, hasLinks, inverseRenames, linksAlong, sameRenames, type Rename } from "./renames";

/** Older renamings are forgotten beyond this many: each holds the memos that it changed. */
const mostRenamings = 50;

/** What went along with the renaming of documents, so that it can come back with them. Its methods may not overlap. */
export class Renamings {
  /** The last is taken back first. */
  private readonly done: { readonly renames: readonly Rename[]; readonly action: Action }[] = [];

  constructor(
    private readonly port: FilePort,
    private readonly reader: StudyReader,
    private readonly writer: StudyWriter,
  ) {}

  /** Takes along what is said of files that have been renamed; where that takes the last renaming back, exactly so. */
  async takeAlong(renames: readonly Rename[]): Promise<FileWrite> {
    const last = this.done.at(-1);
    if (last !== undefined && sameRenames(inverseRenames(last.renames), renames)) {
      this.done.pop();
      const written = await this.writer.writeAll(inverse(last.action));
      if (written.kind !== "refused") return written;
    }
    const action = { label: "", document: "", changes: await this.changes(renames) };
    const written = await this.writer.writeAll(action);
    if (written.kind !== "refused") this.done.push({ renames, action });
    if (this.done.length > mostRenamings) this.done.shift();
    return written;
  }

  /** Everybody's codings of renamed documents moved along, and the links in memos and themes led to where they are. */
  async changes(renames: readonly Rename[]): Promise<Change[]> {
    const files = await this.port.list();
    const changes = await codingsAlong(files, renames, (file) => this.text(file));
    for (const file of files.filter(hasLinks)) {
      const text = await this.text(file);
      const change = text === null ? null : linksAlong(file, text, renames);
      if (change !== null) changes.push(change);
    }
    return changes;
  }

  /** The documents that are gone while people's codings of them are kept, and what each may have become. */
  async recognised(): Promise<Map<string, Likely[]>> {
    const gone = new Map<string, Passage[]>();
    const there: string[] = [];
    for (const { path, present, shard } of this.reader.study.documents.values()) {
      if (present) there.push(path);
      else if (shard.count > 0) {
        const anchors = anchorsOf(path, null, await this.reader.owned(path));
        gone.set(
          path,
          anchors.map(({ record }) => record),
        );
      }
    }
    return recognise(gone, gone.size === 0 ? [] : there.sort(), async (document) => {
      await this.port.yieldToEventLoop();
      return this.reader.text(document);
    });
  }

  /** Null where it can't be read as it is: it could not be written again either. */
  private async text(file: string): Promise<string | null> {
    const read = await this.port.read(file, largestFile);
    return read.kind === "text" && read.sound ? read.text : null;
  }
}
