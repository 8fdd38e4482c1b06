import * as vscode from "vscode";
import { moveCodings, movedInto, type MovedWords } from "../../core/study/work/live/moved-words";
import { mapSpan } from "../../core/text/edit";
import { slice, type Span } from "../../core/text/span";
import type { OpenStudy } from "../open-study";
import { editsOf, textOf } from "../positions";
import { showInStatusBar } from "../messages";
import { actionContext, makeId, ownLines, applyAction, type CodingTools } from "./coding-tools";

/** Words that were put into a document, as long as the person is asked about them. */
interface Put {
  readonly study: OpenStudy;
  readonly document: vscode.TextDocument;
  /** The document's path in the study. */
  readonly path: string;
  readonly words: string;
  /** Where they stand now. */
  span: Span;
}

/** Offers to move the coder's codings along with words that were cut from one document and pasted into another. */
export function movedWords(tools: CodingTools): vscode.Disposable {
  const asked = new Set<Put>();
  return vscode.workspace.onDidChangeTextDocument((event) => {
    const { document, reason } = event;
    const edits = editsOf(event);
    for (const put of asked) if (put.document === document) put.span = mapSpan(put.span, edits);
    const study = tools.studies.at(document.uri);
    const path = study?.documentOf(document.uri) ?? null;
    if (study === null || path === null || reason !== undefined) return;
    let shift = 0;
    for (const edit of edits) {
      const start = edit.start + shift;
      shift += edit.text.length - (edit.end - edit.start);
      const span = { start, end: start + edit.text.length };
      const put: Put = { study, document, path, words: edit.text, span };
      if (isAnyMoved(put)) void offer(tools, put, asked);
    }
  });
}

/** Whether any passage of anybody was in the words: who codes is asked for only then. */
function isAnyMoved({ study, path, words }: Put): boolean {
  const { cuts } = study.folder;
  const owners = new Set(cuts.flatMap(({ passages }) => passages.map(({ owner }) => owner)));
  return [...owners].some((owner) => movedInto(path, words, owner, cuts, study.folder.study) !== null);
}

async function offer(tools: CodingTools, put: Put, asked: Set<Put>): Promise<void> {
  const { study, path, words } = put;
  asked.add(put);
  const owner = await tools.coder.id(study);
  const moved = movedInto(path, words, owner, study.folder.cuts, study.folder.study);
  const move = vscode.l10n.t("Move Codings");
  const answer =
    moved === null ? undefined : await vscode.window.showInformationMessage(question(put, moved), move);
  if (answer === move && moved !== null) await accept(tools, put, moved);
  asked.delete(put);
}

function question({ path }: Put, { passages, comments }: MovedWords): string {
  const name = path.split("/").at(-1)!;
  const { length } = passages;
  if (length === 1)
    return comments === 0
      ? vscode.l10n.t("1 of your codings was in the words you moved. Move it to {0}?", name)
      : vscode.l10n.t("1 of your comments was in the words you moved. Move it to {0}?", name);
  return comments === 0
    ? vscode.l10n.t("{0} of your codings were in the words you moved. Move them to {1}?", length, name)
    : vscode.l10n.t(
        "{0} of your codings and comments were in the words you moved. Move them to {1}?",
        length,
        name,
      );
}

/** The person may have taken the time to answer: the words have to stand there still, and nowhere else. */
async function accept(tools: CodingTools, put: Put, { cut }: MovedWords): Promise<void> {
  const { study, document, path, words } = put;
  await study.folder.settled();
  const context = await actionContext(tools, study, path);
  const sidecar = await ownLines(study, { ...context, document: cut.document });
  const text = textOf(document);
  const moved = movedInto(path, words, context.owner, [cut], study.folder.study);
  const label = vscode.l10n.t("Move codings");
  const action =
    moved === null || slice(text, put.span) !== words
      ? null
      : moveCodings(label, context, { text, start: put.span.start }, moved, sidecar, makeId);
  if (action === null) {
    const message = vscode.l10n.t("The text changed meanwhile. The codings stay where they are.");
    void vscode.window.showWarningMessage(message);
  } else if (await applyAction(study, action)) showInStatusBar(label);
}
