import * as vscode from "vscode";
import { noFrontMatter } from "../../core/study/format/front-matter";
import { knownSpeakers, speakingIn, type Speaking } from "../../core/study/model/voices";
import type { Row } from "../../core/study/model/shard";
import type { Span } from "../../core/text/span";
import { turnsOf, type Turn } from "../../core/text/turns";
import type { OpenStudy } from "../open-study";
import { spanOf, textOf } from "../positions";
import type { Studies } from "../studies";
import { showNoDocument, showNoFolder } from "../messages";

/** A study's document in an editor, at one moment. */
export interface ActiveDocument {
  readonly editor: vscode.TextEditor;
  readonly study: OpenStudy;
  /** Its path in the study. */
  readonly path: string;
  readonly text: string;
  readonly version: number;
}

/** The document in front; null where there is none that can be coded, which was then said. */
export async function activeDocument(studies: Studies): Promise<ActiveDocument | null> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void showNoDocument();
    return null;
  }
  const study = studies.at(editor.document.uri) ?? (await studies.of(editor.document.uri));
  if (study === null) {
    void showNoFolder();
    return null;
  }
  await study.loaded;
  // What was done a moment ago counts, also where keys come faster than files are written.
  await study.folder.settled();
  const path = study.documentOf(editor.document.uri);
  if (path === null) {
    const message = vscode.l10n.t(
      "Only the study’s Markdown documents can be coded; this file is not one of them.",
    );
    void vscode.window.showInformationMessage(message);
    return null;
  }
  return { editor, study, path, text: textOf(editor.document), version: editor.document.version };
}

/** Whether the document is still as it was; otherwise that is said. */
export function isUnchanged({ editor, version }: ActiveDocument): boolean {
  if (editor.document.version === version) return true;
  const message = vscode.l10n.t("The text changed meanwhile. Select the words again.");
  void vscode.window.showWarningMessage(message);
  return false;
}

/** What is selected, or the places of the cursors, in the order in which they were made. */
export function selectedIn({ editor }: ActiveDocument): Span[] {
  return editor.selections.map((selection) => spanOf(editor.document, selection));
}

export function turnsIn({ study, path, text }: Pick<ActiveDocument, "study" | "path" | "text">): Turn[] {
  const { documents, setup } = study.folder.study;
  const frontMatter = documents.get(path)?.front ?? noFrontMatter;
  return turnsOf(text, knownSpeakers(frontMatter, setup.manifest.interviewers));
}

export function speakersIn(active: ActiveDocument, turns: readonly Turn[]): (span: Span) => Speaking {
  const { documents, setup } = active.study.folder.study;
  return speakingIn(documents.get(active.path)?.front ?? noFrontMatter, turns, setup.manifest.interviewers);
}

/** A passage as the study knows it, with its span in the text. */
export interface PlacedCoding extends Span {
  readonly row: Row;
}

/** The passages that have a place in the document, by their places. */
export function placedCodings(study: OpenStudy, path: string): PlacedCoding[] {
  return study.folder.study
    .rows(path)
    .filter(({ status, length }) => status !== "lost" && status !== "unchecked" && length > 0)
    .map((row) => ({ row, start: row.start, end: row.start + row.length }));
}
