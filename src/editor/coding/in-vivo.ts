import * as vscode from "vscode";
import { applyCode } from "../../core/study/work/actions";
import { codeNamed } from "../../core/study/model/code-search";
import { trim } from "../../core/text/span";
import { tellBrokenCodebook } from "../tell";
import { applyLabel, codeFor, toggle } from "./apply-code";
import { acting, makeId, perform, type Desk } from "./desk";
import { inFront, isAsItWas, selectedIn } from "./in-front";

/** Longer words are shortened by the person before they name a code. */
const longestName = 60;

/** *Code In Vivo*: the selected words become a code that is named by them. */
export function codeInVivoCommand(desk: Desk): vscode.Disposable {
  return vscode.commands.registerCommand("emic.codeInVivo", async () => {
    const front = await inFront(desk.studies);
    if (front === null) return;
    const spans = selectedIn(front)
      .map((span) => trim(front.text, span))
      .filter(({ start, end }) => start < end);
    const [first] = spans;
    if (first === undefined) {
      const message = vscode.l10n.t("Select the words that say it best: they name the code.");
      return void vscode.window.showInformationMessage(message);
    }
    const words = front.text
      .slice(first.start, first.end)
      .replace(/\s+/g, " ")
      .replace(/[.,;:!?]+$/, "");
    const name = words.length <= longestName ? words : await shorten(words);
    if (name === undefined || name.trim() === "" || !isAsItWas(front)) return;
    const { study, path, text } = front;
    const quoted = `“${name.trim()}”`;
    const { codebook } = study.folder.study.frame;
    const known = codeNamed(codebook, quoted) ?? codeNamed(codebook, name);
    if (known !== null) return toggle(desk, front, spans, { code: known });
    const applied = await codeFor(study, { name: quoted, parent: null }, "in vivo");
    if (applied === null) return void tellBrokenCodebook(study);
    const act = await acting(desk, study, path);
    if (await perform(study, applyCode(applyLabel(applied), act, applied, text, spans, makeId)))
      await desk.recent.used(study, applied.code.id);
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
