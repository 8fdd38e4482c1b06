import { attribute, elements, type XmlElement } from "../xml";

/** What a number stands for, by how a cell shows it. */
export type Shown = "number" | "date" | "time" | "date and time" | "duration";

/** The formats that every spreadsheet knows by number, those of East Asia included. */
const known: readonly (readonly [from: number, to: number, shown: Shown])[] = [
  [14, 17, "date"],
  [18, 21, "time"],
  [22, 22, "date and time"],
  [27, 31, "date"],
  [32, 35, "time"],
  [36, 36, "date"],
  [45, 47, "duration"],
  [50, 54, "date"],
  [55, 56, "time"],
  [57, 58, "date"],
];

/** What the numbers of cells of a style stand for; `styles` is null where the workbook has none. */
export function readFormats(styles: XmlElement | null): (style: string | null) => Shown {
  const own = new Map<string, Shown>();
  const cells: Shown[] = [];
  for (const part of styles === null ? [] : elements(styles)) {
    if (part.name === "numFmts")
      for (const format of elements(part, "numFmt"))
        own.set(attribute(format, "numFmtId") ?? "", shownBy(attribute(format, "formatCode") ?? ""));
    if (part.name === "cellXfs")
      for (const xf of elements(part, "xf")) {
        const id = attribute(xf, "numFmtId") ?? "0";
        const number = Number(id);
        cells.push(
          own.get(id) ?? known.find(([from, to]) => number >= from && number <= to)?.[2] ?? "number",
        );
      }
  }
  return (style) => cells[Number(style ?? 0)] ?? "number";
}

/** What a format's letters tell; words in quotes, colours and currencies are no letters of it. */
function shownBy(code: string): Shown {
  const [positive = ""] = code.slice(0, 1000).split(";");
  const letters = positive
    .replace(/"[^"]*"|\\.|_.|\*./gs, "")
    .toLowerCase()
    .replace(/general/g, "");
  if (/\[(?:h+|m+|s+)\]/.test(letters)) return "duration";
  const bare = letters.replace(/\[[^\]]*\]/g, "");
  const isTime = /[hs]/.test(bare);
  const isDate = /[yd]/.test(bare) || (bare.includes("m") && !isTime);
  return isDate ? (isTime ? "date and time" : "date") : isTime ? "time" : "number";
}

const day = 86_400_000;
/** From the year 10000 on there are no dates. */
const lastDay = 2_958_466;

/** A number as text: dates and times as ISO 8601 writes them. `from1904`: days are counted from 1904. */
export function numberAsText(written: string, shown: Shown, from1904: boolean): string {
  const number = Number(written);
  if (!Number.isFinite(number) || written.trim() === "") return written;
  const days = from1904 ? number + 1462 : number;
  if (shown === "number" || days < 0 || days >= lastDay) return String(Number(number.toPrecision(15)));
  const moment = Math.round(number * 86_400);
  if (shown === "duration") return clock(Math.floor(moment / 3600), moment);
  if (shown === "time") return clock(Math.floor(moment / 3600) % 24, moment);
  // Spreadsheets know a 29th of February 1900.
  const since = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, number < 60 ? 31 : 30);
  const [date = "", time = ""] = new Date(since + Math.round((moment / 86_400) * day))
    .toISOString()
    .split("T");
  return shown === "date" || moment % 86_400 === 0 ? date : `${date} ${time.slice(0, 8)}`;
}

function clock(hours: number, seconds: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** What a cell says that holds a date as text: midnight is left out. */
export function isoDate(written: string): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z?$/.exec(written.trim());
  if (match === null) return written;
  return match[2] === "00:00:00" ? match[1]! : `${match[1]} ${match[2]}`;
}
