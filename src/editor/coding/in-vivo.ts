import * as vscode from "vscode";
import { applyCode } from "../../core/study/work/actions";
import { codeNamed } from "../../core/study/model/code-search";
import { trim } from "../../core/text/span";
import { showBrokenCodebook } from "../messages";
import { applyLabel, codeFor, toggle } from "./apply-code";
import { actionContext, makeId, applyAction, type CodingTools } from "./coding-tools";
import { activeDocument, isUnchanged, selectedIn } from "./active-document";

/** Longer words are shortened by the person before they name a code. */
const longestName = 60;

/** *Code In Vivo*: the selected words become a code that is named by them. */
export function codeInVivoCommand(tools: CodingTools): vscode.Disposable {
  return vscode.commands.registerCommand("emic.codeInVivo", async () => {
    const active = await activeDocument(tools.studies);
    if (active === null) return;
    const spans = selectedIn(active)
      .map((span) => trim(active.text, span))
      .filter(({ start, end }) => start < end);
    const [first] = spans;
    if (first === undefined) {
      const message = vscode.l10n.t("Select the words that say it best: they name the code.");
      return void vscode.window.showInformationMessage(message);
    }
    const words = active.text
      .slice(first.start, first.end)
      .replace(/\s+/g, " ")
      .replace(/[.,;:!?]+$/, "");
    const name = words.length <= longestName ? words : await shorten(words);
    if (name === undefined || name.trim() === "" || !isUnchanged(active)) return;
    const { study, path, text } = active;
    const quoted = `“${name.trim()}”`;
    const { codebook } = study.folder.study.setup;
    const known = codeNamed(codebook, quoted) ?? codeNamed(codebook, name);
    if (known !== null) return toggle(tools, active, spans, { code: known });
    const applied = await codeFor(study, { name: quoted, parent: null }, "in vivo");
    if (applied === null) return void showBrokenCodebook(study);
    const context = await actionContext(tools, study, path);
    if (await applyAction(study, applyCode(applyLabel(applied), context, applied, text, spans, makeId)))
      await tools.recent.used(study, applied.code.id);
  });
}

function shorten(words: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t("Code In Vivo"),
    prompt: vscode.l10n.t("These words are long for a name. Keep those that say it."),
    value: words,
    ignoreFocusOut: true,
  });
}
