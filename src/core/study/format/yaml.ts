import { cited } from "../../messages/cited";
import { isMap, isNode, isPair, isScalar, Lexer, parseDocument, visit, type Document, type Node } from "yaml";
import type * as z from "zod/mini";
import { linesOf, rangeOf, type Lines, type Range } from "../../text/lines";
import { englishErrors } from "./english-errors";
import { readPlainYaml } from "./plain-yaml";
import { fileStart, problem, type Problem, type ProblemCode } from "./problem";

/** A YAML text as read: its value (null where nothing could be read), and where each part of it stands. */
export interface Yaml {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** The range in the file of the key or item that a path leads to; of the nearest part above where it leads nowhere. */
  rangeOf(path: readonly PropertyKey[]): Range;
}

/** How texts are parsed everywhere: errors are values, with the place beside them and not in the message. */
export const parsing = { uniqueKeys: true, logLevel: "error", prettyErrors: false } as const;

/** The problems of a text that was not read to its end. */
export const unread: ReadonlySet<ProblemCode> = new Set(["syntax", "too-many-references", "file-size"]);

/** Where a YAML text stands in its file, for front matter. */
export interface Within {
  readonly offset: number;
  readonly lines: Lines;
}

/** Longer texts are not read. */
const longest = 4_000_000;

/** References (`*name`) may multiply what stands in a file by no more than this. */
const mostReferences = 100;

/**
 * The deepest nesting that is read, in columns of indentation and in brackets. For each level the parser calls itself,
 * and some two thousand levels would end the process, not just the parser.
 */
const deepest = { columns: 300, brackets: 64 };

/** More errors of one text are not told: they follow from the first ones. */
const mostErrors = 20;

/**
 * Reads a YAML text that anybody may have written. Where parts of it are wrong the rest is still read; a text whose
 * references multiply too far, or that nests too deep, has no value.
 */
export function readYaml(text: string, file: string, within?: Within): Yaml {
  const value = readPlainYaml(text);
  if (value === null) return readAnyYaml(text, file, within);
  return { value, problems: [], rangeOf: (path) => readAnyYaml(text, file, within).rangeOf(path) };
}

function readAnyYaml(text: string, file: string, within?: Within): Yaml {
  const offset = within?.offset ?? 0;
  const lines = within?.lines ?? linesOf(text);
  const rangeAt = (from: number, to: number) => rangeOf(lines, from + offset, to + offset);
  const rangeOfNode = (node: unknown) =>
    isNode(node) && node.range ? rangeAt(node.range[0], node.range[1]) : rangeAt(0, 0);
  const nothing = (found: Problem): Yaml => ({ value: null, problems: [found], rangeOf: () => fileStart });
  if (text.length > longest) {
    return nothing(
      problem(
        "file-size",
        file,
        fileStart,
        `This file is longer than ${longest} characters and is not read.`,
      ),
    );
  }
  if (nestsTooDeep(text))
    return nothing(problem("syntax", file, rangeAt(0, 0), "This can't be read: it nests too deep."));
  const document = parseDocument(text, { ...parsing, stringKeys: true });
  const problems = document.errors
    .slice(0, mostErrors)
    .map((error) => problem("syntax", file, rangeAt(...error.pos), error.message.split("\n")[0]!));
  problems.push(...dropUnsafeKeys(document, file, rangeOfNode));
  let value: unknown = null;
  try {
    value = document.toJS({ maxAliasCount: mostReferences });
    if (isEndless(value)) throw new Error("one leads back to where it stands");
  } catch (error) {
    value = null;
    const first = firstReference(document);
    problems.push(
      problem(
        "too-many-references",
        file,
        rangeOfNode(first),
        `References are not followed here: ${reason(error)}.`,
      ),
    );
  }
  const rangeOfPath = (path: readonly PropertyKey[]): Range => {
    for (let length = path.length; length > 0; length--) {
      const node = nodeAt(document, path.slice(0, length));
      if (node !== undefined) return rangeOfNode(node);
    }
    return rangeOfNode(document.contents);
  };
  return { value, problems, rangeOf: rangeOfPath };
}

/**
 * Checks each key of the mapping `at` a path (the whole file's by default) on its own, so that one wrong value leaves
 * the others standing. Keys that the schema does not name are left to the caller.
 */
export function checkKeys<Shape extends Record<string, z.ZodMiniType>>(
  shape: Shape,
  yaml: Yaml,
  file: string,
  at: { readonly path: readonly PropertyKey[]; readonly value: unknown } = { path: [], value: yaml.value },
): { values: { [Key in keyof Shape]?: z.infer<Shape[Key]> }; problems: Problem[] } {
  const values: { [Key in keyof Shape]?: z.infer<Shape[Key]> } = {};
  const problems: Problem[] = [];
  if (at.value === null || at.value === undefined) return { values, problems };
  if (!isMapping(at.value)) {
    problems.push(
      problem("wrong-value", file, yaml.rangeOf(at.path), "Here “key: value” lines are expected."),
    );
    return { values, problems };
  }
  for (const key of Object.keys(shape) as (keyof Shape & string)[]) {
    if (!Object.hasOwn(at.value, key) || at.value[key] === null) continue;
    const checked = shape[key]!.safeParse(at.value[key], englishErrors);
    if (checked.success) {
      values[key] = checked.data as z.infer<Shape[typeof key]>;
      continue;
    }
    for (const issue of checked.error.issues.slice(0, 20)) {
      const path = [key, ...issue.path];
      const range = yaml.rangeOf([...at.path, ...path]);
      problems.push(problem("wrong-value", file, range, `${cited(path.join("."))}: ${issue.message}.`));
    }
  }
  return { values, problems };
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function dropUnsafeKeys(document: Document, file: string, rangeOfNode: (node: unknown) => Range): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Pair(_, pair) {
      if (!isScalar(pair.key) || pair.key.value !== "__proto__") return undefined;
      problems.push(
        problem(
          "unsafe-name",
          file,
          rangeOfNode(pair.key),
          "“__proto__” can't be a name here and is passed over.",
        ),
      );
      return visit.REMOVE;
    },
  });
  return problems;
}

function nodeAt(document: Document, path: readonly PropertyKey[]): Node | undefined {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const key = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
    return (pair?.key as Node | undefined) ?? undefined;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? node : undefined;
}

function firstReference(document: Document): Node | null {
  let first: Node | null = null;
  visit(document, {
    Alias(_, node) {
      first = node;
      return visit.BREAK;
    },
  });
  return first;
}

function nestsTooDeep(text: string): boolean {
  if (tooFarIn.test(text)) return true;
  if ((text.match(/[[{]/g) ?? []).length <= deepest.brackets) return false;
  let open = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") open++;
    else if (token === "]" || token === "}") open--;
    if (open > deepest.brackets) return true;
  }
  return false;
}

const tooFarIn = new RegExp(`^(?:[ \\t]|[-?:][ \\t]){${deepest.columns}}`, "m");

/** Whether going through a value would never end, or as good as never: references can make it hold itself. */
function isEndless(value: unknown, depth = 0, ended = new Set<unknown>()): boolean {
  if (typeof value !== "object" || value === null || ended.has(value)) return false;
  if (depth > deepest.columns) return true;
  const endless = Object.values(value).some((item) => isEndless(item, depth + 1, ended));
  ended.add(value);
  return endless;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : "it is damaged";
}
