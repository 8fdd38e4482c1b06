/** A half-open stretch of a text, `start ≤ end`, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** @throws RangeError where the two numbers are no span. */
export function span(start: number, end: number): Span {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start) {
    throw new RangeError(`no span: start ${start}, end ${end}`);
  }
  return { start, end };
}

export function length(of: Span): number {
  return of.end - of.start;
}

/** Whether the two share at least one code unit; an empty span shares none. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end && a.start < a.end && b.start < b.end;
}

/** Whether `inner` lies within `outer`, edges included. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function slice(text: string, of: Span): string {
  return text.slice(of.start, of.end);
}

/** The span without white space at its two ends; empty, at its start, where it holds nothing else. */
export function trim(text: string, of: Span): Span {
  let { start, end } = of;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return start < end ? { start, end } : { start: of.start, end: of.start };
}

function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x2028 || unit === 0x2029;
}
