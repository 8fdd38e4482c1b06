import * as vscode from "vscode";
import type { Copy } from "../../core/study/work/copies";
import { codingsFolder, readCopyPath } from "../../core/study/format/paths";
import type { Problem } from "../../core/study/format/problem";
import type { Coder } from "../coder";
import { deleteFile } from "./delete-file";
import type { OpenStudy } from "../open-study";
import { quickFixes } from "../quick-fix";
import type { Studies } from "../studies";
import { showRefused } from "../messages";
import { debouncedByKey } from "../debounced";

/** Changes are gathered this long before copies are looked for, in milliseconds. */
const settling = 100;

/**
 * Takes over what sync services' copies of the coder's own codings say as soon as they are there, and offers to remove
 * the copies: once in a window, and as a fix of the problem that each of them is.
 */
export class ConflictedCopies implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[];
  private readonly mergeSoon = debouncedByKey((study: OpenStudy) => void this.merge(study), settling);
  /** What was seen to; a copy that is read again is another problem. */
  private seen = new WeakSet<Problem>();
  /** The copies that are there and of which this window has told. */
  private readonly told = new WeakMap<OpenStudy, ReadonlySet<string>>();

  constructor(
    private readonly studies: Studies,
    private readonly coder: Coder,
  ) {
    this.disposables = [
      this.mergeSoon,
      studies.onDidChange((study) => {
        if (study !== null) this.mergeSoon(study);
      }),
      coder.onDidChange(() => {
        this.seen = new WeakSet();
        if (studies.active !== null) this.mergeSoon(studies.active);
      }),
      vscode.commands.registerCommand("emic.removeCopies", (uri?: vscode.Uri) => this.removeAt(uri)),
      quickFixes(`**/${codingsFolder}/**/*.jsonl`, ["conflicted-copy"], ({ uri }) => this.fixes(uri)),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async merge(study: OpenStudy): Promise<void> {
    const copies = study.folder.problems().filter(({ fix }) => fix === "remove-copy");
    const there = new Set(copies.map(({ file }) => file));
    this.told.set(study, new Set([...(this.told.get(study) ?? [])].filter((file) => there.has(file))));
    if (copies.every((one) => this.seen.has(one))) return;
    for (const one of copies) this.seen.add(one);
    const merged = await study.folder.mergeCopies(await this.coder.id(study));
    const told = this.told.get(study)!;
    const fresh = merged.filter(({ file }) => !told.has(file));
    this.told.set(study, new Set([...told, ...fresh.map(({ file }) => file)]));
    if (fresh.length > 0) await this.offer(study, fresh);
  }

  private async offer(study: OpenStudy, copies: readonly Copy[]): Promise<void> {
    const [{ document }] = copies as [Copy];
    const message =
      copies.length === 1
        ? vscode.l10n.t(
            "A sync service left a copy of your codings of {0}. Everything in it was taken over.",
            document,
          )
        : vscode.l10n.t(
            "A sync service left {0} copies of your codings. Everything in them was taken over.",
            copies.length,
          );
    const remove = copies.length === 1 ? vscode.l10n.t("Remove Copy") : vscode.l10n.t("Remove Copies");
    if ((await vscode.window.showInformationMessage(message, remove)) === remove) {
      const files = copies.map(({ file }) => file);
      await this.remove(study, files);
    }
  }

  /** Nobody removes a colleague's copy. */
  private fixes(uri: vscode.Uri): vscode.Command[] {
    const study = this.studies.at(uri);
    const copy = readCopyPath(study?.pathOf(uri) ?? "");
    if (study === null || copy?.owner !== this.coder.known(study)) return [];
    return [{ command: "emic.removeCopies", title: vscode.l10n.t("Remove Copy"), arguments: [uri] }];
  }

  /** Removes the coder's own copy that a file is; without one, all of the study in front. */
  private async removeAt(uri: vscode.Uri | undefined): Promise<void> {
    const study = uri === undefined ? this.studies.active : this.studies.at(uri);
    if (study === null) return;
    if (uri !== undefined) return this.remove(study, [study.pathOf(uri)!]);
    const copies = await study.folder.mergeCopies(await this.coder.id(study));
    if (copies.length === 0) {
      const message = vscode.l10n.t("There are no copies of your codings to remove.");
      return void vscode.window.showInformationMessage(message);
    }
    return this.remove(
      study,
      copies.map(({ file }) => file),
    );
  }

  private async remove(study: OpenStudy, files: readonly string[]): Promise<void> {
    const owner = await this.coder.id(study);
    const written = await study.folder.removeCopies(owner, files, (file) =>
      deleteFile(study.uriOf(file), { useTrash: true }),
    );
    if (written.kind !== "refused") return;
    await showRefused(vscode.l10n.t("Remove Copy"), written.reason, () => this.remove(study, files));
  }
}
