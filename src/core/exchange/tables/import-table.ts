import { documentPath } from "../../study/format/free-name";
import type { Incoming, IncomingDocument } from "../import/incoming";
import { losses } from "../../messages/notices";
import type { Importing } from "../transcripts/import-transcript";
import { isSecret, tellColumns } from "../../documents/tables/column-notices";
import { answersToMarkdown } from "../../documents/tables/document";
import { fileNames } from "../../documents/tables/file-names";
import { columnsOf, gather } from "../../documents/tables/gather";
import type { ColumnRoles } from "../../documents/tables/guess-columns";
import { participantsOf } from "./participants";
import type { Table } from "../../documents/tables/table";

/**
 * A table as what comes into a study: a document for each row, or for each respondent, in a folder named after the file;
 * participants with what is known of them. `remarks` say how the columns were taken. `wrong` is a sentence for people.
 */
export function importTable(
  table: Table,
  roles: ColumnRoles,
  { file, folder }: Pick<Importing, "file" | "folder">,
): Incoming | { readonly wrong: string } {
  const lost = losses(table.lost);
  const remarks = losses(table.remarks);
  const isAsked = columnsOf(roles, "answer").length > 1;
  if (!roles.roles.includes("answer"))
    return { wrong: "No column is taken as answers, and without them there are no documents." };
  tellColumns(table, roles.roles, lost, remarks);
  const gathered = gather(table, roles, lost, remarks);
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
    lost.add("attributes of documents that have too many", name, left);
    if (entries.length > 1) remarks.add("documents that hold several rows of one participant", name);
    return { path: documentPath(`${folder}${own}/${name}.md`), text, passages: [] };
  });
  return {
    name: null,
    documents,
    codes: [],
    coders: new Map(),
    participants: who === null ? [] : participantsOf(table, columnsOf(roles, "fact"), gathered, lost),
    memos: [],
    lost: lost.all,
    remarks: remarks.all,
    ...(table.guessed === undefined ? {} : { guessed: table.guessed }),
  };
}
