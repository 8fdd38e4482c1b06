import * as vscode from "vscode";
import type { ActionContext } from "../../core/study/work/actions";
import type { Action } from "../../core/study/work/change";
import { idMaker } from "../../core/study/format/ids";
import type { Coder } from "../coder";
import type { OpenStudy } from "../open-study";
import type { Studies } from "../studies";
import { showRefused } from "../messages";
import type { CodePicker } from "./code-picker";
import type { RecentCodes } from "./recent-codes";

/** What everybody who codes works with. */
export interface CodingTools {
  readonly studies: Studies;
  readonly coder: Coder;
  readonly recent: RecentCodes;
  readonly picker: CodePicker;
}

export const makeId = idMaker((bytes) => crypto.getRandomValues(bytes));

/** Who acts in a document, and when: now. */
export async function actionContext(
  { coder }: CodingTools,
  study: OpenStudy,
  document: string,
): Promise<ActionContext> {
  return { document, owner: await coder.id(study), now: Date.now() };
}

/** The lines that the coder keeps about a document, as they are on disk. */
export async function ownLines(study: OpenStudy, { document, owner }: ActionContext): Promise<string> {
  const owned = await study.folder.owned(document);
  return owned.find((one) => one.owner === owner)?.text ?? "";
}

/** Does an action; where it is refused, says why and offers to try again, with nothing lost. Whether it was done. */
export async function applyAction(study: OpenStudy, action: Action): Promise<boolean> {
  // At once, not when it is done: who codes and undoes in one breath means the coding.
  void vscode.commands.executeCommand("setContext", "emic.acted", true);
  const written = await study.folder.apply(action);
  if (written.kind !== "refused") return true;
  // Not waited for: the message may stand as long as the person likes.
  void showRefused(action.label, written.reason, async () => {
    await applyAction(study, action);
  });
  return false;
}
