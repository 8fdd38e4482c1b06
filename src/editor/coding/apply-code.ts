import * as vscode from "vscode";
import { applyCode, remove, type Applied } from "../../core/study/work/actions";
import type { Action } from "../../core/study/work/change";
import { findCode, type Code } from "../../core/study/format/codebook/codebook";
import { addCode, idFor, type NewCode } from "../../core/study/format/codebook/edit";
import { slugFor } from "../../core/study/format/ids";
import { contains, type Span } from "../../core/text/span";
import type { OpenStudy } from "../open-study";
import { showInStatusBar, showBrokenCodebook } from "../messages";
import type { Picked } from "./code-picker";
import { actionContext, makeId, ownLines, applyAction, type CodingTools } from "./coding-tools";
import {
  activeDocument,
  isUnchanged,
  placedCodings,
  type ActiveDocument,
  type PlacedCoding,
} from "./active-document";
import { inBrief, passagesIn, PassageHighlight, showNoPassage, type Passages } from "./passage";

/** *Apply Code…*: codes what is selected, or the sentence at the cursor; the key pressed again takes more around it. */
export function applyCodeCommands(tools: CodingTools): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("emic.applyCode", (given?: { typed?: unknown }) =>
      pickAndApply(tools, typeof given?.typed === "string" ? given.typed : ""),
    ),
    vscode.commands.registerCommand("emic.applyLastCode", () => applyLast(tools)),
  );
}

/** Asks for a code for the passages at the cursors; `typed` stands in the box at first. */
export async function pickAndApply(tools: CodingTools, typed = ""): Promise<void> {
  const active = await activeDocument(tools.studies);
  if (active === null) return;
  let passages = passagesIn(active);
  if (passages.spans.length === 0) {
    showNoPassage();
    return;
  }
  const highlight = new PassageHighlight(active.editor);
  highlight.show(passages.spans);
  const owner = await tools.coder.id(active.study);
  const apply = async (picked: Picked) => {
    if (isUnchanged(active)) await toggle(tools, active, passages.spans, picked);
  };
  const picked = await tools.picker
    .pick({
      title: () =>
        passages.spans.length === 1
          ? vscode.l10n.t("Code {0}", inBrief(active.text, passages.spans[0]!))
          : vscode.l10n.t("Code {0} passages", passages.spans.length),
      codebook: () => active.study.folder.study.setup.codebook,
      recent: () => tools.recent.of(active.study),
      applied: () => codesOn(active, owner, passages.spans),
      around: () => codesAround(active, owner, passages.spans),
      typed,
      pickAndStay: apply,
      again: () => {
        passages = passages.expanded();
        highlight.show(passages.spans);
      },
    })
    .finally(() => highlight.dispose());
  if (picked !== null) await apply(picked);
}

async function applyLast(tools: CodingTools): Promise<void> {
  const active = await activeDocument(tools.studies);
  if (active === null) return;
  const { codebook } = active.study.folder.study.setup;
  const code = tools.recent
    .of(active.study)
    .map((id) => findCode(codebook, id))
    .find((found) => found !== null);
  if (code == null) return pickAndApply(tools);
  await applyHere(tools, active, code);
}

/** Applies a code to the passages at the cursors; to those that have it already it does nothing but say so. */
export async function applyHere(tools: CodingTools, active: ActiveDocument, code: Code): Promise<void> {
  const passages: Passages = passagesIn(active);
  if (passages.spans.length === 0) {
    showNoPassage();
    return;
  }
  await toggle(tools, active, passages.spans, { code });
}

/** Applies a code to passages; where all of exactly these have it, takes it away from them. */
export async function toggle(
  tools: CodingTools,
  active: ActiveDocument,
  spans: readonly Span[],
  picked: Picked,
): Promise<void> {
  const { study, path, text } = active;
  const context = await actionContext(tools, study, path);
  const applied = await codeFor(study, picked);
  if (applied === null) return void showBrokenCodebook(study);
  const { code } = applied;
  const there = spans.map((span) =>
    ownOn(active, context.owner, span).filter((one) => codeOf(active, one) === code.id),
  );
  const bare = spans.filter((_, at) => there[at]!.length === 0);
  let action: Action | null;
  if (bare.length > 0) action = applyCode(applyLabel(applied), context, applied, text, bare, makeId);
  else {
    const label = vscode.l10n.t("Remove code “{0}”", code.name);
    const ids = [...new Set(there.flat().map(({ row }) => row.id))];
    action = remove(label, context, await ownLines(study, context), ids);
  }
  if (action === null || !(await applyAction(study, action))) return;
  if (bare.length > 0) await tools.recent.used(study, code.id);
  else showInStatusBar(action.label);
}

/** The code that was picked, made where it is new; null where the codebook can't be written. */
export async function codeFor(
  study: OpenStudy,
  picked: Picked,
  from: NonNullable<NewCode["from"]> = "inductive",
): Promise<Applied | null> {
  if ("code" in picked) return { code: picked.code };
  const before = await study.folder.codebookText();
  const id = idFor(study.folder.study.setup.codebook, slugFor(picked.name));
  const after = addCode(before, { id, name: picked.name, from }, picked.parent?.id ?? null);
  return after === null ? null : { code: { id, name: picked.name }, codebook: { before, after } };
}

/** What applying a code is called where it is undone. */
export function applyLabel({ code }: Applied): string {
  return vscode.l10n.t("Apply code “{0}”", code.name);
}

/** A coder's own codings of exactly these words. */
function ownOn({ study, path }: ActiveDocument, owner: string, { start, end }: Span): PlacedCoding[] {
  return placedCodings(study, path).filter(
    (one) => one.row.owner === owner && one.row.code !== null && one.start === start && one.end === end,
  );
}

/** The codes that a coder has applied to all of the passages. */
function codesOn(active: ActiveDocument, owner: string, spans: readonly Span[]): Set<string> {
  const on = spans.map((span) => new Set(ownOn(active, owner, span).map((one) => codeOf(active, one))));
  return new Set([...(on[0] ?? [])].filter((code) => on.every((codes) => codes.has(code))));
}

/** The codes that a coder has applied to longer passages around all of these. */
function codesAround(active: ActiveDocument, owner: string, spans: readonly Span[]): Set<string> {
  const own = placedCodings(active.study, active.path).filter(
    ({ row }) => row.owner === owner && row.code !== null,
  );
  const around = own.filter((one) =>
    spans.every((span) => contains(one, span) && one.end - one.start > span.end - span.start),
  );
  return new Set(around.map((one) => codeOf(active, one)));
}

/** The id of a coding's code in the codebook; as the coding names it where the codebook lacks it. */
function codeOf({ study }: ActiveDocument, { row }: PlacedCoding): string {
  return findCode(study.folder.study.setup.codebook, row.code ?? "")?.id ?? row.code ?? "";
}
