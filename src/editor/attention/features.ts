import * as vscode from "vscode";
import type { App } from "../app";
import type { CodingTools } from "../coding/coding-tools";
import type { FocusedRow } from "../views/focused-row";
import { attentionCommands } from "./attention-commands";
import { AttentionView } from "./attention-view";
import { GoneDocuments } from "./gone-documents";
import { PassageProblems } from "./passage-problems";

/** The passages that somebody has to look at. */
export function attentionFeatures(
  { studies, coder }: App,
  tools: CodingTools,
  row: FocusedRow,
): vscode.Disposable {
  const attention = new AttentionView(studies, coder);
  return vscode.Disposable.from(
    attention,
    attentionCommands(tools, attention, row),
    new GoneDocuments(studies, attention),
    new PassageProblems(studies, attention),
  );
}
