/** Control words that stand for a letter or for white space. */
export const letters: Readonly<Record<string, string>> = {
  line: "\n",
  lbr: "\n",
  softline: "\n",
  tab: " ",
  page: " ",
  column: " ",
  "~": " ",
  emspace: " ",
  enspace: " ",
  qmspace: " ",
  _: "-",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
};

/** What the words of a group are. */
export type Destination =
  | "text"
  | "note"
  | "nothing"
  | "fonts"
  | "styles"
  | "lists"
  | "overrides"
  | "author"
  | "reference"
  | "start"
  | "end"
  | "label"
  | "instruction"
  | "twice";

/** The groups whose words are no part of the text around them, by the control word that they begin with. */
export const destinations: Readonly<Record<string, Destination>> = {
  fonttbl: "fonts",
  stylesheet: "styles",
  listtable: "lists",
  listoverridetable: "overrides",
  atnauthor: "author",
  atnref: "reference",
  atrfstart: "start",
  atrfend: "end",
  annotation: "note",
  listtext: "label",
  pntext: "label",
  fldinst: "instruction",
  upr: "twice",
  ...Object.fromEntries(
    [
      ...["info", "colortbl", "revtbl", "rsidtbl", "filetbl", "generator", "pn", "listpicture"],
      ...["atnid", "atndate", "atntime", "atnicn", "atnparent", "bkmkstart", "bkmkend", "xe", "tc", "rxe"],
      ...["nonshppict", "nonesttables", "private", "template", "themedata", "datafield", "formfield"],
      ...["footnote", "pict", "object", "shp", "shpgrp", "do", "header", "headerl", "headerr", "headerf"],
      ...["footer", "footerl", "footerr", "footerf", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "txe"],
    ].map((name): [string, Destination] => [name, "nothing"]),
  ),
};

/** What is lost with groups of nothing that is read. */
export const omittedDestinations: Readonly<Record<string, string>> = {
  footnote: "footnotes",
  ...Object.fromEntries(
    ["pict", "object", "shp", "shpgrp", "do"].map((name) => [name, "pictures and text boxes"]),
  ),
  ...Object.fromEntries(
    ["header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"].map((name) => [
      name,
      "what stands on every page",
    ]),
  ),
};

/** Groups that may be passed over by who does not know them, and that hold words of the text all the same. */
export const transparent = new Set(["shppict", "ud", "nesttableprops"]);
