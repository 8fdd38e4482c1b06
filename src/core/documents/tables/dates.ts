/** Whether a column's dates are written day first or month first. */
export type DayOrder = "day first" | "month first";

const time = String.raw`(?:[T ,]\s?\d{1,2}[:.]\d{2}.{0,25})?`;
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${time}$`);
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])\s?(\d{1,2})[-/.]\s?(\d{4}|\d{2})${time}$`);
const monthNamed = new RegExp(String.raw`^([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${time}$`);
const dayNamed = new RegExp(String.raw`^(\d{1,2})\.?[ -]([A-Z][a-z]{2,8})\.?[ -](\d{4})${time}$`);
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Longer texts are no dates. */
const longest = 50;

/** Whether a text is a date, in whichever order, perhaps with a time. */
export function isDate(text: string): boolean {
  return isoDay(text, "day first") !== null || isoDay(text, "month first") !== null;
}

/** Which order all dates of a column can have; null where either would do, or none. */
export function dayOrderOf(texts: Iterable<string>): DayOrder | null {
  let fits = { day: true, month: true };
  for (const text of texts) {
    const match = text.length > longest ? null : yearLast.exec(text);
    if (match === null) continue;
    // With full stops the day comes first wherever people write so.
    if (match[2] === ".") return "day first";
    fits = { day: fits.day && Number(match[3]) <= 12, month: fits.month && Number(match[1]) <= 12 };
  }
  if (fits.day === fits.month) return null;
  return fits.day ? "day first" : "month first";
}

/** The day that a text names, as `2026-03-12`; null where it names none, or the order would have to be known. */
export function isoDay(text: string, order: DayOrder | null): string | null {
  if (text.length > longest) return null;
  const first = yearFirst.exec(text);
  if (first !== null) return day(first[1]!, Number(first[2]), Number(first[3]));
  const last = yearLast.exec(text);
  if (last !== null) {
    const [, one, , two, year] = last;
    const full = year!.length === 2 ? `20${year}` : year!;
    if (order === null && one !== two) return null;
    return order === "month first"
      ? day(full, Number(one), Number(two))
      : day(full, Number(two), Number(one));
  }
  const named = monthNamed.exec(text);
  if (named !== null) return day(named[3]!, monthOf(named[1]!), Number(named[2]));
  const before = dayNamed.exec(text);
  return before === null ? null : day(before[3]!, monthOf(before[2]!), Number(before[1]));
}

function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3)) + 1;
}

function day(year: string, month: number, of: number): string | null {
  if (month < 1 || month > 12 || of < 1 || of > 31) return null;
  const two = (number: number) => String(number).padStart(2, "0");
  return `${year}-${two(month)}-${two(of)}`;
}
