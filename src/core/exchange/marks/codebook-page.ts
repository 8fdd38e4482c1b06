import type { Codebook } from "../../study/format/codebook/codebook";
import type { Notices } from "../../messages/notices";
import { writeDescription } from "../refi/description";

/** A codebook as a page to be read: a heading for each code, with the name that marks call it by, and what is said of it. */
export function codebookPage(codebook: Codebook, omitted: Notices): string {
  const parts = ["# Codebook"];
  const write = (id: string, level: number) => {
    const code = codebook.codes.get(id)!;
    omitted.add("aliases of codes", id, code.aliases.length);
    omitted.add("colours and statuses of codes", id);
    const name = code.name.replace(/\s+/g, " ");
    parts.push(`${"#".repeat(Math.min(level, 6))} ${name} (#${id})`);
    const above = code.parent === null || level <= 6 ? null : codebook.codes.get(code.parent)?.name;
    if (above != null) parts.push(`Below ${above}.`);
    const description = writeDescription(code, null);
    if (description !== null) parts.push(description);
    for (const below of code.codes) write(below, level + 1);
  };
  for (const id of codebook.top) write(id, 2);
  return `${parts.join("\n\n")}\n`;
}
