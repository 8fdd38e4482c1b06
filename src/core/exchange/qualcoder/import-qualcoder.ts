import { largestDocument } from "../../text/limits";
import { normalise } from "../../text/normal";
import { codeTree } from "../import/code-tree";
import { coders } from "../import/coders";
import { passageLimit } from "../import/limits";
import { documentPath, freePath } from "../../study/format/free-name";
import { frontMatterFor } from "../import/front-matter";
import type { Incoming, IncomingDocument } from "../import/incoming";
import { notices, type Notices } from "../../messages/notices";
import { memoFiles } from "../import/memos";
import type { Database, Row } from "../../files/sqlite/database";
import { codesOf } from "./codes";
import { readMarked } from "./passages";
import { readKnown } from "./people";
import { grouped, numberIn, tablesOf, textIn } from "../databases/values";

/** Whether a database is a project of QualCoder. */
export function isQualCoder({ tables }: Database): boolean {
  return ["source", "code_name", "code_text", "code_cat"].every((name) => tables.has(name));
}

const named = ["source", "code_cat", "code_name", "cases", "attribute_type", "journal"] as const;
const others = [
  ...(["project", "code_text", "annotation", "case_text", "attribute"] as const),
  ...(["code_image", "code_av", "graph", "stored_sql", "ris"] as const),
] as const;
type Name = (typeof named)[number] | (typeof others)[number];

/** Reads a project of QualCoder (`data.qda`). `now` is when what has no time was made. */
export function readQualCoder(database: Database, now: string): Incoming | { readonly wrong: string } {
  const tables = tablesOf<Name>(database, named, others);
  if ("wrong" in tables) return tables;
  const omitted = notices();
  const warnings = notices();
  const made = memoFiles();
  const people = coders();
  const { codes, ids } = codeTree(codesOf(tables.code_cat, tables.code_name), omitted);
  const known = readKnown(tables.cases, tables.case_text, tables.attribute, tables.attribute_type, omitted);
  const codings = grouped(tables.code_text, "fid");
  const annotations = grouped(tables.annotation, "fid");
  const inCases = grouped(tables.case_text, "fid");
  const about = textIn(tables.project[0] ?? {}, "memo").trim();
  if (about !== "") made.addAbout(about);
  const isTaken = passageLimit(omitted);
  const taken = new Set<string>();
  const documents: IncomingDocument[] = [];
  for (const row of tables.source) {
    const name = textIn(row, "name").trim() || "document";
    const id = numberIn(row, "id") ?? -1;
    if (!isText(row, name, omitted)) continue;
    const path = freePath(documentPath(name), (one) => taken.has(one.toLowerCase()));
    taken.add(path.toLowerCase());
    const memo = textIn(row, "memo").trim();
    if (memo !== "") made.addOn(path, name, memo);
    const raw = textIn(row, "fulltext");
    const { length } = Array.from(raw);
    const isPart = (one: Row) =>
      (numberIn(one, "pos0") ?? 0) > 0 || (numberIn(one, "pos1") ?? 0) < length - 1;
    omitted.add("which part of a document is of a case", name, (inCases.get(id) ?? []).filter(isPart).length);
    const head = frontMatterFor(normalise(raw), known.inDocument(id), known.ofDocument(id));
    documents.push(
      readMarked({
        ...{ name, path, raw, head, now, ids, people, isTaken, omitted, warnings },
        codings: codings.get(id) ?? [],
        annotations: annotations.get(id) ?? [],
      }),
    );
  }
  for (const row of tables.journal) made.addTitled(textIn(row, "name"), textIn(row, "jentry").trim());
  omitted.add("passages marked in pictures", undefined, tables.code_image.length);
  omitted.add("passages marked in recordings", undefined, tables.code_av.length);
  for (const row of tables.graph) omitted.add("graphs", textIn(row, "name"));
  for (const row of tables.stored_sql) omitted.add("queries", textIn(row, "title"));
  omitted.add("bibliographic references", undefined, new Set(tables.ris.map((row) => row["risid"])).size);
  return {
    name: null,
    documents,
    codes,
    coders: people.names,
    participants: known.participants,
    memos: made.all,
    omitted: omitted.all,
    warnings: warnings.all,
  };
}

const media: readonly (readonly [RegExp, string])[] = [
  [/^\/?images?[:/]/i, "pictures"],
  [/^\/?audio[:/]/i, "recordings of sound"],
  [/^\/?video[:/]/i, "videos"],
];

/** Whether a source has a text that can come in; else it is named as lost. */
function isText(row: Row, name: string, omitted: Notices): boolean {
  const path = textIn(row, "mediapath");
  const text = textIn(row, "fulltext");
  const kind = media.find(([pattern]) => pattern.test(path))?.[1];
  if (kind !== undefined) omitted.add(kind, name);
  else if (text === "") omitted.add("documents without a text", name);
  else if (text.length > largestDocument) omitted.add("documents that are larger than what is read", name);
  else {
    if (/\.pdf$/i.test(path)) omitted.add("PDF files, of which only the text comes along", name);
    return true;
  }
  return false;
}
