import { documentPath } from "../../study/format/free-name";
import type { Incoming, IncomingDocument } from "../import/incoming";
import { notices } from "../../messages/notices";
import type { Importing } from "../transcripts/import-transcript";
import { isSecret, noteColumns } from "../../documents/tables/column-notices";
import { answersToMarkdown } from "../../documents/tables/answers";
import { fileNames } from "../../documents/tables/file-names";
import { columnsOf, groupRows } from "../../documents/tables/group-rows";
import type { ColumnRoles } from "../../documents/tables/guess-columns";
import { participantsOf } from "./participants";
import type { Table } from "../../documents/tables/table";

/**
 * A table as what comes into a study: a document for each row, or for each respondent, in a folder named after the file;
 * participants with what is known of them. `warnings` say how the columns were taken. `wrong` is a sentence for people.
 */
export function importTable(
  table: Table,
  roles: ColumnRoles,
  { file, folder }: Pick<Importing, "file" | "folder">,
): Incoming | { readonly wrong: string } {
  const omitted = notices(table.omitted);
  const warnings = notices(table.warnings);
  const isAsked = columnsOf(roles, "answer").length > 1;
  if (!roles.roles.includes("answer"))
    return { wrong: "No column is taken as answers, and without them there are no documents." };
  noteColumns(table, roles.roles, omitted, warnings);
  const gathered = groupRows(table, roles, omitted, warnings);
  if (gathered.length === 0) return { wrong: "In none of its rows is there an answer." };
  const [who = null] = columnsOf(roles, "participant");
  const mayName = who !== null && !isSecret(table, who);
  const names = fileNames(
    gathered.map(({ id, rows }) => ({ id: mayName ? id : null, number: table.numbers[rows[0]!]! })),
  );
  const own = file.replace(/\.[^.]*$/, "").replace(/[\\/]/g, "-") || "table";
  const documents = gathered.map(({ id, entries }, at): IncomingDocument => {
    const name = names[at]!;
    const { text, left } = answersToMarkdown({ source: file, participant: id, entries, isAsked });
    omitted.add("attributes of documents that have too many", name, left);
    if (entries.length > 1) warnings.add("documents that hold several rows of one participant", name);
    return { path: documentPath(`${folder}${own}/${name}.md`), text, passages: [] };
  });
  return {
    name: null,
    documents,
    codes: [],
    coders: new Map(),
    participants: who === null ? [] : participantsOf(table, columnsOf(roles, "fact"), gathered, omitted),
    memos: [],
    omitted: omitted.all,
    warnings: warnings.all,
    ...(table.guessed === undefined ? {} : { guessed: table.guessed }),
  };
}
