import { parseQuery } from "../../../src/core/query/parse";
import type { Query } from "../../../src/core/query/query";

/** A query by its text, which has to be one. */
export function asked(text: string): Query {
  const read = parseQuery(text);
  if ("wrong" in read) throw new RangeError(`${text}: ${read.wrong.text}`);
  return read.query;
}

/** A value as the query language has it. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, "\\$&")}"`;
}
