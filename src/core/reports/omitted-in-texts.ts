import type { Losses } from "../messages/notices";
import { nameLosses } from "../study/format/omitted-keys";
import type { ReportDocument } from "./report";

/** Names what of a document has no place where it is read as a text with notes in its margin. */
export function nameReadingLosses(
  { path, passages, marks }: ReportDocument,
  { placeless, hidden }: { readonly placeless: number; readonly hidden: number },
  lost: Losses,
): void {
  lost.add("marks that a coder has coded a whole document", path, marks);
  lost.add("passages that have no clear place", path, placeless);
  lost.add("passages of which nothing is shown, such as those in the front matter", path, hidden);
  for (const { record } of passages) nameLosses(record, path, lost);
}
