import { element, type Written } from "../../files/xml-writer";

/** The numbers of the looks that cells have. */
export const styles = { number: "1", text: "2", header: "3", quoted: "4" };

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const packages = "http://schemas.openxmlformats.org/package/2006";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A workbook's parts but for its sheets, which are `xl/worksheets/sheet1.xml` and so on; `names` are those of the sheets. */
export function partsOf(names: readonly string[]): Map<string, Written> {
  const sheet = (at: number) => `worksheets/sheet${at + 1}.xml`;
  const type = (part: string, what: string) =>
    element("Override", { PartName: `/xl/${part}`, ContentType: `${kind}.${what}+xml` });
  return new Map([
    [
      "[Content_Types].xml",
      element("Types", { xmlns: `${packages}/content-types` }, [
        element("Default", {
          Extension: "rels",
          ContentType: "application/vnd.openxmlformats-package.relationships+xml",
        }),
        element("Default", { Extension: "xml", ContentType: "application/xml" }),
        type("workbook.xml", "sheet.main"),
        type("styles.xml", "styles"),
        ...names.map((_, at) => type(sheet(at), "worksheet")),
      ]),
    ],
    ["_rels/.rels", relationships([["rId1", "officeDocument", "xl/workbook.xml"]])],
    [
      "xl/workbook.xml",
      element("workbook", { xmlns: main, "xmlns:r": office }, [
        // What the sheets' views belong to.
        element("bookViews", {}, [element("workbookView")]),
        element(
          "sheets",
          {},
          names.map((name, at) =>
            element("sheet", { name, sheetId: String(at + 1), "r:id": `rId${at + 1}` }),
          ),
        ),
      ]),
    ],
    [
      "xl/_rels/workbook.xml.rels",
      relationships([
        ...names.map((_, at) => [`rId${at + 1}`, "worksheet", sheet(at)] as const),
        [`rId${names.length + 1}`, "styles", "styles.xml"],
      ]),
    ],
    ["xl/styles.xml", stylesheet()],
  ]);
}

function relationships(all: readonly (readonly [id: string, type: string, target: string])[]): Written {
  return element(
    "Relationships",
    { xmlns: `${packages}/relationships` },
    all.map(([Id, type, Target]) => element("Relationship", { Id, Type: `${office}/${type}`, Target })),
  );
}

function stylesheet(): Written {
  const list = (name: string, children: readonly Written[]) =>
    element(name, { count: String(children.length) }, children);
  const font = (...looks: readonly Written[]) =>
    element("font", {}, [...looks, element("sz", { val: "11" }), element("name", { val: "Calibri" })]);
  const fill = (patternType: string) => element("fill", {}, [element("patternFill", { patternType })]);
  const plain = { numFmtId: "0", fontId: "0", fillId: "0", borderId: "0" };
  const xf = (attributes: Record<string, string>, wrapText?: string) =>
    element("xf", { ...plain, xfId: "0", ...attributes, applyAlignment: "1" }, [
      element("alignment", { vertical: "top", wrapText }),
    ]);
  return element("styleSheet", { xmlns: main }, [
    list("fonts", [font(), font(element("b"))]),
    list("fills", [fill("none"), fill("gray125")]),
    list("borders", [
      element(
        "border",
        {},
        ["left", "right", "top", "bottom", "diagonal"].map((side) => element(side)),
      ),
    ]),
    list("cellStyleXfs", [element("xf", plain)]),
    list("cellXfs", [
      element("xf", { ...plain, xfId: "0" }),
      xf({}),
      xf({}, "1"),
      xf({ fontId: "1", applyFont: "1" }, "1"),
      // What somebody edits stays a text, as if an apostrophe stood before it.
      xf({ quotePrefix: "1" }, "1"),
    ]),
    list("cellStyles", [element("cellStyle", { name: "Normal", xfId: "0", builtinId: "0" })]),
  ]);
}
