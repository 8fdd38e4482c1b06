import { writeDays } from "./dates";
import { isTerm, reservedKeys, type Query, type Term } from "./query";

/** A query as text, which `parseQuery` reads as the same query. */
export function printQuery(query: Query): string {
  if (isTerm(query)) return printTerm(query);
  switch (query.kind) {
    case "and":
      return query.of
        .map((part) => (part.kind === "or" ? `(${printQuery(part)})` : printQuery(part)))
        .join(" ");
    case "or":
      return query.of
        .map((part) => (isJoined(part) ? `(${printQuery(part)})` : printQuery(part)))
        .join(" OR ");
    case "not":
      return `-${isJoined(query.of) || query.of.kind === "not" ? `(${printQuery(query.of)})` : printQuery(query.of)}`;
  }
}

function isJoined({ kind }: Query): boolean {
  return kind === "and" || kind === "or";
}

/** A term as text. */
export function printTerm(term: Term): string {
  switch (term.kind) {
    case "code":
      return `code:${term.alone ? "=" : ""}${quoted(term.value)}`;
    case "attribute":
      return `${printName(term.name)}:${quoted(term.value)}`;
    case "date":
      return `date:${writeDays(term)}`;
    case "words":
      return /^[\p{L}\p{N}]+$/u.test(term.value) && !/^(?:OR|turn|near)$/.test(term.value)
        ? term.value
        : inMarks(term.value);
    case "theme":
    case "participant":
    case "speaker":
    case "document":
    case "coder":
    case "voice":
      return `${term.kind}:${quoted(term.value)}`;
  }
}

/** An attribute's name as it stands before a colon. */
export function printName(name: string): string {
  if (/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name) && !reservedKeys.has(name)) return name;
  return `fact:${inMarks(name)}`;
}

/** Bare where nothing in it could be read as something else. */
function quoted(value: string): string {
  return /^[\p{L}\p{N}@_][\p{L}\p{N}_@/.'’-]*$/u.test(value) && !value.includes("..")
    ? value
    : inMarks(value);
}

function inMarks(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
