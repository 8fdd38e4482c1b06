import * as vscode from "vscode";
import {
  collectionFile,
  newCollection,
  withMovedQuote,
  withoutQuote,
  withQuotes,
  type Collection,
} from "../../core/study/collection";
import { slugFor } from "../../core/study/ids";
import { quoteBlock, type QuoteSource } from "../../core/study/quote-block";
import { perform } from "../coding/desk";
import type { OpenStudy } from "../open-study";
import { say } from "../tell";

interface CollectionItem extends vscode.QuickPickItem {
  readonly collection: Collection | null;
}

/** Asks for a collection, perhaps a new one, and puts quotes at its end, but those that it has already. */
export async function collect(study: OpenStudy, quotes: readonly QuoteSource[]): Promise<void> {
  const { t } = vscode.l10n;
  const target = await askTarget(study);
  if (target === null) return;
  const { file, title, ids } = target;
  const fresh = quotes.filter(({ id }) => !ids.has(id));
  if (fresh.length === 0) {
    say(t("“{0}” has these quotes already.", title));
    return;
  }
  const done = await change(study, file, t("Add to “{0}”", title), (text) =>
    withQuotes(
      text === "" ? newCollection(title) : text,
      fresh.map((quote) => quoteBlock(quote, file)),
    ),
  );
  if (!done) return;
  say(
    fresh.length === 1
      ? t("Added to “{0}”: 1 quote", title)
      : t("Added to “{0}”: {1} quotes", title, fresh.length),
  );
}

/** Takes the quote at a place out of a collection. */
export function dropQuote(study: OpenStudy, { file, title }: Collection, at: number): Promise<boolean> {
  return change(study, file, vscode.l10n.t("Take a quote out of “{0}”", title), (text) =>
    withoutQuote(text, file, at),
  );
}

/** Moves the quote at a place of a collection to another one. */
export function moveQuote(
  study: OpenStudy,
  { file, title }: Collection,
  from: number,
  to: number,
): Promise<boolean> {
  return change(study, file, vscode.l10n.t("Move a quote in “{0}”", title), (text) =>
    withMovedQuote(text, file, from, to),
  );
}

async function askTarget(
  study: OpenStudy,
): Promise<{ file: string; title: string; ids: Set<string> } | null> {
  const { t } = vscode.l10n;
  const { collections } = study.folder.study.frame;
  const known = Array.from(collections.values(), (collection): CollectionItem => {
    const { title, quotes } = collection;
    return {
      label: title,
      description: quotes.length === 1 ? t("1 quote") : t("{0} quotes", quotes.length),
      collection,
    };
  });
  if (known.length > 0) {
    const items: CollectionItem[] = [
      ...known,
      { label: `$(add) ${t("New Collection…")}`, alwaysShow: true, collection: null },
    ];
    const chosen = await vscode.window.showQuickPick(items, {
      title: t("Add to Collection"),
      placeHolder: t("Which collection?"),
    });
    if (chosen === undefined) return null;
    const { collection } = chosen;
    if (collection !== null)
      return {
        file: collection.file,
        title: collection.title,
        ids: new Set(collection.quotes.map(({ id }) => id)),
      };
  }
  const title = await vscode.window.showInputBox({
    title: t("New Collection"),
    prompt: t("A name for these quotes. The collection is kept with the study’s memos."),
    validateInput: (name) => {
      const id = slugFor(name);
      if (name.trim() === "") return null;
      if (id === "") return t("The name needs a letter or a number.");
      return collections.has(id) ? t("There is a collection of this name.") : null;
    },
  });
  if (title === undefined || title.trim() === "") return null;
  return { file: collectionFile(slugFor(title)), title: title.trim(), ids: new Set() };
}

/** Changes a collection's text; whoever has it open in an editor with unsaved words is asked to save them first. */
async function change(
  study: OpenStudy,
  file: string,
  label: string,
  edit: (text: string) => string,
): Promise<boolean> {
  const uri = study.uriOf(file).toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  if (open?.isDirty === true && !(await open.save())) return false;
  const before = await study.folder.memoText(file);
  if (before === null) {
    void vscode.window.showErrorMessage(vscode.l10n.t("{0} can’t be read, so it was left as it is.", file));
    return false;
  }
  let after: string;
  try {
    after = edit(before);
  } catch (error) {
    // A place that is gone: the file was changed since the panel showed it, and shows anew in a moment.
    if (error instanceof RangeError) return false;
    throw error;
  }
  return perform(study, { label, document: file, changes: [{ kind: "memo", file, before, after }] });
}
