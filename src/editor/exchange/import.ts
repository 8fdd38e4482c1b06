import * as vscode from "vscode";
import type { ReadPages } from "../../core/documents/pdf/pages";
import { presentStudy } from "../../core/exchange/import/write-import";
import { makeId, type CodingTools } from "../coding/coding-tools";
import type { OpenStudy } from "../open-study";
import { Pages } from "./pages";
import { Questions } from "./questions";
import { planSources } from "./plan-sources";
import { askFiles, decode, fileSource, readSources, type Source } from "./sources";
import { showUnreadable } from "./unreadable";
import { writePlans } from "./write";

/**
 * Brings files of other programs into a study, shown before anything is written; null: it asks for them. `reports` shows
 * what was left out, `pages` reads PDFs where that can be done.
 */
export async function importFiles(
  tools: CodingTools,
  study: OpenStudy,
  reports: Pages,
  pages: ReadPages | null,
  given: readonly vscode.Uri[] | null,
): Promise<void> {
  await study.loaded;
  const files = given ?? (await askFiles(study)) ?? [];
  const folder = folderInFront(study);
  const sources = files.map((uri) => fileSource(study, uri, folder));
  if (sources.length > 0) await bringIn(tools, study, reports, pages, sources);
}

/** Makes a transcript of the clipboard's text, under a name that it asks for. */
export async function pasteTranscript(tools: CodingTools, study: OpenStudy, reports: Pages): Promise<void> {
  const { t } = vscode.l10n;
  const text = await vscode.env.clipboard.readText();
  if (text.trim() === "") {
    void vscode.window.showInformationMessage(
      t("There is no text to paste. Copy a transcript first, in a browser or a word processor."),
    );
    return;
  }
  const title = text.trim().split("\n", 1)[0]!.slice(0, 200);
  const name = await vscode.window.showInputBox({
    title: t("Paste as Transcript"),
    prompt: t("The document’s name. It begins with: {0}", title),
    value: t("Pasted transcript"),
    validateInput: (value) => (value.trim() === "" ? t("It needs a name.") : null),
  });
  if (name === undefined) return;
  const bytes = new TextEncoder().encode(text);
  const source: Source = {
    name: `${name.trim().replace(/\.(?:md|txt)$/i, "")}.txt`,
    folder: folderInFront(study),
    isPasted: true,
    size: () => Promise.resolve(bytes.length),
    bytes: () => Promise.resolve(bytes),
  };
  await bringIn(tools, study, reports, null, [source]);
}

/** Beside the document in front, else where documents are. */
function folderInFront(study: OpenStudy): string {
  const front = vscode.window.activeTextEditor?.document.uri;
  const near = (front === undefined ? null : study.documentOf(front)) ?? study.folder.study.paths[0] ?? "";
  return near.slice(0, near.lastIndexOf("/") + 1);
}

async function bringIn(
  tools: CodingTools,
  study: OpenStudy,
  reports: Pages,
  pages: ReadPages | null,
  sources: readonly Source[],
): Promise<void> {
  await study.loaded;
  const read = await readSources(sources, {
    file: "",
    isPasted: false,
    folder: "",
    coder: await tools.coder.id(study),
    codebook: study.folder.study.setup.codebook,
    makeId,
    now: Date.now(),
    roles: new Map(),
    decode,
    encoding: null,
    pages,
  });
  if (read === null) return;
  if (read.imported.length === 0) {
    showUnreadable(read.unreadable);
    return;
  }
  const present = await presentStudy(
    study.folder,
    study.files,
    read.imported.map(({ incoming }) => incoming),
  );
  // Until everything is answered: a tab that closes takes the keyboard from the next question.
  const preview = new Pages("emic-import");
  const questions = new Questions();
  const planned = await planSources({ study, present, preview, questions }, read).finally(() => {
    questions.dispose();
    preview.dispose();
  });
  if (planned !== null) await writePlans(study, reports, planned);
}
