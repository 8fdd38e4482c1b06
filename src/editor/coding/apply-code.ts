import * as vscode from "vscode";
import { applyCode, type Applied } from "../../core/study/actions";
import type { Action } from "../../core/study/change";
import { addCode, idFor } from "../../core/study/codebook-edit";
import { noFrontMatter } from "../../core/study/front-matter";
import { idMaker, slugFor } from "../../core/study/ids";
import { knownSpeakers } from "../../core/study/voices";
import { frontMatterExtent, paragraphAt } from "../../core/text/layout";
import { trim, type Span } from "../../core/text/span";
import { turnAt, turnsOf, type Turn } from "../../core/text/turns";
import { sentenceAt } from "../../core/text/words";
import { pickCode, type Picked } from "./code-picker";
import type { Coder } from "../coder";
import type { OpenStudy } from "../open-study";
import { offsetOf, spanOf, textOf } from "../positions";
import type { Studies } from "../studies";
import { tellNoDocument, tellNoFolder, tellRefused } from "../tell";

const makeId = idMaker((bytes) => crypto.getRandomValues(bytes));

/** *Apply Code…*: codes the selected words, or the sentence that the cursor stands in. */
export function applyCodeCommand(studies: Studies, coder: Coder): vscode.Disposable {
  return vscode.commands.registerCommand("emic.applyCode", async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) await tellNoDocument();
    else await run(editor, studies, coder);
  });
}

async function run(editor: vscode.TextEditor, studies: Studies, coder: Coder): Promise<void> {
  const study = await studies.of(editor.document.uri);
  if (study === null) return tellNoFolder();
  const path = study.documentOf(editor.document.uri);
  if (path === null) {
    const message = vscode.l10n.t(
      "Only the study’s Markdown documents can be coded; this file is not one of them.",
    );
    return void vscode.window.showInformationMessage(message);
  }
  const version = editor.document.version;
  const text = textOf(editor.document);
  const spans = passagesOf(editor, text, turnsIn(study, path, text));
  if (spans.length === 0) {
    return void vscode.window.showInformationMessage(
      vscode.l10n.t("Select the words to code, or place the cursor in a sentence."),
    );
  }
  const title = titleFor(text, spans);
  const picked = await pickCode(study.folder.study.frame.codebook, title);
  if (picked === null) return;
  if (editor.document.version !== version) {
    return void vscode.window.showWarningMessage(
      vscode.l10n.t("The text changed meanwhile. Select the words again."),
    );
  }
  const applied = await codeFor(study, picked);
  if (applied === null) return tellBrokenCodebook(study);
  const acting = { document: path, owner: await coder.id(study), now: Date.now() };
  await perform(study, applyCode(acting, applied, text, spans, makeId));
}

/** Does an action; where it is refused, says why and offers to try again, with nothing lost. */
async function perform(study: OpenStudy, action: Action): Promise<void> {
  const written = await study.folder.apply(action);
  if (written.kind === "refused")
    await tellRefused(action.label, written.reason, () => perform(study, action));
}

function turnsIn({ folder }: OpenStudy, path: string, text: string): Turn[] {
  const { documents, frame } = folder.study;
  return turnsOf(
    text,
    knownSpeakers(documents.get(path)?.front ?? noFrontMatter, frame.manifest.interviewers),
  );
}

function passagesOf(editor: vscode.TextEditor, text: string, turns: readonly Turn[]): Span[] {
  const spans = editor.selections.map((selection) => {
    if (!selection.isEmpty) return trim(text, spanOf(editor.document, selection));
    return sentenceUnder(text, turns, offsetOf(editor.document, selection.active));
  });
  return spans.filter((span): span is Span => span !== null && span.start < span.end);
}

/** The sentence at a place, speakers' labels and front matter left out; null where there is none. */
function sentenceUnder(text: string, turns: readonly Turn[], offset: number): Span | null {
  if (offset < (frontMatterExtent(text)?.end ?? 0)) return null;
  const paragraph = paragraphAt(text, offset);
  const turn = turnAt(turns, offset);
  const start = turn === null ? paragraph.start : Math.max(paragraph.start, turn.body.start);
  return start < paragraph.end ? sentenceAt(text, { start, end: paragraph.end }, offset) : null;
}

async function codeFor(study: OpenStudy, picked: Picked): Promise<Applied | null> {
  if ("code" in picked) return { code: picked.code };
  const before = await study.folder.codebookText();
  const id = idFor(study.folder.study.frame.codebook, slugFor(picked.name));
  const after = addCode(before, { id, name: picked.name, from: "inductive" }, null);
  return after === null ? null : { code: { id, name: picked.name }, codebook: { before, after } };
}

function titleFor(text: string, spans: readonly Span[]): string {
  if (spans.length > 1) return vscode.l10n.t("Code {0} passages", spans.length);
  const words = text.slice(spans[0]!.start, spans[0]!.end).replace(/\s+/g, " ");
  return vscode.l10n.t("Code “{0}”", words.length > 60 ? `${words.slice(0, 59)}…` : words);
}

async function tellBrokenCodebook(study: OpenStudy): Promise<void> {
  const open = vscode.l10n.t("Open Codebook");
  const message = vscode.l10n.t(
    "The codebook can’t be read, so no code can be added. Mend it, then apply the code again.",
  );
  if ((await vscode.window.showErrorMessage(message, open)) === open) {
    await vscode.window.showTextDocument(study.uriOf("codebook.yaml"));
  }
}
