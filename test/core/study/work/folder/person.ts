import * as assert from "node:assert/strict";
import { applyEdits, type Edits } from "../../../../../src/core/text/edit";
import { normalise } from "../../../../../src/core/text/normal";
import { describe } from "../../../../../src/core/text/place";
import type { Span } from "../../../../../src/core/text/span";
import { applyCode, remove, revise } from "../../../../../src/core/study/work/actions";
import { findCode, readCodebook } from "../../../../../src/core/study/format/codebook/codebook";
import { addCode } from "../../../../../src/core/study/format/codebook/edit";
import { StudyFolder } from "../../../../../src/core/study/work/folder";
import { idMaker } from "../../../../../src/core/study/format/ids";
import type { FileWrite } from "../../../../../src/core/study/work/port";
import { mark } from "../../../marked";
import type { MemoryFiles } from "../../../memory-files";

const makeId = idMaker((bytes) => bytes.fill(7));

/** A coder at work in one document of a study: what a person does with it, and what a person sees of it. */
export class Person {
  private now = Date.UTC(2026, 10, 21, 10, 4);
  /** What the editor shows; null while the document is not open. */
  private shown: string | null = null;

  constructor(
    readonly files: MemoryFiles,
    readonly folder: StudyFolder,
    readonly document: string,
    readonly owner = "ana",
  ) {}

  get text(): string {
    return this.shown ?? normalise(this.files.files.get(this.document)!);
  }

  get sidecar(): string {
    return `codings/${this.owner}/${this.document}.jsonl`;
  }

  /** Applies a code, made where there is none, to words that stand once in the document. */
  async code(words: string, code: string, parent: string | null = null): Promise<FileWrite> {
    const before = await this.folder.codebookText();
    const known = findCode(readCodebook(before).codebook, code) !== null;
    const after = known ? null : addCode(before, { id: code, name: code }, parent);
    const codebook = after === null ? {} : { codebook: { before, after } };
    return this.folder.apply(
      applyCode(
        `Apply ${code}`,
        this.context(),
        { code: { id: code, name: code }, ...codebook },
        this.text,
        [this.find(words)],
        makeId,
      ),
    );
  }

  async recode(words: string, code: string): Promise<FileWrite> {
    const action = revise("Recode", this.context(), this.files.files.get(this.sidecar)!, [this.idAt(words)], {
      code,
    });
    return this.folder.apply(action!);
  }

  /** Has the passage that begins with some words hold others. */
  async setBoundaries(words: string, others: string): Promise<FileWrite> {
    const place = describe(this.text, this.find(others));
    const sidecar = this.files.files.get(this.sidecar)!;
    const action = revise("Set boundaries", this.context(), sidecar, [this.idAt(words)], place);
    return this.folder.apply(action!);
  }

  async remove(words: string): Promise<FileWrite> {
    const action = remove("Remove", this.context(), this.files.files.get(this.sidecar)!, [this.idAt(words)]);
    return this.folder.apply(action!);
  }

  async undo(): Promise<FileWrite | undefined> {
    return (await this.folder.undo(this.document))?.written;
  }

  async redo(): Promise<FileWrite | undefined> {
    return (await this.folder.redo(this.document))?.written;
  }

  /** Opens the document in an editor. */
  async open(): Promise<void> {
    this.shown = this.text;
    await this.folder.setText(this.document, () => this.text);
  }

  /** Replaces words that stand once in the open document. */
  type(before: string, after: string): void {
    this.edit(this.find(before), after);
  }

  edit({ start, end }: Span, text: string): void {
    this.editAll([{ start, end, text }]);
  }

  /** Makes edits at once. */
  editAll(edits: Edits): void {
    this.shown = applyEdits(this.text, edits);
    this.folder.edited(this.document, edits);
  }

  save(): Promise<FileWrite> {
    this.files.files.set(this.document, this.text);
    return this.folder.keepPlaces(this.document, this.owner);
  }

  /** The document as it is highlighted: passages marked that have a place and do not overlap. */
  sees(owner = this.owner): string {
    const rows = this.folder.study
      .rows(this.document)
      .filter((row) => row.owner === owner && row.status !== "lost");
    return mark(
      this.text,
      rows.map(({ start, length }) => ({ start, end: start + length })),
    );
  }

  /** The status of each of the document's passages, in order. */
  statuses(): string {
    return this.folder.study
      .rows(this.document)
      .map(({ status }) => status)
      .join(" ");
  }

  find(words: string): Span {
    const start = this.text.indexOf(words);
    assert.ok(start !== -1 && this.text.indexOf(words, start + 1) === -1, `“${words}” once in: ${this.text}`);
    return { start, end: start + words.length };
  }

  private idAt(words: string): string {
    const { start } = this.find(words);
    return this.folder.study
      .rows(this.document)
      .find((row) => row.start === start && row.owner === this.owner)!.id;
  }

  private context() {
    return { document: this.document, owner: this.owner, now: (this.now += 1000) };
  }
}

/** Opens a study's folder and sits down at a document. */
export async function sitDown(files: MemoryFiles, document: string, owner = "ana"): Promise<Person> {
  const folder = new StudyFolder(files, "notes");
  await folder.load();
  return new Person(files, folder, document, owner);
}
