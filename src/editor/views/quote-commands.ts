import * as vscode from "vscode";
import type { Row } from "../../core/study/shard";
import { around } from "../../core/study/passages";
import { quoteRefusal } from "../../core/study/consent";
import { nameOf, quoteBlock } from "../../core/study/quote-block";
import { say } from "../tell";
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
  const blocks: string[] = [];
  const refused = new Map<string, "withdrawn" | "no">();
  for (const { study, quoted } of quotes) {
    const { id, document, participant } = quoted.rows[0]!;
    const { participants } = study.folder.study.frame;
    const refusal = participant === null ? null : quoteRefusal(participants.get(participant));
    if (refusal !== null) refused.set(participant!, refusal);
    else blocks.push(quoteBlock({ id, words: quoted.words, document, participant }));
  }
  if (blocks.length > 0) await vscode.env.clipboard.writeText(blocks.join("\n"));
  for (const [participant, why] of refused) {
    void vscode.window.showInformationMessage(
      why === "withdrawn"
        ? vscode.l10n.t("{0} has withdrawn, so these words are not copied.", participant)
        : vscode.l10n.t("{0} did not agree to be quoted, so these words are not copied.", participant),
    );
  }
  const [first] = quotes;
  if (blocks.length === 1 && first !== undefined) {
    const { participant, document } = first.quoted.rows[0]!;
    say(vscode.l10n.t("Copied: a quote from {0}", participant ?? nameOf(document)));
  } else if (blocks.length > 1) say(vscode.l10n.t("Copied: {0} quotes", blocks.length));
}
