import { encodings } from "../../core/files/encodings";
import * as vscode from "vscode";
import type { Pages } from "./pages";
import type { Questions } from "./questions";
import type { ImportedSource } from "./sources";

interface EncodingItem extends vscode.QuickPickItem {
  readonly encoding: string;
}

/** Asks how a text is encoded that does not say so itself; the editor shows what it would be. Null where people think better of it. */
export async function askEncoding(
  source: ImportedSource,
  guessed: string,
  preview: Pages,
  questions: Questions,
): Promise<ImportedSource | null> {
  const { t } = vscode.l10n;
  const items = encodings
    .map(({ name, scripts }): EncodingItem => ({
      label: name,
      description: name === guessed ? `${scripts} · ${t("as it seems")}` : scripts,
      encoding: name,
    }))
    .sort((a, b) => Number(b.encoding === guessed) - Number(a.encoding === guessed));
  const read = (encoding: string): { encoding?: string } => (encoding === guessed ? {} : { encoding });
  const show = async ({ encoding }: EncodingItem) => {
    const incoming = await source.again(read(encoding)).catch(() => null);
    const document = incoming?.documents[0];
    const name = source.incoming.documents[0]?.path ?? `${source.source.name}.md`;
    await preview.showBehind(items, name, document?.text ?? t("It can’t be read like this."));
  };
  await show(items[0]!);
  for (;;) {
    const picked = await questions.ask({
      title: t("How are the letters of {0} written down?", source.source.name),
      placeHolder: t("The editor shows what it would be. Choose what reads well."),
      items,
      at: (item) => void show(item),
    });
    if (picked === null) return null;
    const more = read(picked[0]!.encoding);
    const incoming = await source.again(more).catch(() => null);
    if (incoming !== null) {
      const { encoding = null } = more;
      return { ...source, encoding, incoming, again: (yet) => source.again({ ...more, ...yet }) };
    }
  }
}
