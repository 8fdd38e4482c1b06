import * as vscode from "vscode";
import { surrounded } from "../../core/analysis/excerpt";
import type { Row } from "../../core/study/model/shard";
import { around } from "../../core/study/model/passages";
import { copiedQuotes, showCopied, showWithheld } from "../analysis/copy-quotes";
import { messages } from "../vscode-ports";
import { isByKey, type FocusedRow } from "./focused-row";
import { isQuote, type QuoteItem } from "./items";
import type { QuotesView } from "./quotes-view";

/** *Go to Passage* and *Copy Quote*, on the rows of both views. */
export function quoteCommands(view: QuotesView, row: FocusedRow): vscode.Disposable {
  const chosen = (item: unknown, items: unknown): QuoteItem[] => {
    const rows = Array.isArray(items) ? items : isByKey(item) ? view.selection : [item];
    return rows.filter(isQuote);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand("emic.openQuote", async (at: Row) => {
      if (!row.isHeld) await vscode.commands.executeCommand("emic.goToCoding", at);
    }),
    vscode.commands.registerCommand("emic.goToPassage", async (item?: unknown) => {
      const [quote] = chosen(item, undefined);
      if (quote !== undefined)
        await vscode.commands.executeCommand("emic.goToCoding", around(quote.quoted.rows));
    }),
    vscode.commands.registerCommand("emic.copyQuote", async (item?: unknown, items?: unknown) => {
      await row.select(item);
      await copy(chosen(item, items));
    }),
  );
}

/** Copies quotes as memos hold them, each but those that may not be quoted. */
async function copy(quotes: readonly QuoteItem[]): Promise<void> {
  const [first] = quotes;
  if (first === undefined) return;
  const { study } = first;
  const excerpts = await surrounded(
    study.folder,
    quotes.map(({ quoted }) => quoted),
  );
  const left = copiedQuotes(study, excerpts);
  showWithheld(study, left, messages);
  if (left.count === 0) return;
  await vscode.env.clipboard.writeText(left.markdown);
  showCopied(study, left, messages);
}
