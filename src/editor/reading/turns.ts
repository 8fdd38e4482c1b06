import type * as vscode from "vscode";
import { linesOf, type Lines } from "../../core/text/lines";
import type { Turn } from "../../core/text/turns";
import { turnsIn } from "../coding/active-document";
import type { OpenStudy } from "../open-study";
import { textOf } from "../positions";
import type { Studies } from "../studies";

/** A study's document as a transcript. */
export interface Transcript {
  readonly study: OpenStudy;
  /** The document's path in the study. */
  readonly path: string;
  readonly text: string;
  readonly lines: Lines;
  readonly turns: readonly Turn[];
}

/** Finds the turns of a study's documents, once for every version of a text. */
export class Transcripts {
  private readonly known = new WeakMap<
    vscode.TextDocument,
    { told: readonly unknown[]; found: Transcript }
  >();

  constructor(private readonly studies: Studies) {}

  /** Waits until the study is read. Null where the document is in none, or the asker lost interest. */
  async of(document: vscode.TextDocument, token?: vscode.CancellationToken): Promise<Transcript | null> {
    const study = await this.studies.around(document.uri);
    const path = study?.documentOf(document.uri);
    if (study === null || path == null || token?.isCancellationRequested === true) return null;
    const { documents, setup } = study.folder.study;
    // Who speaks is told by the text, its front matter and the study.
    const told = [document.version, document.eol, documents.get(path)?.front, setup.manifest];
    const known = this.known.get(document);
    if (known?.told.every((one, at) => one === told[at]) === true) return known.found;
    const text = textOf(document);
    const found = { study, path, text, lines: linesOf(text), turns: turnsIn({ study, path, text }) };
    this.known.set(document, { told, found });
    return found;
  }
}
