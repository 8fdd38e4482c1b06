import { cited } from "../../messages/cited";
import { largestDocument } from "../../text/limits";
import { describe } from "../../text/place";
import { textVersion } from "../../text/version";
import { codeTree } from "../import/code-tree";
import { coders } from "../import/coders";
import { passageLimit } from "../import/limits";
import { documentPath, freePath } from "../../study/format/free-name";
import { idFor } from "../guids";
import type { Incoming, IncomingDocument } from "../import/incoming";
import { notices } from "../../messages/notices";
import { memoFiles } from "../import/memos";
import { blocksToMarkdown } from "../../documents/blocks";
import { historyIn } from "./history";
import type { Database, Row } from "../../files/sqlite/database";
import { htmlToBlocks, type Stretch } from "./html";
import { tagsAsCodes } from "./tags";
import { grouped, numberIn, tablesOf, textIn } from "../databases/values";

/** Whether a database is Taguette's: its own, or a project that was exported from it. */
export function isTaguette({ tables }: Database): boolean {
  return ["projects", "documents", "highlights", "highlight_tags", "tags"].every((name) => tables.has(name));
}

const named = ["projects", "documents", "tags"] as const;
const others = ["highlights", "highlight_tags", "commands"] as const;

type Name = (typeof named)[number] | (typeof others)[number];

/**
 * Reads a project of Taguette. `now` is when what has no time was made. A database with several projects is refused,
 * since a study is one.
 */
export function readTaguette(database: Database, now: string): Incoming | { readonly wrong: string } {
  const tables = tablesOf<Name>(database, named, others);
  if ("wrong" in tables) return tables;
  const used = new Set(tables.documents.map((row) => numberIn(row, "project_id")));
  const filled = tables.projects.filter((row) => used.has(numberIn(row, "id")));
  if (filled.length > 1) return several(filled);
  const project = filled[0] ?? tables.projects[0];
  if (project === undefined) return { wrong: "There is no project in it." };
  const omitted = notices();
  const made = memoFiles();
  const people = coders();
  const ofProject = (row: Row) => numberIn(row, "project_id") === numberIn(project, "id");
  const { codes, ids } = codeTree(tagsAsCodes(tables.tags.filter(ofProject)), omitted);
  const about = textIn(project, "description").trim();
  if (about !== "") made.addAbout(about);
  const tagged = grouped(tables.highlight_tags, "highlight_id");
  const highlights = grouped(tables.highlights, "document_id");
  const act = historyIn(tables.commands, people, now);
  const isTaken = passageLimit(omitted);
  const taken = new Set<string>();
  const documents: IncomingDocument[] = [];
  for (const row of tables.documents.filter(ofProject)) {
    const name = textIn(row, "name").trim() || textIn(row, "filename").trim() || "document";
    const html = textIn(row, "contents");
    if (html.length > largestDocument) {
      omitted.add("documents that are larger than what is read", name);
      continue;
    }
    const path = freePath(documentPath(name), (one) => taken.has(one.toLowerCase()));
    taken.add(path.toLowerCase());
    const said = textIn(row, "description").trim();
    if (said !== "") made.addOn(path, name, said);
    if (textIn(row, "text_direction") === "RIGHT_TO_LEFT")
      omitted.add("that texts run from right to left", name);
    const marked = stretchesOf(highlights.get(numberIn(row, "id") ?? -1) ?? []);
    const { text, stretches } = blocksToMarkdown(htmlToBlocks(html, marked, omitted));
    const version = textVersion(text);
    const passages: IncomingDocument["passages"][number][] = [];
    for (const { id } of marked) {
      const span = stretches.get(id);
      const tags = (tagged.get(Number(id)) ?? []).flatMap((one) => numberIn(one, "tag_id") ?? []);
      const known = tags.filter((tag) => ids.has(String(tag)));
      omitted.add("codings with codes that are not in the file", name, tags.length - known.length);
      if (span === undefined) {
        omitted.add("passages that stand nowhere in their text", name, Math.max(1, known.length));
        continue;
      }
      const place = describe(text, span, version);
      for (const tag of known.length > 0 ? known : [null]) {
        if (!isTaken(span, name)) continue;
        const { owner, made } = act(Number(id), tag);
        const code = tag === null ? {} : { code: ids.get(String(tag))! };
        const record = { id: idFor("Taguette", path, id, String(tag), owner), ...code, ...place, made };
        passages.push({ owner, record });
      }
    }
    documents.push({ path, text, passages });
  }
  return {
    name: textIn(project, "name").trim().slice(0, 200) || null,
    documents,
    codes,
    coders: people.names,
    participants: [],
    memos: made.all,
    omitted: omitted.all,
    warnings: [],
  };
}

function several(projects: readonly Row[]): { readonly wrong: string } {
  const some = projects.slice(0, 5).map((row) => cited(textIn(row, "name")));
  return {
    wrong: `It holds ${projects.length} projects: ${some.join(", ")}${projects.length > 5 ? "…" : ""}. A study is one: export it in Taguette as a SQLite file of its own.`,
  };
}

function stretchesOf(highlights: readonly Row[]): Stretch[] {
  return highlights.flatMap((row) => {
    const [id, start, end] = ["id", "start_offset", "end_offset"].map((column) => numberIn(row, column));
    return id == null || start == null || end == null ? [] : [{ id: String(id), start, end }];
  });
}
