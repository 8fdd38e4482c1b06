import {
  collectionFile,
  newCollection,
  withMovedQuote,
  withoutQuote,
  withQuotes,
  type Collection,
} from "../../core/study/format/collection";
import type { Action } from "../../core/study/work/change";
import { slugFor } from "../../core/study/format/ids";
import { quoteBlock, type QuoteSource } from "../../core/study/format/quote-block";
import type { LocalizedStudy } from "../localization";
import type { Choice, Dialogs, Messages } from "../ports";

/** What collecting needs beside the study. */
export interface CollectPorts extends Dialogs, Messages {
  /** Does an action; where it is refused, the person is told why. Whether it was done. */
  perform(action: Action): Promise<boolean>;
  /** Saves a file that an editor shows with changes; false where it could not be saved. */
  saveOpen(file: string): Promise<boolean>;
}

/** Asks for a collection, perhaps a new one, and puts quotes at its end, but those that it has already. */
export async function collect(
  study: LocalizedStudy,
  ports: CollectPorts,
  quotes: readonly QuoteSource[],
): Promise<void> {
  const { t } = study.l10n;
  const target = await askTarget(study, ports);
  if (target === null) return;
  const { file, title, ids } = target;
  const fresh = quotes.filter(({ id }) => !ids.has(id));
  if (fresh.length === 0) {
    ports.say(t("“{0}” has these quotes already.", title));
    return;
  }
  const done = await change(study, ports, { file, label: t("Add to “{0}”", title) }, (text) =>
    withQuotes(
      text === "" ? newCollection(title) : text,
      fresh.map((quote) => quoteBlock(quote, file)),
    ),
  );
  if (!done) return;
  ports.say(
    fresh.length === 1
      ? t("Added to “{0}”: 1 quote", title)
      : t("Added to “{0}”: {1} quotes", title, fresh.length),
  );
}

/** Takes the quote at a place out of a collection. */
export function dropQuote(
  study: LocalizedStudy,
  ports: CollectPorts,
  { file, title }: Collection,
  at: number,
): Promise<boolean> {
  const label = study.l10n.t("Take a quote out of “{0}”", title);
  return change(study, ports, { file, label }, (text) => withoutQuote(text, file, at));
}

/** Moves the quote at a place of a collection to another one. */
export function moveQuote(
  study: LocalizedStudy,
  ports: CollectPorts,
  { file, title }: Collection,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<boolean> {
  const label = study.l10n.t("Move a quote in “{0}”", title);
  return change(study, ports, { file, label }, (text) => withMovedQuote(text, file, from, to));
}

/** Takes back what was last done to a collection here, or does it `again`; nothing where there is no such thing. */
export async function undoIn(
  { folder, l10n: { t } }: LocalizedStudy,
  messages: Messages,
  { file }: Collection,
  again: boolean,
): Promise<void> {
  const done = await (again ? folder.redo(file) : folder.undo(file));
  if (done === null) return;
  const { written, action } = done;
  if (written.kind === "refused") messages.fail(written.reason);
  else messages.say(again ? t("Redone: {0}", action.label) : t("Undone: {0}", action.label));
}

async function askTarget(
  study: LocalizedStudy,
  dialogs: Dialogs,
): Promise<{ file: string; title: string; ids: Set<string> } | null> {
  const { t } = study.l10n;
  const { collections } = study.folder.study.setup;
  const known = Array.from(collections.values(), (collection): Choice<Collection | null> => {
    const { title, quotes } = collection;
    return {
      label: title,
      description: quotes.length === 1 ? t("1 quote") : t("{0} quotes", quotes.length),
      value: collection,
    };
  });
  if (known.length > 0) {
    const chosen = await dialogs.pick(
      { title: t("Add to Collection"), placeholder: t("Which collection?") },
      [...known, { label: t("New Collection…"), icon: "add", isAlwaysShown: true, value: null }],
    );
    if (chosen === undefined) return null;
    if (chosen !== null)
      return { file: chosen.file, title: chosen.title, ids: new Set(chosen.quotes.map(({ id }) => id)) };
  }
  const title = await dialogs.enterText({
    title: t("New Collection"),
    prompt: t("A name for these quotes. The collection is kept with the study’s memos."),
    refuse: (name) => {
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
  study: LocalizedStudy,
  ports: CollectPorts,
  { file, label }: { readonly file: string; readonly label: string },
  edit: (text: string) => string,
): Promise<boolean> {
  if (!(await ports.saveOpen(file))) return false;
  const before = await study.folder.memoText(file);
  if (before === null) {
    ports.fail(study.l10n.t("{0} can’t be read, so it was left as it is.", file));
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
  return ports.perform({ label, document: file, changes: [{ kind: "memo", file, before, after }] });
}
