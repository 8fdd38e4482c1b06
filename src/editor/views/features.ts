import * as vscode from "vscode";
import type { App } from "../app";
import { arrangeCodes } from "./arrange-codes";
import { codebookCommands } from "./codebook-commands";
import { CodesView } from "./codes-view";
import type { FocusedRow } from "./focused-row";
import { quoteCommands } from "./quote-commands";
import { QuotesView } from "./quotes-view";

/** The *Codes* and the *Quotes* view, and what one does in them. */
export function viewFeatures({ context, studies }: App, row: FocusedRow): vscode.Disposable {
  const codes = new CodesView(studies, context.workspaceState);
  const quotes = new QuotesView(studies, codes);
  return vscode.Disposable.from(
    codes,
    arrangeCodes(codes),
    codebookCommands(studies, codes, row),
    quotes,
    quoteCommands(quotes, row),
  );
}
