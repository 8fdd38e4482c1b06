import * as vscode from "vscode";
import { remove, revise, type Revision } from "../../core/study/work/actions";
import { together } from "../../core/study/work/change";
import { describe } from "../../core/text/place";
import { trim } from "../../core/text/span";
import { say, tellBrokenCodebook } from "../tell";
import { codeFor } from "./apply-code";
import { choosePassage, nameOf, ownPassages, tellNoneHere } from "./codings-here";
import { acting, ownLines, perform, type Desk } from "./desk";
import { inFront, isAsItWas, selectedIn, type InFront, type Placed } from "./in-front";
import { inBrief } from "./passage";

/** *Remove Code*, *Recode…* and *Set Boundaries*: what is done to the coder's own codings at the cursor. */
export function changeCodingCommands(desk: Desk): vscode.Disposable {
  const command = (id: string, run: (desk: Desk, front: InFront, given: unknown) => Promise<void>) =>
    vscode.commands.registerCommand(id, async (given?: unknown) => {
      const front = await inFront(desk.studies);
      if (front !== null) await run(desk, front, given);
    });
  return vscode.Disposable.from(
    command("emic.removeCode", removeHere),
    command("emic.recode", recode),
    command("emic.setBoundaries", setBoundaries),
  );
}

async function removeHere(desk: Desk, front: InFront, given: unknown): Promise<void> {
  const act = await acting(desk, front.study, front.path);
  const here = ownPassages(front, act.owner, given);
  if (here.length === 0) {
    tellNoneHere();
    return;
  }
  const chosen = await choosePassage(front, here, vscode.l10n.t("Remove which?"));
  if (chosen === null) return;
  const label =
    chosen.row.code === null
      ? vscode.l10n.t("Remove comment")
      : vscode.l10n.t("Remove code “{0}”", nameOf(front, chosen));
  const action = remove(label, act, await ownLines(front.study, act), [chosen.row.id]);
  if (action === null) {
    tellGone();
    return;
  }
  if (await perform(front.study, action)) say(label);
}

/** Another code for a coding; the first for a comment, which becomes a coding. */
async function recode(desk: Desk, front: InFront, given: unknown): Promise<void> {
  const { study, text } = front;
  const act = await acting(desk, study, front.path);
  const here = ownPassages(front, act.owner, given);
  if (here.length === 0) {
    tellNoneHere();
    return;
  }
  const chosen = await choosePassage(front, here, vscode.l10n.t("Recode which?"));
  if (chosen === null) return;
  const passage = inBrief(text, chosen);
  const picked = await desk.picker.pick({
    title: () =>
      chosen.row.code === null
        ? vscode.l10n.t("Make the comment on {0} a coding with…", passage)
        : vscode.l10n.t("Instead of “{0}”, code {1} with…", nameOf(front, chosen), passage),
    codebook: () => study.folder.study.frame.codebook,
    recent: () => desk.recent.of(study),
    applied: () => new Set(),
  });
  if (picked === null) return;
  const applied = await codeFor(study, picked);
  if (applied === null) return void tellBrokenCodebook(study);
  const label = vscode.l10n.t("Recode as “{0}”", applied.code.name);
  const done = await reviseOne(desk, front, chosen, label, { code: applied.code.id }, applied.codebook);
  if (done) await desk.recent.used(study, applied.code.id);
}

/** The selection becomes the passage of a coding that it touches. */
async function setBoundaries(desk: Desk, front: InFront): Promise<void> {
  const [selected] = selectedIn(front);
  const span = selected === undefined ? null : trim(front.text, selected);
  if (span === null || span.start === span.end) {
    const message = vscode.l10n.t(
      "Select the words that the coding should hold, some of its own among them.",
    );
    return void vscode.window.showInformationMessage(message);
  }
  const owner = await desk.coder.id(front.study);
  const here = ownPassages(front, owner);
  if (here.length === 0) {
    tellNoneHere();
    return;
  }
  const chosen = await choosePassage(
    front,
    here,
    vscode.l10n.t("Which coding holds these words from now on?"),
  );
  if (chosen === null || !isAsItWas(front)) return;
  const label = vscode.l10n.t("Set boundaries of “{0}”", nameOf(front, chosen));
  await reviseOne(desk, front, chosen, label, describe(front.text, span));
}

/** Changes what one of the coder's lines says. Whether it was done. */
export async function reviseOne(
  desk: Desk,
  { study, path }: InFront,
  { row }: Placed,
  label: string,
  revision: Revision,
  codebook?: { readonly before: string; readonly after: string },
): Promise<boolean> {
  const act = await acting(desk, study, path);
  const action = revise(label, act, await ownLines(study, act), [row.id], revision);
  if (action === null) {
    tellGone();
    return false;
  }
  const first = {
    label,
    document: path,
    changes: codebook === undefined ? [] : [{ kind: "codebook" as const, ...codebook }],
  };
  const done = await perform(study, together(label, [first, action]));
  if (done) say(label);
  return done;
}

function tellGone(): void {
  const message = vscode.l10n.t("This coding was changed elsewhere in the meantime. Look at it again.");
  void vscode.window.showWarningMessage(message);
}
