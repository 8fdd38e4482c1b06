import * as vscode from "vscode";
import { remove, revise, type Revision } from "../../core/study/work/actions";
import { combined } from "../../core/study/work/change";
import { describe } from "../../core/text/place";
import { trim } from "../../core/text/span";
import { showInStatusBar, showBrokenCodebook } from "../messages";
import { codeFor } from "./apply-code";
import { choosePassage, nameOf, ownPassages, showNoCodingHere } from "./codings-here";
import { actionContext, ownLines, applyAction, type CodingTools } from "./coding-tools";
import {
  activeDocument,
  isUnchanged,
  selectedIn,
  type ActiveDocument,
  type PlacedCoding,
} from "./active-document";
import { inBrief } from "./passage";

/** *Remove Code*, *Recode…* and *Set Boundaries*: what is done to the coder's own codings at the cursor. */
export function changeCodingCommands(tools: CodingTools): vscode.Disposable {
  const command = (
    id: string,
    run: (tools: CodingTools, active: ActiveDocument, given: unknown) => Promise<void>,
  ) =>
    vscode.commands.registerCommand(id, async (given?: unknown) => {
      const active = await activeDocument(tools.studies);
      if (active !== null) await run(tools, active, given);
    });
  return vscode.Disposable.from(
    command("emic.removeCode", removeHere),
    command("emic.recode", recode),
    command("emic.setBoundaries", setBoundaries),
  );
}

async function removeHere(tools: CodingTools, active: ActiveDocument, given: unknown): Promise<void> {
  const context = await actionContext(tools, active.study, active.path);
  const here = ownPassages(active, context.owner, given);
  if (here.length === 0) {
    showNoCodingHere();
    return;
  }
  const chosen = await choosePassage(active, here, vscode.l10n.t("Remove which?"));
  if (chosen === null) return;
  const label =
    chosen.row.code === null
      ? vscode.l10n.t("Remove comment")
      : vscode.l10n.t("Remove code “{0}”", nameOf(active, chosen));
  const action = remove(label, context, await ownLines(active.study, context), [chosen.row.id]);
  if (action === null) {
    tellGone();
    return;
  }
  if (await applyAction(active.study, action)) showInStatusBar(label);
}

/** Another code for a coding; the first for a comment, which becomes a coding. */
async function recode(tools: CodingTools, active: ActiveDocument, given: unknown): Promise<void> {
  const { study, text } = active;
  const context = await actionContext(tools, study, active.path);
  const here = ownPassages(active, context.owner, given);
  if (here.length === 0) {
    showNoCodingHere();
    return;
  }
  const chosen = await choosePassage(active, here, vscode.l10n.t("Recode which?"));
  if (chosen === null) return;
  const passage = inBrief(text, chosen);
  const picked = await tools.picker.pick({
    title: () =>
      chosen.row.code === null
        ? vscode.l10n.t("Make the comment on {0} a coding with…", passage)
        : vscode.l10n.t("Instead of “{0}”, code {1} with…", nameOf(active, chosen), passage),
    codebook: () => study.folder.study.setup.codebook,
    recent: () => tools.recent.of(study),
    applied: () => new Set(),
  });
  if (picked === null) return;
  const applied = await codeFor(study, picked);
  if (applied === null) return void showBrokenCodebook(study);
  const label = vscode.l10n.t("Recode as “{0}”", applied.code.name);
  const done = await reviseOne(tools, active, chosen, label, { code: applied.code.id }, applied.codebook);
  if (done) await tools.recent.used(study, applied.code.id);
}

/** The selection becomes the passage of a coding that it touches. */
async function setBoundaries(tools: CodingTools, active: ActiveDocument): Promise<void> {
  const [selected] = selectedIn(active);
  const span = selected === undefined ? null : trim(active.text, selected);
  if (span === null || span.start === span.end) {
    const message = vscode.l10n.t(
      "Select the words that the coding should hold, some of its own among them.",
    );
    return void vscode.window.showInformationMessage(message);
  }
  const owner = await tools.coder.id(active.study);
  const here = ownPassages(active, owner);
  if (here.length === 0) {
    showNoCodingHere();
    return;
  }
  const chosen = await choosePassage(
    active,
    here,
    vscode.l10n.t("Which coding holds these words from now on?"),
  );
  if (chosen === null || !isUnchanged(active)) return;
  const label = vscode.l10n.t("Set boundaries of “{0}”", nameOf(active, chosen));
  await reviseOne(tools, active, chosen, label, describe(active.text, span));
}

/** Changes what one of the coder's lines says. Whether it was done. */
export async function reviseOne(
  tools: CodingTools,
  { study, path }: ActiveDocument,
  { row }: PlacedCoding,
  label: string,
  revision: Revision,
  codebook?: { readonly before: string; readonly after: string },
): Promise<boolean> {
  const context = await actionContext(tools, study, path);
  const action = revise(label, context, await ownLines(study, context), [row.id], revision);
  if (action === null) {
    tellGone();
    return false;
  }
  const first = {
    label,
    document: path,
    changes: codebook === undefined ? [] : [{ kind: "codebook" as const, ...codebook }],
  };
  const done = await applyAction(study, combined(label, [first, action]));
  if (done) showInStatusBar(label);
  return done;
}

function tellGone(): void {
  const message = vscode.l10n.t("This coding was changed elsewhere in the meantime. Look at it again.");
  void vscode.window.showWarningMessage(message);
}
