import type { ListedCode } from "../import/code-tree";
import type { Row } from "../../files/sqlite/database";
import { textIn } from "../databases/values";

/** The key of one of QualCoder's codes among them and its categories. */
export function codeKey(id: number): string {
  return `code ${id}`;
}

/** QualCoder's categories and codes as codes: a category is a parent code, a memo the definition. */
export function codesOf(categories: readonly Row[], codes: readonly Row[]): ListedCode[] {
  const category = (id: string) => (id === "" ? null : `category ${id}`);
  return [
    ...categories.map((row) => ({
      key: `category ${textIn(row, "catid")}`,
      name: textIn(row, "name"),
      parent: category(textIn(row, "supercatid")),
      definition: textIn(row, "memo"),
      color: null,
    })),
    ...codes.map((row) => ({
      key: `code ${textIn(row, "cid")}`,
      name: textIn(row, "name"),
      // From version 4 on codes stand below codes, too.
      parent:
        textIn(row, "supercid") === "" ? category(textIn(row, "catid")) : `code ${textIn(row, "supercid")}`,
      definition: textIn(row, "memo"),
      color: textIn(row, "color"),
    })),
  ];
}
