import type { Codebook } from "../../study/format/codebook/codebook";
import { shadesOf } from "../../study/format/codebook/palette";
import { slugFor } from "../../study/format/ids";
import type { Notices } from "../../messages/notices";
import { element, type Written } from "../../files/xml-writer";
import { writeDescription } from "./description";
import { guidFor } from "../guids";

/** The GUID of a code in a study. */
export function codeGuid(study: string, code: string): string {
  return guidFor(study, "code", code);
}

/** A codebook's codes as a tree of elements; `unknown` are ids in use that it lacks. What has no place is added to `omitted`. */
export function writeCodes(
  study: string,
  codebook: Codebook,
  unknown: readonly string[],
  omitted: Notices,
): Written[] {
  const write = (id: string): Written => {
    const code = codebook.codes.get(id)!;
    omitted.add("aliases of codes", id, code.aliases.length);
    if (code.status === "stable") omitted.add("statuses of codes", id);
    if (code.from !== null) omitted.add("origins of codes", id);
    const description = writeDescription(code, slugFor(code.name) === id ? null : id);
    return element(
      "Code",
      {
        guid: codeGuid(study, id),
        name: code.name,
        isCodable: "true",
        color: shadesOf(code.color).light,
      },
      [description === null ? null : element("Description", {}, [description]), ...code.codes.map(write)],
    );
  };
  const stray = (id: string) => element("Code", { guid: codeGuid(study, id), name: id, isCodable: "true" });
  return [...codebook.top.map(write), ...unknown.map(stray)];
}
