/** A stretch of days: first and last, as `2026-03-12`; null: open. */
export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * The days that a date means, ends included: a day, a month (`2026-03`), a year (`2026`), or a range of these
 * (`2026-03..2026-05`) that may be open at one end. Null for what is no date.
 */
export function readDays(written: string): Days | null {
  const ends = written.split("..");
  if (ends.length === 1) return daysOf(written);
  if (ends.length !== 2) return null;
  const [first, last] = ends.map((end) => (end === "" ? null : daysOf(end)));
  const isWrong = (end: string, days: Days | null | undefined) => end !== "" && days == null;
  if (isWrong(ends[0]!, first) || isWrong(ends[1]!, last) || (ends[0] === "" && ends[1] === "")) return null;
  return { from: first?.from ?? null, to: last?.to ?? null };
}

/** Days as `readDays` reads them again. */
export function writeDays({ from, to }: Days): string {
  return from !== null && from === to ? from : `${from ?? ""}..${to ?? ""}`;
}

/** Whether it is a day of the calendar, as `2026-03-12`. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
}

function daysOf(written: string): Days | null {
  if (isDay(written)) return { from: written, to: written };
  const parts = /^(\d{4})(?:-(\d\d))?$/.exec(written);
  if (parts === null) return null;
  const [, year, month] = parts;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const number = Number(month);
  if (number < 1 || number > 12) return null;
  return { from: `${year}-${month}-01`, to: `${year}-${month}-${lastDay(Number(year), number)}` };
}

function lastDay(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
