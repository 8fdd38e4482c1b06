import * as vscode from "vscode";
import type { App } from "../app";
import { applyCodeCommands } from "./apply-code";
import { changeCodingCommands } from "./change-coding";
import { CodePicker } from "./code-picker";
import { CodingMode } from "./coding-mode";
import type { CodingTools } from "./coding-tools";
import { goToCoding } from "./go-to-coding";
import { codeInVivoCommand } from "./in-vivo";
import { markCodedCommand } from "./mark-coded";
import { memoCommands } from "./memo";
import { moveCommands } from "./move";
import { movedWords } from "./moved-words";
import { keepPlaces } from "./places";
import { QuickKeys } from "./quick-keys";
import { RecentCodes } from "./recent-codes";
import { passageRanges } from "./selection-ranges";
import { Undo } from "./undo";

/** What one does to passages, and what whoever else codes works with. */
export function codingFeatures({ context, studies, coder }: App): CodingTools & vscode.Disposable {
  const picker = new CodePicker();
  const recent = new RecentCodes(context.workspaceState);
  const tools: CodingTools = { studies, coder, recent, picker };
  const features = vscode.Disposable.from(
    picker,
    applyCodeCommands(tools),
    changeCodingCommands(tools),
    codeInVivoCommand(tools),
    markCodedCommand(tools),
    memoCommands(tools),
    moveCommands(tools),
    movedWords(tools),
    new CodingMode(tools, new QuickKeys(context.workspaceState)),
    new Undo(studies),
    goToCoding(studies),
    keepPlaces(studies, coder),
    passageRanges(studies),
  );
  return { ...tools, dispose: () => void features.dispose() };
}
