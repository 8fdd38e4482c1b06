import { element, type Written } from "../../files/xml-writer";
import { namespace, w } from "./parts";

/** The look of titles, headings, quotes and comments, under the names that Word gives them. */
export function writeStyles(): Written {
  const spacing = (before: number, after: number) =>
    element("w:spacing", { "w:before": String(before), "w:after": String(after) });
  const size = (points: number) => [w("sz", points * 2), w("szCs", points * 2)];
  const fonts = element("w:rFonts", {
    "w:ascii": "Calibri",
    "w:hAnsi": "Calibri",
    "w:eastAsia": "Calibri",
    "w:cs": "Calibri",
  });
  const style = (
    type: "paragraph" | "character",
    id: string,
    name: string,
    paragraph: readonly Written[],
    run: readonly Written[],
    isDefault = false,
  ) =>
    element("w:style", { "w:type": type, "w:default": isDefault ? "1" : undefined, "w:styleId": id }, [
      w("name", name),
      isDefault || type === "character" ? null : w("basedOn", "Normal"),
      w("qFormat"),
      paragraph.length === 0 ? null : element("w:pPr", {}, paragraph),
      run.length === 0 ? null : element("w:rPr", {}, run),
    ]);
  const headings = [16, 14, 13, 12, 11, 11].map((points, at) =>
    style(
      "paragraph",
      `Heading${at + 1}`,
      `heading ${at + 1}`,
      [w("keepNext"), spacing(240, 80), w("outlineLvl", at)],
      [w("b"), ...size(points)],
    ),
  );
  const indent = element("w:ind", { "w:left": "567" });
  return element("w:styles", namespace, [
    element("w:docDefaults", {}, [
      element("w:rPrDefault", {}, [element("w:rPr", {}, [fonts, ...size(11)])]),
      element("w:pPrDefault", {}, [
        element("w:pPr", {}, [
          element("w:spacing", { "w:after": "120", "w:line": "288", "w:lineRule": "auto" }),
        ]),
      ]),
    ]),
    style("paragraph", "Normal", "Normal", [], [], true),
    style("paragraph", "Title", "Title", [w("keepNext"), spacing(0, 240), w("outlineLvl", 0)], size(22)),
    ...headings,
    style("paragraph", "Quote", "Quote", [indent], [w("i")]),
    style("paragraph", "CommentText", "annotation text", [spacing(0, 0)], size(10)),
    style("character", "CommentReference", "annotation reference", [], size(8)),
  ]);
}

/** Lists with signs and with numbers; a numbered one begins with its own first number. */
export function writeNumbering(firsts: readonly number[]): Written {
  const levels = Array.from({ length: 9 }, (_, level) => level);
  const list = (id: number, format: string, sign: (level: number) => string) =>
    element("w:abstractNum", { "w:abstractNumId": String(id) }, [
      w("multiLevelType", "hybridMultilevel"),
      ...levels.map((level) =>
        element("w:lvl", { "w:ilvl": String(level) }, [
          w("start", 1),
          w("numFmt", format),
          w("lvlText", sign(level)),
          w("lvlJc", "left"),
          element("w:pPr", {}, [
            element("w:ind", { "w:left": String(360 * (level + 1)), "w:hanging": "360" }),
          ]),
        ]),
      ),
    ]);
  return element("w:numbering", namespace, [
    list(0, "bullet", () => "•"),
    list(1, "decimal", (level) => `%${level + 1}.`),
    element("w:num", { "w:numId": String(bullets) }, [w("abstractNumId", 0)]),
    ...firsts.map((first, at) =>
      element("w:num", { "w:numId": String(bullets + 1 + at) }, [
        w("abstractNumId", 1),
        ...levels.map((level) =>
          element("w:lvlOverride", { "w:ilvl": String(level) }, [
            w("startOverride", level === 0 ? Math.min(first, mostItems) : 1),
          ]),
        ),
      ]),
    ),
  ]);
}

/** Word counts no further. */
const mostItems = 32_767;

/** The list of all items with signs; those with numbers follow it, a list each. */
export const bullets = 1;
