import * as vscode from "vscode";
import { remove } from "../../core/study/work/actions";
import { acceptPlaces, type Anchor } from "../../core/study/work/anchors";
import type { Action } from "../../core/study/work/change";
import { attentionOf, needsAttention } from "../../core/study/model/attention";
import type { Row } from "../../core/study/model/shard";
import { slice, trim, type Span } from "../../core/text/span";
import { actionContext, ownLines, applyAction, type CodingTools } from "../coding/coding-tools";
import { showCoding } from "../coding/go-to-coding";
import type { OpenStudy } from "../open-study";
import { rangeOf, spanOf, textOf } from "../positions";
import { showInStatusBar } from "../messages";
import { shortened } from "../views/quote-item";
import { isByKey, type FocusedRow } from "../views/focused-row";
import type { AttentionItem, PassageItem } from "./attention-items";
import type { AttentionView } from "./attention-view";

/** What is done to passages that need attention, on their rows or by key. */
export function attentionCommands(
  tools: CodingTools,
  view: AttentionView,
  row: FocusedRow,
): vscode.Disposable {
  const command = (id: string, context: (one: PassageItem) => Promise<void>) =>
    vscode.commands.registerCommand(id, async (item?: unknown) => {
      await row.select(item);
      const one = isByKey(item) || item === undefined ? view.selection[0] : (item as AttentionItem);
      if (one?.kind !== "passage") tellNone();
      else if (one.isOwn) await context(one);
      else tellTheirs();
    });
  return vscode.Disposable.from(
    vscode.commands.registerCommand("emic.openAttention", async (at: Row) => {
      if (!row.isHeld && tools.studies.active !== null) await open(tools.studies.active, at);
    }),
    command("emic.acceptPlace", (one) => accept(one)),
    command("emic.choosePlace", (one) => choosePlace(one)),
    command("emic.attachToSelection", (one) => attach(one)),
    command("emic.removePassage", (one) => removeOne(tools, one)),
    vscode.commands.registerCommand("emic.acceptClearPlaces", () => acceptClear(tools, view)),
    vscode.commands.registerCommand("emic.nextAttention", () => next(tools)),
  );
}

function tellNone(): void {
  const message = vscode.l10n.t("Choose a passage in the view “Needs attention” first.");
  void vscode.window.showInformationMessage(message);
}

function tellTheirs(): void {
  const message = vscode.l10n.t("Only the coder who coded this passage decides where it stands.");
  void vscode.window.showInformationMessage(message);
}

/** A passage without a place leads to where it stood, so that people can look for it. */
async function open(
  study: OpenStudy,
  { document, owner, id }: Pick<Row, "document" | "owner" | "id">,
): Promise<void> {
  await showCoding(study, { document, owner, id }, { preserveFocus: true });
}

async function accept({ study, anchor, text }: PassageItem): Promise<void> {
  const label = vscode.l10n.t("Accept place");
  const action = text === null ? null : acceptPlaces(label, [anchor], text);
  if (action === null) {
    const message = vscode.l10n.t(
      "No place was found for this passage. Select the words it should hold, then attach it to them.",
    );
    return void vscode.window.showInformationMessage(message);
  }
  if (await applyAction(study, action)) showInStatusBar(label);
}

/** All of the coder's edited passages whose place is clear. */
async function acceptClear({ studies, coder }: CodingTools, view: AttentionView): Promise<void> {
  const study = studies.active;
  if (study === null) return;
  const me = await coder.id(study);
  const label = vscode.l10n.t("Accept places");
  const actions: Action[] = [];
  let count = 0;
  for (const document of attentionOf(study.folder.study).keys()) {
    const clear = (await view.passagesOf(study, document)).filter(
      ({ anchor, text }) => anchor.owner === me && anchor.placing.status === "changed" && text !== null,
    );
    const action =
      clear.length === 0
        ? null
        : acceptPlaces(
            label,
            clear.map(({ anchor }) => anchor),
            clear[0]!.text!,
          );
    if (action !== null) actions.push(action);
    count += clear.length;
  }
  if (count === 0) {
    const message = vscode.l10n.t("None of your passages was edited so that its place is clear.");
    return void vscode.window.showInformationMessage(message);
  }
  for (const action of actions) if (!(await applyAction(study, action))) return;
  showInStatusBar(
    count === 1 ? vscode.l10n.t("1 place accepted") : vscode.l10n.t("{0} places accepted", count),
  );
}

/** One of the places that compete. */
async function choosePlace({ study, anchor, text }: PassageItem): Promise<void> {
  if (text === null) return;
  const places = await study.folder.possiblePlaces(anchor);
  if (places.length === 0) {
    const message = vscode.l10n.t(
      "There is no other place like it. Select the words it should hold, then attach it to them.",
    );
    return void vscode.window.showInformationMessage(message);
  }
  const items = places.map(({ span, score }) => ({
    label: `“${shortened(slice(text, span), 120)}”`,
    description: vscode.l10n.t("{0} % match", score),
    detail: `…${shortened(text.slice(Math.max(0, span.start - 60), span.end + 60), 240)}…`,
    span,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Where does “{0}” stand?", shortened(anchor.record.quote, 60)),
    matchOnDetail: true,
    onDidSelectItem: (item) => void reveal(study, anchor.document, (item as (typeof items)[number]).span),
  });
  if (picked !== undefined) await moveTo(study, anchor, picked.span, text);
}

/** The selection in the document becomes the passage. */
async function attach({ study, anchor }: PassageItem): Promise<void> {
  const editor = vscode.window.visibleTextEditors.find(
    ({ document }) => study.documentOf(document.uri) === anchor.document,
  );
  const text = editor === undefined ? "" : textOf(editor.document);
  const selected = editor === undefined ? null : trim(text, spanOf(editor.document, editor.selection));
  if (selected === null || selected.start === selected.end) {
    await open(study, { document: anchor.document, owner: anchor.owner, id: anchor.record.id });
    const message = vscode.l10n.t(
      "Select the words that the passage should hold, then attach it to them again.",
    );
    return void vscode.window.showInformationMessage(message);
  }
  await moveTo(study, anchor, selected, text);
}

async function moveTo(study: OpenStudy, anchor: Anchor, span: Span, text: string): Promise<void> {
  const label = vscode.l10n.t("Attach passage");
  const action = acceptPlaces(label, [{ ...anchor, placing: { ...anchor.placing, span } }], text);
  if (action !== null && (await applyAction(study, action))) showInStatusBar(label);
}

async function removeOne(tools: CodingTools, { study, anchor }: PassageItem): Promise<void> {
  const context = await actionContext(tools, study, anchor.document);
  const label = vscode.l10n.t("Remove passage");
  const action = remove(label, context, await ownLines(study, context), [anchor.record.id]);
  if (action !== null && (await applyAction(study, action))) showInStatusBar(label);
}

/** The next passage after the cursor that needs attention, in this document or the next one that has any. */
async function next({ studies }: CodingTools): Promise<void> {
  const study = studies.active;
  const documents = study === null ? [] : [...attentionOf(study.folder.study).keys()];
  if (study === null || documents.length === 0) {
    showInStatusBar(vscode.l10n.t("No passage needs attention"));
    return;
  }
  const editor = vscode.window.activeTextEditor;
  const here = editor === undefined ? null : study.documentOf(editor.document.uri);
  const after = editor === undefined ? -1 : spanOf(editor.document, editor.selection).start;
  const all = documents.flatMap((document) =>
    study.folder.study
      .rows(document)
      .filter(needsAttention)
      .map((row) => ({ row, document })),
  );
  const isLater = ({ row, document }: (typeof all)[number]) =>
    here === null || document > here || (document === here && row.start > after);
  const found = all.find(isLater) ?? all[0]!;
  await showCoding(study, found.row);
}

async function reveal(study: OpenStudy, document: string, span: Span): Promise<void> {
  const shown = await vscode.workspace.openTextDocument(study.uriOf(document));
  const selection = rangeOf(shown, span);
  await vscode.window.showTextDocument(shown, { selection, preserveFocus: true });
}
