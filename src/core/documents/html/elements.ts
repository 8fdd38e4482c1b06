/** Elements that have no content, and are never closed. */
export const voids = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);

/** Elements of which nothing is read: what programs need, and what leads elsewhere. */
export const unread = new Set(
  (
    "script style head title template noscript nav svg math iframe object audio video canvas select textarea " +
    "button datalist dialog noframes noembed xml rt rp"
  ).split(" "),
);

/** Elements that stand on lines of their own. */
export const lines = new Set(
  (
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre search section summary " +
    "table tbody td tfoot th thead tr ul"
  ).split(" "),
);

const rowEnds = ["tr", "tbody", "thead", "tfoot", "table"];
const cell = ["td", "th"];
const list = ["ul", "ol", "menu", "dir"];

/** An element that begins where others are open that can't hold it ends these, unless one of `within` lies between. */
export interface Ending {
  readonly ends: readonly string[];
  readonly within: readonly string[];
}

const ending = (ends: readonly string[], within: readonly string[]): Ending => ({ ends, within });

/** What beginning elements end. Those that stand on lines of their own end a paragraph as well. */
export const endings: Readonly<Record<string, Ending>> = {
  li: ending(["li"], [...list, "table"]),
  dt: ending(["dt", "dd"], ["dl"]),
  dd: ending(["dt", "dd"], ["dl"]),
  td: ending(cell, rowEnds),
  th: ending(cell, rowEnds),
  tr: ending(["tr", ...cell], ["table"]),
  tbody: ending(["tr", "thead", "tbody", "tfoot"], ["table"]),
  thead: ending(["tr", "thead", "tbody", "tfoot"], ["table"]),
  tfoot: ending(["tr", "thead", "tbody", "tfoot"], ["table"]),
  option: ending(["option"], ["select"]),
};
