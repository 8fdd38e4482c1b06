import type { Notices } from "../messages/notices";
import { noteOmittedKeys } from "../study/format/omitted-keys";
import type { ReportDocument } from "./report";

/** Names what of a document has no place where it is read as a text with notes in its margin. */
export function noteOmittedInText(
  { path, passages, marks }: ReportDocument,
  { placeless, hidden }: { readonly placeless: number; readonly hidden: number },
  omitted: Notices,
): void {
  omitted.add("marks that a coder has coded a whole document", path, marks);
  omitted.add("passages that have no clear place", path, placeless);
  omitted.add("passages of which nothing is shown, such as those in the front matter", path, hidden);
  for (const { record } of passages) noteOmittedKeys(record, path, omitted);
}
