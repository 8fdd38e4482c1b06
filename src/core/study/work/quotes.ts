import { isPassage } from "../format/record";
import { around, type CodedPassage } from "../model/passages";
import { rowAt, type Row } from "../model/shard";
import { parseSidecar, currentLines } from "../format/sidecar";
import type { StudyFolder } from "./folder";

/** A coding with its passage's words. */
export interface Quote {
  readonly row: Row;
  readonly words: string;
}

/** The words of rows, read from their documents; of a passage without a place, as they were when it was coded. */
export async function quotesOf(folder: StudyFolder, rows: readonly Row[]): Promise<Quote[]> {
  const byDocument = new Map<string, Row[]>();
  for (const row of rows) {
    const own = byDocument.get(row.document);
    if (own === undefined) byDocument.set(row.document, [row]);
    else own.push(row);
  }
  const words = new Map<Row, string>();
  for (const [document, own] of byDocument) {
    const text = await folder.text(document);
    const placeless = own.filter(
      (row) => text === null || row.status === "lost" || row.status === "unchecked",
    );
    for (const row of own) words.set(row, text?.slice(row.start, row.start + row.length) ?? "");
    if (placeless.length === 0) continue;
    const kept = new Map<string, string>();
    for (const { owner, file, text: lines } of await folder.kept(document)) {
      for (const { record } of currentLines(parseSidecar(lines, file))) {
        if (isPassage(record)) kept.set(`${owner}/${record.id}`, record.quote);
      }
    }
    for (const row of placeless) words.set(row, kept.get(`${row.owner}/${row.id}`) ?? "");
  }
  return rows.map((row) => ({ row, words: words.get(row)! }));
}

/** A passage with its words. */
export interface Quoted {
  /** Its codings, by start. */
  readonly rows: readonly Row[];
  readonly words: string;
}

/** The words of passages, read from their documents; of one without a place, as they were when it was coded. */
export async function quotedPassages(
  folder: StudyFolder,
  passages: readonly CodedPassage[],
): Promise<Quoted[]> {
  const { tables } = folder.study;
  const all = passages.map(({ shard, rows }) => rows.map((at) => rowAt(shard, at, tables)));
  const quotes = await quotesOf(folder, all.map(around));
  return all.map((rows, at) => ({ rows, words: quotes[at]!.words }));
}
