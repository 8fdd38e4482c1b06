import * as vscode from "vscode";
import { newDocument, commentRecords, type Role } from "../../core/exchange/transcripts/document";
import type { Loss } from "../../core/exchange/losses";
import { sidecarPath } from "../../core/study/paths";
import { formatRecord } from "../../core/study/record";
import { acting, makeId, perform, type Desk } from "../coding/desk";
import type { OpenStudy } from "../open-study";
import { say, tellRefused } from "../tell";
import { Questions } from "./questions";
import { askRoles } from "./roles";
import { SourcePreview } from "./source-preview";
import { askFiles, readSources, type Source, type Unreadable } from "./sources";

/**
 * Brings files of other programs into a study as documents, shown before anything is written; null: it asks for them.
 * This and all that only it needs is a bundle of its own, loaded when it is first asked for.
 */
export async function importFiles(
  desk: Desk,
  study: OpenStudy,
  given: readonly vscode.Uri[] | null,
): Promise<void> {
  await study.loaded;
  const files = given ?? (await askFiles(study));
  if (files === null || files.length === 0) return;
  const read = await readSources(study, folderFor(study, files[0]!), files);
  if (read === null) return;
  if (read.sources.length === 0) {
    tellUnreadable(read.unreadable);
    return;
  }
  // Until everything is answered: a tab that closes takes the keyboard from the next question.
  const preview = new SourcePreview();
  const questions = new Questions();
  const answered = await ask(study, read, preview, questions).finally(() => {
    questions.dispose();
    preview.dispose();
  });
  if (answered === null) return;
  const { chosen, roles } = answered;
  const imported: Source[] = [];
  for (const source of chosen) if (await write(desk, study, source, roles)) imported.push(source);
  const [first] = imported;
  if (first === undefined) return;
  await vscode.window.showTextDocument(study.uriOf(first.document));
  say(
    imported.length === 1
      ? vscode.l10n.t("1 transcript imported")
      : vscode.l10n.t("{0} transcripts imported", imported.length),
  );
}

async function ask(
  study: OpenStudy,
  {
    sources,
    unreadable,
  }: { readonly sources: readonly Source[]; readonly unreadable: readonly Unreadable[] },
  preview: SourcePreview,
  questions: Questions,
): Promise<{ chosen: readonly Source[]; roles: ReadonlyMap<string, Role> } | null> {
  const chosen = await choose(sources, unreadable, preview, questions);
  const roles = chosen === null || chosen.length === 0 ? null : await askRoles(study, chosen, questions);
  return chosen === null || roles === null ? null : { chosen, roles };
}

/** Beside the file where that lies in the study, else beside the document in front, else where documents are. */
function folderFor(study: OpenStudy, file: vscode.Uri): string {
  const own = study.pathOf(file);
  const front = vscode.window.activeTextEditor?.document.uri;
  const near =
    own ?? (front === undefined ? null : study.documentOf(front)) ?? study.folder.study.paths[0] ?? "";
  return near.slice(0, near.lastIndexOf("/") + 1);
}

interface SourceItem extends vscode.QuickPickItem {
  readonly source: Source;
}

/** Shows what each file would become; null where people think better of it. */
async function choose(
  sources: readonly Source[],
  unreadable: readonly Unreadable[],
  preview: SourcePreview,
  questions: Questions,
): Promise<readonly Source[] | null> {
  const { t } = vscode.l10n;
  const show = ({ document, name, brought }: Source) =>
    preview.show(document, newDocument(name, brought).text);
  await show(sources[0]!);
  const items = sources.map((source): SourceItem => ({
    label: source.document,
    description: speakerWords(source),
    detail: lossWords(source),
    source,
  }));
  const chosen = await questions.ask({
    title: sources.length === 1 ? t("Import 1 transcript?") : t("Import {0} transcripts?", sources.length),
    placeHolder:
      unreadable.length === 0
        ? t("The editor shows what it will be. Nothing is written yet.")
        : t("Not readable: {0}", unreadable.map(({ name, wrong }) => `${name} (${wrong})`).join(", ")),
    items,
    isMany: sources.length > 1,
    at: ({ source }) => void show(source),
  });
  return chosen?.map(({ source }) => source) ?? null;
}

function speakerWords({ brought: { speakers } }: Source): string {
  return speakers.length === 0
    ? vscode.l10n.t("no speakers")
    : speakers.slice(0, 8).join(", ") + (speakers.length > 8 ? ", …" : "");
}

/** What comes along with the words, and what is left behind. */
function lossWords({ brought: { comments, lost, remarks } }: Source): string {
  const { t } = vscode.l10n;
  const along =
    comments.length === 0
      ? []
      : [comments.length === 1 ? t("1 comment comes along") : t("{0} comments come along", comments.length)];
  const left =
    lost.length === 0 ? [t("nothing is left out")] : [t("left out: {0}", lost.map(counted).join(", "))];
  return [...along, ...left, ...remarks.map(counted)].join(" · ");
}

function counted({ what, count }: Loss): string {
  return `${what} (${count})`;
}

function tellUnreadable(unreadable: readonly Unreadable[]): void {
  const message = vscode.l10n.t(
    "Not imported: {0}",
    unreadable.map(({ name, wrong }) => `${name}: ${wrong}`).join(" "),
  );
  void vscode.window.showErrorMessage(message);
}

/** Writes one document, and its comments as the coder's. Whether it was. */
async function write(
  desk: Desk,
  study: OpenStudy,
  source: Source,
  roles: ReadonlyMap<string, Role>,
): Promise<boolean> {
  const made = newDocument(source.name, source.brought, roles);
  const written = await study.folder.addDocument(source.document, made.text);
  if (written.kind !== "written") {
    const reason =
      written.kind === "refused" ? written.reason : vscode.l10n.t("A file of this name is there already.");
    void tellRefused(vscode.l10n.t("Import {0}", source.name), reason, async () => {
      await write(desk, study, source, roles);
    });
    return false;
  }
  if (made.comments.length === 0) return true;
  const { document, owner, now } = await acting(desk, study, source.document);
  const records = commentRecords(made, study.folder.study.frame.codebook, makeId, now);
  const swaps = records.map((record) => ({ id: record.id, before: [], after: [formatRecord(record)] }));
  const label = vscode.l10n.t("Import comments");
  await perform(study, {
    label,
    document,
    changes: [{ kind: "lines", file: sidecarPath(owner, document), swaps }],
  });
  return true;
}
