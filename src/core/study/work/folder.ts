import { largestFile } from "../../text/limits";
import type { Edits } from "../../text/edit";
import type { Placing } from "../../text/place";
import { possiblePlaces } from "../../text/finding/resolve";
import type { Span } from "../../text/span";
import { anchorsOf, type Anchor } from "./anchors";
import { inverse, type Action } from "./change";
import { mergeCodebooks, type MergedCodebook } from "../format/codebook/merge";
import { sidesOf } from "../format/conflict";
import { mergeCopy, removeCopy, type Copy } from "./copies";
import type { Cut } from "./live/cuts";
import { readOwned } from "./files";
import { serialQueue } from "./serial-queue";
import { newManifest, type Approach } from "../format/manifest";
import { keyOf } from "./live/open-document";
import * as paths from "../format/paths";
import { newPlaces } from "./places";
import { type FilePort, type FileWrite, type History } from "./port";
import type { Problem } from "../format/problem";
import type { OwnedText } from "../model/read-document";
import type { Likely } from "./renaming/recognise";
import { StudyReader, type Loading } from "./reader";
import { isPassage } from "../format/record";
import { Renamings } from "./renaming/renamings";
import { renamed, type Rename } from "./renaming/renames";
import { parseSidecar } from "../format/sidecar";
import type { Study } from "../model/study";
import { undoLog, type EditKind, type UndoLog } from "./undo-log";
import { StudyWriter } from "./writer";

/** An act that was undone or done again, and what came of it. */
export interface Done {
  readonly action: Action;
  readonly written: FileWrite;
}

/** What a new study begins with. */
export interface StudyPlan {
  readonly name: string;
  readonly approach: Approach | null;
  /** The text of its codebook; null: codes come as they are made. */
  readonly codebook: string | null;
}

/**
 * A study and its folder: what people do is written into files, and what files say is read into the study. One thing
 * is done at a time, in the order it was asked for.
 */
export class StudyFolder {
  private readonly reader: StudyReader;
  private readonly writer: StudyWriter;
  private readonly logs = new Map<string, UndoLog>();
  private readonly queue = serialQueue();
  private readonly renamings: Renamings;

  /** `name` is what a study is called that does not say itself. */
  constructor(
    private readonly port: FilePort,
    private readonly name: string,
    history?: History,
  ) {
    this.reader = new StudyReader(port, history);
    this.writer = new StudyWriter(port, this.reader);
    this.renamings = new Renamings(port, this.reader, this.writer);
  }

  get study(): Study {
    return this.reader.study;
  }

  /** Reads the whole folder anew. Stops early, with what was read so far, when cancelled. */
  load(loading: Loading = {}): Promise<void> {
    return this.queue(() => this.reader.load(loading));
  }

  /** Reads anew what these files tell, after they were written, made or deleted outside. */
  refresh(files: readonly string[]): Promise<void> {
    return this.queue(() => this.reader.refresh(files));
  }

  /**
   * Makes the folder a study as planned. What is there stays: a codebook is not replaced, and a folder that is a study
   * already is refused. Its mark is written last, so that what was refused half-way can be tried again.
   */
  start({ name, approach, codebook }: StudyPlan): Promise<FileWrite> {
    return this.queue(async () => {
      if ((await this.port.read(paths.manifestFile, largestFile)).kind !== "missing") return alreadyStudy;
      const prepared = await this.writer.ensureAttributes();
      if (prepared.kind === "refused") return prepared;
      const begun = await this.port.update(paths.codebookFile, (text) => (text === null ? codebook : null));
      if (begun.kind === "refused") return begun;
      const marked = await this.port.update(paths.manifestFile, (text) =>
        text === null ? newManifest(name, approach) : null,
      );
      if (marked.kind === "unchanged") return alreadyStudy;
      if (marked.kind === "written") await this.reader.readFrame();
      return marked;
    });
  }

  /** Has a document's text come from an editor (null: from its file again, once what was asked for before is done). */
  setText(document: string, read: (() => string) | null): Promise<void> {
    const open = this.reader.followed(document);
    if (read !== null) this.reader.follow(document, read);
    return this.queue(async () => {
      if (read === null && this.reader.followed(document) === open) this.reader.follow(document, null);
      if (this.reader.isKnown(document)) await this.reader.readDocument(document);
    });
  }

  /**
   * Carries an open document's passages through edits that an editor made; at once. Whether it should soon be read again,
   * for passages that were taken out, may have come back, or are not marked where they are.
   */
  edited(document: string, edits: Edits, how: EditKind = "typed"): boolean {
    const isUnsettled = this.reader.edited(document, edits);
    const open = this.reader.opened(document);
    if (open !== undefined) this.logs.get(document)?.edited(how, open.read());
    return isUnsettled;
  }

  /** Looks for passages of an open document that edits took out, and has all of them shown where they are. */
  lookAgain(document: string): Promise<void> {
    return this.queue(async () => {
      if (this.reader.opened(document) !== undefined) await this.reader.readDocument(document);
    });
  }

  /**
   * Has the owner's lines on disk lead to where the editor shows their passages, as they do after every save: those
   * that would not are written anew, all others stay byte for byte. Everything is then found from the lines.
   */
  keepPlaces(document: string, whose: string | Promise<string>): Promise<FileWrite> {
    return this.queue(async () => {
      const owner = await whose;
      const open = this.reader.opened(document);
      if (open === undefined) return { kind: "unchanged" };
      const own = (await readOwned(this.port, document, [owner])).owned[0];
      // From here to the next wait, the text and the places in it are of one moment.
      const { edits } = open;
      const change = own === undefined ? null : newPlaces(own, this.study.rows(document), open.read());
      const written: FileWrite = change === null ? { kind: "unchanged" } : await this.writer.write(change);
      if (written.kind === "refused") return written;
      if (change !== null) {
        for (const log of this.logs.values()) log.replaced(change);
        for (const { record } of parseSidecar(change.lineChanges.flatMap(({ after }) => after).join("\n"), "")
          .lines) {
          if (isPassage(record)) open.known.set(keyOf({ owner, id: record.id }), record);
        }
      }
      open.foundAfter = edits;
      await this.reader.readDocument(document);
      return written;
    });
  }

  /** Does what a person asked for: all of it, or, where it is refused, nothing. It can then be undone. */
  apply(action: Action): Promise<FileWrite> {
    const log = this.logOf(action.document);
    const moment = log.now(this.reader.opened(action.document)?.read() ?? "");
    return this.queue(async () => {
      const started = await this.writer.ensureStudy(this.name);
      if (started.kind === "refused") return started;
      const written = await this.writer.writeAll(action);
      if (written.kind !== "refused") log.did(action, moment);
      return written;
    });
  }

  /**
   * Takes along what is said of documents that have been renamed, or moved with their folders: everybody's codings of
   * them, and the links in memos and themes, in those that were moved themselves, too. Where the last renaming is taken
   * back, so is everything that went along with it, byte for byte.
   */
  renamed(renames: readonly Rename[]): Promise<FileWrite> {
    return this.queue(async () => {
      const moved = this.study.paths.filter((path) => renamed(path, renames) !== path);
      const written = await this.renamings.takeAlong(renames);
      await this.reader.refresh(moved.flatMap((path) => [path, renamed(path, renames)]));
      this.renameLogs(renames);
      return written;
    });
  }

  /** The documents that are gone while people's codings of them are kept, and what each may have become. */
  async recognised(): Promise<Map<string, Likely[]>> {
    await this.queue(() => this.reader.discover());
    return this.renamings.recognised();
  }

  /** The act that gives everything that is said of one document to another, which it has become. */
  async movingCodings(label: string, from: string, to: string): Promise<Action> {
    return { label, document: to, changes: await this.renamings.changes([{ from, to }]) };
  }

  /** What was cut out of open documents lately, the newest first. */
  get cuts(): readonly Cut[] {
    return this.reader.cuts;
  }

  /** Settles when everything that was asked for until now is done and read. */
  settled(): Promise<void> {
    return this.queue(() => Promise.resolve());
  }

  /** Whether anything was asked to be done in a document, be it written yet or not. */
  hasActed(document: string): boolean {
    return this.logs.has(document);
  }

  /** What was done in a document and can be undone or done again. */
  log(document: string): Pick<UndoLog, "done" | "undone"> {
    return this.logs.get(document) ?? { done: [], undone: [] };
  }

  /**
   * Takes back the last act in a document; null where there is none. With `inStep` only if no edit of its text came
   * after it: such an edit is the editor's to undo first, and null comes back as well.
   */
  undo(document: string, { inStep = false } = {}): Promise<Done | null> {
    return this.queue(async () => {
      const log = this.logs.get(document);
      const action = log?.done.at(-1);
      if (log === undefined || action === undefined || (inStep && log.nextUndo() === "text")) return null;
      const written = await this.writer.writeAll(inverse(action), { undoing: true });
      if (written.kind !== "refused") log.undid();
      return { action, written };
    });
  }

  /** Does again what was last undone in a document, `inStep` as with `undo`; null where there is nothing. */
  redo(document: string, { inStep = false } = {}): Promise<Done | null> {
    return this.queue(async () => {
      const log = this.logs.get(document);
      const action = log?.undone.at(-1);
      if (log === undefined || action === undefined || (inStep && log.nextRedo() === "text")) return null;
      const written = await this.writer.writeAll(action);
      if (written.kind !== "refused") log.redid();
      return { action, written };
    });
  }

  /**
   * Merges the two sides of a codebook that a merge left with conflict markers. What comes back beside the outcome are
   * the codes of which both versions stand in the file now, for someone to choose.
   */
  mergeCodebook(): Promise<{ written: FileWrite; conflicts: readonly string[] }> {
    return this.queue(async () => {
      const merged: { result: MergedCodebook | null } = { result: null };
      const written = await this.port.update(paths.codebookFile, (text) => {
        const sides = sidesOf(text ?? "", { aligned: false });
        merged.result = sides === null ? null : mergeCodebooks(sides.base, sides.ours, sides.theirs);
        return merged.result?.text ?? null;
      });
      if (written.kind === "written") await this.reader.readFrame();
      return { written, conflicts: merged.result?.conflicts ?? [] };
    });
  }

  /**
   * Takes over into an owner's files what sync services' copies of them say; the copies stay. What comes back are those
   * that say nothing that their file does not.
   */
  mergeCopies(owner: string): Promise<Copy[]> {
    return this.queue(async () => {
      const merged: Copy[] = [];
      for (const copy of this.reader.copies(owner)) {
        const { written, isWhole } = await mergeCopy(this.port, copy, this.reader.taken);
        if (isWhole) merged.push(copy);
        if (written.kind === "written") await this.reader.readDocument(copy.document);
      }
      return merged;
    });
  }

  /**
   * Has `remove` take copies of an owner's files away, each after everything that it says was taken over; the first that
   * is refused ends it.
   */
  removeCopies(
    owner: string,
    files: readonly string[],
    remove: (file: string) => Promise<FileWrite>,
  ): Promise<FileWrite> {
    return this.queue(async () => {
      let result: FileWrite = { kind: "unchanged" };
      for (const copy of this.reader.copies(owner).filter(({ file }) => files.includes(file))) {
        result = await removeCopy(this.port, copy, this.reader.taken, remove);
        await this.reader.readDocument(copy.document);
        if (result.kind === "refused") break;
      }
      return result;
    });
  }

  /** The text of a memo as it is on disk; empty where it is not there, null where it can't be read. */
  async memoText(file: string): Promise<string | null> {
    const read = await this.port.read(file, largestFile);
    return read.kind === "text" ? read.text : read.kind === "missing" ? "" : null;
  }

  /** The text of the codebook as it is on disk; empty where there is none. */
  async codebookText(): Promise<string> {
    const read = await this.port.read(paths.codebookFile, Number.MAX_SAFE_INTEGER);
    return read.kind === "text" ? read.text : "";
  }

  /** A document's normalised text as people see it now; null where it is gone or can't be read. */
  text(document: string): Promise<string | null> {
    return this.reader.text(document);
  }

  /** What each owner keeps about a document, as the owner's own file has it on disk: acts compare with it. */
  owned(document: string): Promise<OwnedText[]> {
    return this.reader.owned(document);
  }

  /** What each owner says about a document, one text an owner, with all that is read together with the owner's own file. */
  async kept(document: string): Promise<OwnedText[]> {
    const texts = new Map<string, OwnedText>();
    for (const one of (await this.reader.kept(document)).owned) {
      const before = texts.get(one.owner);
      const text = before === undefined ? one.text : `${before.text}\n${one.text}`;
      texts.set(one.owner, { ...one, file: before?.file ?? one.file, text });
    }
    return [...texts.values()];
  }

  /** How every passage of a document that is not removed was found again, by owner and then by id. */
  async anchors(document: string): Promise<Anchor[]> {
    const text = await this.text(document);
    const owned = (await this.owned(document)).sort((a, b) => (a.owner < b.owner ? -1 : 1));
    const anchors = anchorsOf(document, text, owned);
    const unclear = anchors.filter(({ placing }) => placing.status === "unchecked");
    if (text === null || unclear.length === 0) return anchors;
    const wanted = new Set(unclear.map(({ record }) => record.text));
    return anchorsOf(document, text, owned, await this.reader.oldTexts(document, wanted));
  }

  /** Places in its document where a passage may stand, for somebody to choose. */
  async possiblePlaces({ document, record }: Anchor): Promise<(Placing & { readonly span: Span })[]> {
    const text = await this.text(document);
    if (text === null) return [];
    const oldTexts = await this.reader.oldTexts(document, [record.text]);
    return possiblePlaces(record, text, (version) => oldTexts.get(version));
  }

  /** All problems of the study's files. */
  problems(): Problem[] {
    return this.reader.problems();
  }

  /** What was done in a renamed document can still be undone. */
  private renameLogs(renames: readonly Rename[]): void {
    for (const [document, log] of [...this.logs]) {
      const now = renamed(document, renames);
      if (now === document) continue;
      log.renamed((path) => renamed(path, renames));
      this.logs.delete(document);
      this.logs.set(now, log);
    }
  }

  private logOf(document: string): UndoLog {
    let log = this.logs.get(document);
    if (log === undefined) this.logs.set(document, (log = undoLog()));
    return log;
  }
}

const alreadyStudy: FileWrite = {
  kind: "refused",
  reason: "The folder is a study already, and stays as it is.",
};
