import * as vscode from "vscode";
import { applyCode, remove, type Applied } from "../../core/study/work/actions";
import type { Action } from "../../core/study/work/change";
import { findCode, type Code } from "../../core/study/format/codebook/codebook";
import { addCode, idFor, type NewCode } from "../../core/study/format/codebook/edit";
import { slugFor } from "../../core/study/format/ids";
import { contains, type Span } from "../../core/text/span";
import type { OpenStudy } from "../open-study";
import { say, tellBrokenCodebook } from "../tell";
import type { Picked } from "./code-picker";
import { acting, makeId, ownLines, perform, type Desk } from "./desk";
import { inFront, isAsItWas, placedIn, type InFront, type Placed } from "./in-front";
import { inBrief, passagesIn, PassageFrame, tellNoPassage, type Passages } from "./passage";

/** *Apply Code…*: codes what is selected, or the sentence at the cursor; the key pressed again takes more around it. */
export function applyCodeCommands(desk: Desk): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("emic.applyCode", (given?: { typed?: unknown }) =>
      pickAndApply(desk, typeof given?.typed === "string" ? given.typed : ""),
    ),
    vscode.commands.registerCommand("emic.applyLastCode", () => applyLast(desk)),
  );
}

/** Asks for a code for the passages at the cursors; `typed` stands in the box at first. */
export async function pickAndApply(desk: Desk, typed = ""): Promise<void> {
  const front = await inFront(desk.studies);
  if (front === null) return;
  let passages = passagesIn(front);
  if (passages.spans.length === 0) {
    tellNoPassage();
    return;
  }
  const frame = new PassageFrame(front.editor);
  frame.show(passages.spans);
  const owner = await desk.coder.id(front.study);
  const apply = async (picked: Picked) => {
    if (isAsItWas(front)) await toggle(desk, front, passages.spans, picked);
  };
  const picked = await desk.picker
    .pick({
      title: () =>
        passages.spans.length === 1
          ? vscode.l10n.t("Code {0}", inBrief(front.text, passages.spans[0]!))
          : vscode.l10n.t("Code {0} passages", passages.spans.length),
      codebook: () => front.study.folder.study.frame.codebook,
      recent: () => desk.recent.of(front.study),
      applied: () => codesOn(front, owner, passages.spans),
      around: () => codesAround(front, owner, passages.spans),
      typed,
      pickAndStay: apply,
      again: () => {
        passages = passages.grown();
        frame.show(passages.spans);
      },
    })
    .finally(() => frame.dispose());
  if (picked !== null) await apply(picked);
}

async function applyLast(desk: Desk): Promise<void> {
  const front = await inFront(desk.studies);
  if (front === null) return;
  const { codebook } = front.study.folder.study.frame;
  const code = desk.recent
    .of(front.study)
    .map((id) => findCode(codebook, id))
    .find((found) => found !== null);
  if (code == null) return pickAndApply(desk);
  await applyHere(desk, front, code);
}

/** Applies a code to the passages at the cursors; to those that have it already it does nothing but say so. */
export async function applyHere(desk: Desk, front: InFront, code: Code): Promise<void> {
  const passages: Passages = passagesIn(front);
  if (passages.spans.length === 0) {
    tellNoPassage();
    return;
  }
  await toggle(desk, front, passages.spans, { code });
}

/** Applies a code to passages; where all of exactly these have it, takes it away from them. */
export async function toggle(
  desk: Desk,
  front: InFront,
  spans: readonly Span[],
  picked: Picked,
): Promise<void> {
  const { study, path, text } = front;
  const act = await acting(desk, study, path);
  const applied = await codeFor(study, picked);
  if (applied === null) return void tellBrokenCodebook(study);
  const { code } = applied;
  const there = spans.map((span) =>
    ownOn(front, act.owner, span).filter((one) => codeOf(front, one) === code.id),
  );
  const bare = spans.filter((_, at) => there[at]!.length === 0);
  let action: Action | null;
  if (bare.length > 0) action = applyCode(applyLabel(applied), act, applied, text, bare, makeId);
  else {
    const label = vscode.l10n.t("Remove code “{0}”", code.name);
    const ids = [...new Set(there.flat().map(({ row }) => row.id))];
    action = remove(label, act, await ownLines(study, act), ids);
  }
  if (action === null || !(await perform(study, action))) return;
  if (bare.length > 0) await desk.recent.used(study, code.id);
  else say(action.label);
}

/** The code that was picked, made where it is new; null where the codebook can't be written. */
export async function codeFor(
  study: OpenStudy,
  picked: Picked,
  from: NonNullable<NewCode["from"]> = "inductive",
): Promise<Applied | null> {
  if ("code" in picked) return { code: picked.code };
  const before = await study.folder.codebookText();
  const id = idFor(study.folder.study.frame.codebook, slugFor(picked.name));
  const after = addCode(before, { id, name: picked.name, from }, picked.parent?.id ?? null);
  return after === null ? null : { code: { id, name: picked.name }, codebook: { before, after } };
}

/** What applying a code is called where it is undone. */
export function applyLabel({ code }: Applied): string {
  return vscode.l10n.t("Apply code “{0}”", code.name);
}

/** A coder's own codings of exactly these words. */
function ownOn({ study, path }: InFront, owner: string, { start, end }: Span): Placed[] {
  return placedIn(study, path).filter(
    (one) => one.row.owner === owner && one.row.code !== null && one.start === start && one.end === end,
  );
}

/** The codes that a coder has applied to all of the passages. */
function codesOn(front: InFront, owner: string, spans: readonly Span[]): Set<string> {
  const on = spans.map((span) => new Set(ownOn(front, owner, span).map((one) => codeOf(front, one))));
  return new Set([...(on[0] ?? [])].filter((code) => on.every((codes) => codes.has(code))));
}

/** The codes that a coder has applied to longer passages around all of these. */
function codesAround(front: InFront, owner: string, spans: readonly Span[]): Set<string> {
  const own = placedIn(front.study, front.path).filter(({ row }) => row.owner === owner && row.code !== null);
  const around = own.filter((one) =>
    spans.every((span) => contains(one, span) && one.end - one.start > span.end - span.start),
  );
  return new Set(around.map((one) => codeOf(front, one)));
}

/** The id of a coding's code in the codebook; as the coding names it where the codebook lacks it. */
function codeOf({ study }: InFront, { row }: Placed): string {
  return findCode(study.folder.study.frame.codebook, row.code ?? "")?.id ?? row.code ?? "";
}
