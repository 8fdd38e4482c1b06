import * as vscode from "vscode";
import { codingsFolder, readSidecarPath } from "../../core/study/format/paths";
import { clearlyLikeliest, type Likely } from "../../core/study/work/renaming/recognise";
import { applyAction } from "../coding/coding-tools";
import type { OpenStudy } from "../open-study";
import { quickFixes } from "../quick-fix";
import type { Studies } from "../studies";
import { showInStatusBar } from "../messages";
import type { AttentionItem } from "./attention-items";
import type { AttentionView } from "./attention-view";
import { debouncedByKey } from "../debounced";

/** A merge, a checkout or a sync service moves documents and codings one after the other; in milliseconds. */
const settling = 1500;

/** A document that is gone, and the one that it has clearly become. */
interface Become {
  readonly from: string;
  readonly to: string;
}

/**
 * Documents that were renamed outside of VS Code are recognised by their words, and it is offered to move their codings
 * along: once. *Move Codings to Another Document…* does it at any time, for whichever document people choose.
 */
export class GoneDocuments implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[];
  private readonly lookSoon = debouncedByKey((study: OpenStudy) => void this.look(study), settling, {
    restarts: true,
  });
  /** Which documents were gone, and there, when they were last compared. */
  private readonly compared = new WeakMap<OpenStudy, string>();
  private readonly offered = new Set<string>();

  constructor(
    studies: Studies,
    private readonly view: AttentionView,
  ) {
    this.disposables = [
      this.lookSoon,
      studies.onDidChange((study) => {
        if (study !== null) this.lookSoon(study);
      }),
      studies.onDidClose((study) => this.lookSoon.cancel(study)),
      vscode.commands.registerCommand("emic.moveCodings", async (given?: unknown) => {
        const one = chosen(given ?? this.view.selection[0]);
        const study = one?.study ?? studies.active;
        if (study !== null) await chooseDocument(study, one?.document ?? null);
      }),
      quickFixes(`**/${codingsFolder}/**/*.jsonl`, ["document-missing"], ({ uri }) => {
        const kept = readSidecarPath(studies.at(uri)?.pathOf(uri) ?? "");
        const title = vscode.l10n.t("Move Codings to Another Document…");
        return kept === null ? [] : [{ command: "emic.moveCodings", title, arguments: [kept.document] }];
      }),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async look(study: OpenStudy): Promise<void> {
    const gone = goneDocuments(study);
    const state = JSON.stringify([gone, gone.length === 0 ? 0 : study.folder.study.paths]);
    if (gone.length === 0 || this.compared.get(study) === state) return;
    this.compared.set(study, state);
    const become: Become[] = [];
    for (const [from, likely] of await study.folder.recognised()) {
      const to = clearlyLikeliest(likely)?.document;
      const key = `${study.root.toString()} ${from} ${to}`;
      if (to === undefined || this.offered.has(key)) continue;
      this.offered.add(key);
      become.push({ from, to });
    }
    if (become.length > 0) await offer(study, become);
  }
}

/** Documents that are not there any more while people's codings of them are. */
function goneDocuments(study: OpenStudy): string[] {
  const all = [...study.folder.study.documents.values()];
  return all.filter(({ present, shard }) => !present && shard.count > 0).map(({ path }) => path);
}

async function offer(study: OpenStudy, become: readonly Become[]): Promise<void> {
  const { t } = vscode.l10n;
  const [{ from, to }] = become as [Become];
  const message =
    become.length === 1
      ? t("{0} is gone, and {1} has its words. Move its codings there?", from, to)
      : t("{0} documents are gone, and others have their words. Move their codings there?", become.length);
  const move = t("Move Codings");
  if ((await vscode.window.showInformationMessage(message, move)) === move) await moveAll(study, become);
}

async function moveAll(study: OpenStudy, become: readonly Become[]): Promise<void> {
  const label = vscode.l10n.t("Move codings");
  for (const { from, to } of become) {
    if (study.folder.study.documents.get(from)?.present !== false) continue;
    if (!(await applyAction(study, await study.folder.movingCodings(label, from, to)))) return;
  }
  showInStatusBar(vscode.l10n.t("Codings moved"));
}

/** What the command is given: a row of the view, or a problem's document. */
function chosen(given: unknown): { readonly study: OpenStudy | null; readonly document: string } | null {
  if (typeof given === "string") return { study: null, document: given };
  const item = given as AttentionItem | undefined;
  return item?.kind === "document" ? item : null;
}

/** `given`: the document that is gone; null: it is asked for, too. */
async function chooseDocument(study: OpenStudy, given: string | null): Promise<void> {
  const { t } = vscode.l10n;
  const gone = goneDocuments(study).sort();
  if (gone.length === 0) {
    void vscode.window.showInformationMessage(t("Every document that was coded is there."));
    return;
  }
  const asked = {
    title: t("Move Codings to Another Document"),
    placeHolder: t("The codings of which document?"),
  };
  const from =
    given !== null && gone.includes(given)
      ? given
      : gone.length === 1
        ? gone[0]!
        : await vscode.window.showQuickPick(gone, asked);
  if (from === undefined) return;
  const picked = await vscode.window.showQuickPick(candidates(study, from), {
    title: t("Which document has {0} become?", from),
    placeHolder: t("Those that have its words come first."),
  });
  if (picked !== undefined) await moveAll(study, [{ from, to: picked.label }]);
}

async function candidates(study: OpenStudy, from: string): Promise<vscode.QuickPickItem[]> {
  const likely = (await study.folder.recognised()).get(from) ?? [];
  const first = new Set(likely.map(({ document }) => document));
  const there = [...study.folder.study.documents.values()].filter(({ present }) => present);
  const others = there.map(({ path }) => path).filter((path) => !first.has(path));
  return [
    ...likely.map((one) => ({ label: one.document, description: likeness(one) })),
    ...others.sort().map((label) => ({ label })),
  ];
}

function likeness({ share, isSame }: Likely): string {
  return isSame
    ? vscode.l10n.t("has the same text")
    : vscode.l10n.t("has {0} of 100 passages looked for", Math.round(share * 100));
}
