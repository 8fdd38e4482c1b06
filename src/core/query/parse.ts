import { message, type Message } from "../messages/message";
import type { Span } from "../text/span";
import { readDays } from "./dates";
import { allOf, anyOf, deepestQuery, isVoice, longestQuery, mostTerms } from "./query";
import { laterKeys, type Query, type Term } from "./query";
import { tokensOf, type Token } from "./tokens";

/** Why a text is no query, and which part of it. */
export interface QueryError {
  readonly wrong: Message;
  readonly span: Span;
}

/** A query, and where in the text each of its terms stands. */
export interface ParsedQuery {
  readonly query: Query;
  readonly places: ReadonlyMap<Term, Span>;
}

/**
 * Reads a query as people write it: terms such as `code:trust`, words, `-` for not, a space for and, `OR`, parentheses.
 * Nothing at all is what everything fits.
 */
export function parseQuery(text: string): ParsedQuery | QueryError {
  if (text.length > longestQuery)
    return { wrong: message("This is longer than a query may be."), span: { start: 0, end: text.length } };
  const reader = new Reader(tokensOf(text), text.length);
  try {
    return { query: reader.whole(), places: reader.places };
  } catch (error) {
    if (error instanceof Wrong) return { wrong: error.wrong, span: error.span };
    throw error;
  }
}

/** Ends the reading of a query; never leaves this file. */
class Wrong extends Error {
  constructor(
    readonly wrong: Message,
    readonly span: Span,
  ) {
    super(wrong.text);
  }
}

const isOr = (token: Token | undefined) =>
  token?.kind === "word" && token.key === null && !token.isQuoted && token.value === "OR";
const canBegin = (token: Token | undefined) => token !== undefined && token.kind !== ")";

class Reader {
  readonly places = new Map<Term, Span>();
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly end: number,
  ) {}

  whole(): Query {
    const query = this.either();
    const left = this.tokens[this.at];
    if (left !== undefined) throw new Wrong(message("This parenthesis closes none that was opened."), left);
    return query;
  }

  private either(): Query {
    const any = [this.together()];
    while (this.isOperator()) {
      this.at++;
      any.push(this.together());
    }
    return any.length === 1 ? any[0]! : anyOf(any);
  }

  /** `OR` is an operator between two terms only, and a word anywhere else. */
  private isOperator(): boolean {
    const [before, now, after] = [-1, 0, 1].map((step) => this.tokens[this.at + step]);
    const isLeft = before !== undefined && before.kind !== "(" && before.kind !== "-";
    return isOr(now) && isLeft && canBegin(after) && !(isOr(after) && !canBegin(this.tokens[this.at + 2]));
  }

  private together(): Query {
    const all: Query[] = [];
    for (let token = this.tokens[this.at]; canBegin(token); token = this.tokens[this.at]) {
      if (all.length > 0 && this.isOperator()) break;
      all.push(this.part(token!));
    }
    return allOf(all);
  }

  private part(token: Token): Query {
    this.at++;
    if (token.kind === "-") {
      const next = this.tokens[this.at];
      if (!canBegin(next) || next!.kind === "-")
        throw new Wrong(message("After the minus sign there is nothing to leave out."), token);
      const of = this.part(next!);
      return { kind: "not", of };
    }
    if (token.kind === "(") return this.inner(token);
    const term = termOf(token, this.tokens[this.at - 2], this.tokens[this.at]);
    this.places.set(term, token);
    if (this.places.size > mostTerms)
      throw new Wrong(message("A query may have {0} terms, not more.", mostTerms), token);
    return term;
  }

  private inner(opening: Token): Query {
    if (++this.depth > deepestQuery)
      throw new Wrong(message("There are more parentheses in each other than are read."), opening);
    if (this.tokens[this.at]?.kind === ")")
      throw new Wrong(message("Between these parentheses there is nothing."), opening);
    const query = this.either();
    if (this.tokens[this.at]?.kind !== ")")
      throw new Wrong(message("This parenthesis is not closed."), { ...opening, end: this.end });
    this.at++;
    this.depth--;
    return query;
  }
}

/** The term that a word says; `before` and `after` are its neighbours. */
function termOf(token: Token, before: Token | undefined, after: Token | undefined): Term {
  const { key, isFact, value, isExact, isQuoted, isOpen } = token;
  if (isOpen) throw new Wrong(message("This quotation mark is not closed."), token);
  if (key === null) return wordsOf(token, before, after);
  if (!isFact && laterKeys.has(key)) throw new Wrong(message("“{0}:” can’t be asked for yet.", key), token);
  if (value === "" && !isQuoted) throw new Wrong(message("After “{0}:” a value is missing.", key), token);
  if (isExact && key !== "code")
    throw new Wrong(message("Only “code:” can have “=” before its value."), token);
  if (isFact) return { kind: "attribute", name: key, value: plainValue(token) };
  switch (key) {
    case "code":
      return { kind: "code", value, alone: isExact };
    case "theme":
    case "participant":
    case "speaker":
    case "document":
    case "coder":
      return { kind: key, value };
    case "voice":
      if (isVoice(value)) return { kind: "voice", value };
      throw new Wrong(message("A voice is own, observed, second-hand or analogy."), token);
    case "date": {
      const days = readDays(value);
      if (days !== null) return { kind: "date", ...days };
      throw new Wrong(
        message(
          "A date is a day (2026-03-12), a month (2026-03), a year (2026) or a range of them (2026-03..2026-05).",
        ),
        token,
      );
    }
  }
  if (key === "fact")
    throw new Wrong(message("After “fact:” come a name and a value, such as fact:town:Leeds."), token);
  return { kind: "attribute", name: key, value: plainValue(token) };
}

/** What stands for itself; comparisons and ranges are kept for what will understand them. */
function plainValue(token: Token): string {
  const { value, isQuoted } = token;
  if (!isQuoted && (/^[<>]/.test(value) || value.includes("..")))
    throw new Wrong(
      message("Comparisons and ranges of values can’t be asked for yet; in quotation marks it is a value."),
      token,
    );
  return value;
}

function wordsOf(token: Token, before: Token | undefined, after: Token | undefined): Term {
  const { value, isQuoted } = token;
  if (value.trim() === "")
    throw new Wrong(message("Between these quotation marks there are no words."), token);
  const isBetween = before !== undefined && before.kind !== "(" && before.kind !== "-" && canBegin(after);
  if (!isQuoted && isBetween && (value === "turn" || value === "near"))
    throw new Wrong(
      message("“{0}” between two terms can’t be asked for yet; in quotation marks it is a word.", value),
      token,
    );
  if (!isQuoted && /^\/.+\/$/.test(value))
    throw new Wrong(message("Patterns can’t be asked for yet; in quotation marks these are words."), token);
  return { kind: "words", value };
}
