import type { Edits } from "../../text/edit";
import { copyAt, mergedCopies, type Copy } from "./copies";
import { forgetPassage, type Cut } from "./live/cuts";
import {
  addFile,
  emptyIndex,
  indexFiles,
  readDocumentText,
  readSetup,
  readOwned,
  readStudyManifest,
  type FileIndex,
} from "./files";
import {
  restorePassages,
  followEdits,
  followText,
  keyOf,
  knownPlaces,
  openDocument,
  type Known,
  type OpenDocument,
} from "./live/open-document";
import * as paths from "../format/paths";
import { noHistory, type Cancel, type FilePort, type History } from "./port";
import { fileStart, problem, type Problem } from "../format/problem";
import { readDocument, type OwnedText } from "../model/read-document";
import {
  findMisplacedLines,
  noMisplacedLines,
  type OwnersFile,
  type MisplacedLines,
} from "./misplaced-lines";
import { Study } from "../model/study";

/** How many files are read at once. */
const atOnce = 16;

export interface Loading {
  readonly cancel?: Cancel;
  /** Called with how many of the documents are read. */
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Reads a study's files into memory, and follows the documents that editors show. Its methods may not overlap, but
 * for `follow` and `edited`, which act at once.
 */
export class StudyReader {
  readonly study = new Study();
  private index: FileIndex = emptyIndex();
  private indexProblems: readonly Problem[] = [];
  private misplaced: MisplacedLines = noMisplacedLines;
  /** Copies that need not be read any more. */
  readonly taken = mergedCopies();
  private readonly open = new Map<string, OpenDocument>();
  private lately: readonly Cut[] = [];

  constructor(
    private readonly port: FilePort,
    private readonly history: History = noHistory,
  ) {}

  /** Reads the whole folder anew. Stops early, with what was read so far, when cancelled. */
  async load({ cancel, progress }: Loading = {}): Promise<void> {
    const files = await this.port.list(cancel);
    if (cancel?.cancelled === true) return;
    const { isDocument } = await readStudyManifest(this.port);
    const { index, problems } = indexFiles(files, isDocument);
    this.index = index;
    this.indexProblems = problems;
    await this.readFrame();
    const documents = [...new Set([...index.documents, ...index.owners.keys()])].sort();
    const there = new Set(documents);
    for (const gone of this.study.documents.keys()) if (!there.has(gone)) this.study.drop(gone);
    await this.findStrays();
    let done = 0;
    const next = documents[Symbol.iterator]();
    const worker = async () => {
      for (const document of next) {
        if (cancel?.cancelled === true) return;
        await this.readDocument(document);
        progress?.(++done, documents.length);
        await this.port.yieldToEventLoop();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  /** Reads anew what these files tell, after they were written, made or deleted outside. */
  async refresh(files: readonly string[]): Promise<void> {
    if (files.includes(paths.manifestFile)) return this.load();
    const documents = new Set<string>();
    let setup = false;
    for (const file of files) {
      const known = addFile(this.index, file, this.study.setup.manifest.isDocument);
      const sidecar = paths.readSidecarPath(file) ?? paths.readCopyPath(file);
      if (sidecar !== null) documents.add(sidecar.document);
      else if (this.index.documents.has(file)) documents.add(file);
      else if (known || file === paths.codebookFile || file === paths.participantsFile) setup = true;
    }
    if (setup) await this.readFrame();
    for (const document of documents) await this.readDocument(document);
    for (const document of await this.findStrays()) await this.readDocument(document);
  }

  /** Reads documents that nobody told of: who watches a folder may miss what comes together with a new one in it. */
  async discover(): Promise<void> {
    const { isDocument } = this.study.setup.manifest;
    const files = await this.port.list();
    const unknown = files.filter((file) => isDocument(file) && !this.index.documents.has(file));
    if (unknown.length > 0) await this.refresh(unknown);
  }

  /** From now on a document's text is what an editor shows; null: what its file holds. */
  follow(document: string, read: (() => string) | null): void {
    if (read === null) this.open.delete(document);
    else this.open.set(document, openDocument(read));
  }

  /** What was cut out of open documents lately, the newest first. */
  get cuts(): readonly Cut[] {
    return this.lately;
  }

  /**
   * Carries an open document's passages through edits that an editor made; at once. Whether it should soon be read again:
   * passages were taken out, came back or may have done so, or are not marked where they are.
   */
  edited(document: string, edits: Edits): boolean {
    const open = this.open.get(document);
    const { study } = this;
    const shard = study.documents.get(document)?.shard;
    if (open === undefined) return false;
    if (shard === undefined) {
      followText(open, edits);
      return false;
    }
    const { carried, cuts } = followEdits(open, shard, study.tables, this.lately, edits);
    this.lately = cuts;
    study.carry(document, carried.start, carried.length);
    const back = restorePassages(open, () => study.rows(document), study.tables, cuts, edits);
    for (const key of back.keys()) open.gone.delete(key);
    if (back.size > 0) {
      const rows = study.rows(document).map((row) => ({ ...row, ...back.get(keyOf(row)) }));
      study.place(document, rows);
    }
    const isPut = open.gone.size > 0 && edits.some(({ text }) => text.trim().length > 1);
    return carried.swallowed.length > 0 || carried.isReplaced || back.size > 0 || isPut;
  }

  /** The document as an editor shows it; undefined where none does. */
  followed(document: string): OpenDocument | undefined {
    return this.open.get(document);
  }

  /** As `followed`; undefined where the study does not have the document, too. */
  opened(document: string): OpenDocument | undefined {
    return this.isKnown(document) ? this.open.get(document) : undefined;
  }

  /** A document's normalised text as people see it now; null where it is gone or can't be read. */
  async text(document: string): Promise<string | null> {
    const open = this.open.get(document);
    return open === undefined ? (await readDocumentText(this.port, document)).text : open.read();
  }

  /** What each owner's own file about a document says, as it is on disk. */
  async owned(document: string): Promise<OwnedText[]> {
    return (await readOwned(this.port, document, this.index.owners.get(document) ?? [])).owned;
  }

  /** The same with everything that is read together with it. */
  async kept(document: string): Promise<{ owned: OwnedText[]; problems: Problem[] }> {
    const { owners, copies } = this.index;
    const kept = await readOwned(this.port, document, owners.get(document) ?? [], copies.get(document) ?? []);
    const owned = this.taken.left(document, kept.owned).map((one) => this.misplaced.rejoin(one));
    return { owned, problems: kept.problems };
  }

  /** The copies that sync services left of an owner's files. */
  copies(owner: string): Copy[] {
    const files = [...this.index.copies.values()].flatMap((some) => [...some]);
    return files
      .sort()
      .map((file) => copyAt(file)!)
      .filter((copy) => copy.owner === owner);
  }

  /** All problems of the study's files. */
  problems(): Problem[] {
    return [...this.indexProblems, ...this.study.problems()];
  }

  /** Takes note of a file that was written. */
  wrote(file: string): void {
    addFile(this.index, file, this.study.setup.manifest.isDocument);
  }

  isKnown(document: string): boolean {
    return this.index.documents.has(document) || this.index.owners.has(document);
  }

  /** Reads the study's own files. */
  async readFrame(): Promise<void> {
    const before = this.study.codesInUse();
    const setup = await readSetup(this.port, this.index, this.study.setup.codebook);
    this.study.setSetup(setup);
    const lost = [...before].some(
      (code) => !setup.codebook.codes.has(code) && !setup.codebook.aliases.has(code),
    );
    if (lost) for (const document of this.index.owners.keys()) await this.readDocument(document);
  }

  /** Old texts of a document, where something keeps them. */
  oldTexts(document: string, versions: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    return this.history.texts(document, [...versions]);
  }

  /** Reads one document with all that was coded in it. */
  async readDocument(document: string, oldTexts?: ReadonlyMap<string, string>): Promise<void> {
    const { owned, problems } = await this.kept(document);
    // Read last, so that an editor's text is of the same moment as the places that its edits led to.
    const onDisk = this.open.has(document) ? null : await readDocumentText(this.port, document);
    const open = this.open.get(document);
    const file =
      open === undefined ? (onDisk ?? (await readDocumentText(this.port, document))) : fromEditor(open);
    if (!file.present) this.index.documents.delete(document);
    if (!file.present && owned.every(({ text }) => text === "")) {
      this.index.owners.delete(document);
      this.study.drop(document);
      return;
    }
    const reading = readDocument({
      document,
      text: file.text,
      owned,
      codebook: this.study.setup.codebook,
      interviewers: this.study.setup.manifest.interviewers,
      ...(open === undefined ? {} : { known: this.known(document, open, oldTexts) }),
      ...(oldTexts === undefined ? {} : { oldTexts }),
    });
    // From the start, since an editor's text may be another one by then.
    if (reading.wanted.size > 0)
      return this.readDocument(document, await this.oldTexts(document, reading.wanted));
    const gone = file.present || reading.rows.length === 0 ? [] : [missing(document, owned[0]!.file)];
    const all = { ...reading, problems: [...file.problems, ...problems, ...gone, ...reading.problems] };
    this.study.put(document, file.present, all, [...new Set(owned.map(({ owner }) => owner))]);
    if (open !== undefined) open.unread = null;
  }

  /** Looks for misplaced lines where a document is gone; what comes back are the documents that read differently now, or did. */
  private async findStrays(): Promise<Set<string>> {
    const { documents, owners, copies } = this.index;
    const before = this.misplaced.documents;
    const concerned = new Set<string>();
    for (const [document, keepers] of owners) {
      if (!documents.has(document)) for (const owner of keepers) concerned.add(owner);
    }
    const files: OwnersFile[] = [];
    for (const [document, keepers] of concerned.size === 0 ? [] : owners) {
      const { owned } = await readOwned(
        this.port,
        document,
        [...keepers].filter((owner) => concerned.has(owner)),
        copies.get(document),
      );
      for (const one of owned) files.push({ ...one, document, present: documents.has(document) });
    }
    this.misplaced = findMisplacedLines(files);
    return new Set([...before, ...this.misplaced.documents]);
  }

  private known(
    document: string,
    open: OpenDocument,
    oldTexts: ReadonlyMap<string, string> | undefined,
  ): Known {
    return knownPlaces(open, this.study.rows(document), oldTexts, (owner, id) => {
      this.lately = forgetPassage(this.lately, document, owner, id);
    });
  }
}

function fromEditor(open: OpenDocument): { text: string | null; present: boolean; problems: Problem[] } {
  return { text: open.read(), present: true, problems: [] };
}

function missing(document: string, file: string): Problem {
  const message = `The document ${document} is not there. Its codings are kept and counted; their places can't be checked.`;
  return problem("document-missing", file, fileStart, message, "move-codings");
}
