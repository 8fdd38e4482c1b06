import { cited } from "../../../messages/cited";
import * as z from "zod/mini";
import { lineRange, type Range } from "../../../text/lines";
import { sidesOf } from "../conflict";
import { slug } from "../ids";
import { isColor, palette } from "./palette";
import { codebookFile } from "../paths";
import { problem, type Problem } from "../problem";
import { checkKeys, isMapping, readYaml, unread, type Yaml } from "../yaml";

const words = z.string().check(z.maxLength(20_000));

const shape = {
  id: slug,
  name: z.union([
    z.string().check(z.minLength(1), z.maxLength(200)),
    z.pipe(z.number(), z.transform(String)),
  ]),
  color: z.string().check(z.refine(isColor, `can be ${palette.join(", ")} or #rrggbb`)),
  definition: words,
  include: words,
  exclude: words,
  examples: z.object({
    typical: z.optional(words),
    borderline: z.optional(words),
    not: z.optional(words),
  }),
  status: z.enum(["stable", "draft"]),
  from: z.enum(["deductive", "inductive", "in vivo"]),
  aliases: z.array(slug).check(z.maxLength(1000)),
};

/** One code of the codebook. */
export interface Code {
  /** Stable; codings name it. */
  readonly id: string;
  readonly name: string;
  /** The parent code's id; null at the top. */
  readonly parent: string | null;
  /** The ids of the codes below it, in the codebook's order. */
  readonly codes: readonly string[];
  /** Its own colour, else the nearest parent's, else one of the palette by its top-level code's place. */
  readonly color: string;
  readonly definition: string | null;
  readonly include: string | null;
  readonly exclude: string | null;
  readonly examples: {
    readonly typical?: string | undefined;
    readonly borderline?: string | undefined;
    readonly not?: string | undefined;
  };
  readonly status: "stable" | "draft";
  readonly from: "deductive" | "inductive" | "in vivo" | null;
  /** Former ids, and ids of codes merged into this one. */
  readonly aliases: readonly string[];
  /** Where it begins in the file. */
  readonly range: Range;
}

export interface Codebook {
  /** All codes by id, in the order of the tree: a parent right before the codes below it. */
  readonly codes: ReadonlyMap<string, Code>;
  /** The ids of the top-level codes. */
  readonly top: readonly string[];
  /** From each alias to the id of the code that bears it. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Whether the text could be read well enough to write into it. */
  readonly sound: boolean;
}

export const emptyCodebook: Codebook = { codes: new Map(), top: [], aliases: new Map(), sound: true };

const deepest = 32;
const mostCodes = 20_000;

/** The code with this id or alias; null where the codebook has none. */
export function findCode({ codes, aliases }: Codebook, id: string): Code | null {
  return codes.get(id) ?? codes.get(aliases.get(id) ?? "") ?? null;
}

/** The code's parents from the top down to itself. */
export function pathOf(codebook: Codebook, code: Code): Code[] {
  const path = [code];
  for (let at = code.parent; at !== null; at = path[0]!.parent) path.unshift(codebook.codes.get(at)!);
  return path;
}

/** These codes and all below them, by id, aliases followed; ids that the codebook lacks stay. */
export function withBelow(codebook: Codebook, ids: readonly string[]): Set<string> {
  const all = new Set<string>();
  const add = (id: string) => {
    if (all.has(id)) return;
    all.add(id);
    codebook.codes.get(id)?.codes.forEach(add);
  };
  for (const id of ids) add(findCode(codebook, id)?.id ?? id);
  return all;
}

/** Reads `codebook.yaml`. One with conflict markers is read as its two sides, merged by code id. */
export function readCodebook(text: string): { codebook: Codebook; problems: Problem[] } {
  const sides = sidesOf(text);
  if (sides === null) return readSides([text]);
  const read = readSides([sides.ours, sides.theirs]);
  const stopped = sides.conflicts.map((line) => {
    const message = "A merge stopped here. Both sides are read; merge the codebook to keep both.";
    return problem("merge-conflict", codebookFile, lineRange(line, 7), message, "merge-codebook");
  });
  return { codebook: { ...read.codebook, sound: false }, problems: [...stopped, ...read.problems] };
}

interface Draft extends Omit<Code, "codes"> {
  readonly codes: string[];
}

function readSides(texts: readonly string[]): { codebook: Codebook; problems: Problem[] } {
  const codes = new Map<string, Draft>();
  const top: string[] = [];
  const problems: Problem[] = [];
  for (const text of texts) {
    readAll({ yaml: readYaml(text, codebookFile), codes, top, problems, own: new Set() });
  }
  const aliases = resolveAliases(codes, problems);
  const ordered = new Map<string, Code>();
  const walk = (ids: readonly string[]) => {
    for (const id of ids) {
      const code = codes.get(id)!;
      ordered.set(id, code);
      walk(code.codes);
    }
  };
  walk(top);
  const sound = !problems.some(({ code }) => unread.has(code));
  return { codebook: { codes: ordered, top, aliases, sound }, problems };
}

/** What reading one version of the codebook adds to; a code that an earlier version gave stays as it is. */
interface Reader {
  readonly yaml: Yaml;
  readonly codes: Map<string, Draft>;
  readonly top: string[];
  readonly problems: Problem[];
  /** The ids that this version has given so far. */
  readonly own: Set<string>;
}

function readAll(reader: Reader): void {
  const { value, problems } = reader.yaml;
  reader.problems.push(...problems);
  if (value === null || value === undefined) return;
  if (!isMapping(value)) return report(reader, [], "The codebook begins with “codes:”.");
  readList(reader, value["codes"], ["codes"], null, 0);
}

function readList(
  reader: Reader,
  list: unknown,
  path: readonly PropertyKey[],
  parent: Draft | null,
  depth: number,
): void {
  if (list === null || list === undefined) return;
  if (!Array.isArray(list)) return report(reader, path, "“codes” is a list: each code begins with “- id:”.");
  if (depth >= deepest) return report(reader, path, `Codes more than ${deepest} levels deep are not read.`);
  for (const [index, item] of list.entries()) readCode(reader, item, [...path, index], parent, depth);
}

function readCode(
  reader: Reader,
  item: unknown,
  path: readonly PropertyKey[],
  parent: Draft | null,
  depth: number,
): void {
  const { yaml, codes, own } = reader;
  if (codes.size >= mostCodes) return;
  const { values, problems } = checkKeys(shape, yaml, codebookFile, { path, value: item });
  reader.problems.push(...problems);
  if (!isMapping(item)) return;
  const { id } = values;
  let code = parent;
  if (id === undefined) {
    if (item["id"] === undefined) report(reader, path, "This code has no id.");
  } else if (own.has(id)) {
    const message = `The id ${cited(id)} is taken by an earlier code; this one is passed over.`;
    reader.problems.push(problem("duplicate-id", codebookFile, yaml.rangeOf([...path, "id"]), message));
  } else {
    own.add(id);
    code = codes.get(id) ?? add(reader, id, values, path, parent);
    if (item["theirs"] !== undefined) {
      const message = `Two versions of ${cited(code.name)} were merged: keep one, then delete “theirs”.`;
      reader.problems.push(
        problem("codes-in-conflict", codebookFile, yaml.rangeOf([...path, "theirs"]), message),
      );
    }
  }
  readList(reader, item["codes"], [...path, "codes"], code, depth + 1);
}

function add(
  { codes, top, yaml }: Reader,
  id: string,
  values: { [Key in keyof typeof shape]?: z.infer<(typeof shape)[Key]> },
  path: readonly PropertyKey[],
  parent: Draft | null,
): Draft {
  const siblings = parent?.codes ?? top;
  const draft: Draft = {
    id,
    name: values.name ?? id,
    parent: parent?.id ?? null,
    codes: [],
    color: values.color ?? parent?.color ?? palette[top.length % (palette.length - 1)]!,
    definition: values.definition ?? null,
    include: values.include ?? null,
    exclude: values.exclude ?? null,
    examples: values.examples ?? {},
    status: values.status ?? "draft",
    from: values.from ?? null,
    aliases: values.aliases ?? [],
    range: yaml.rangeOf(path),
  };
  codes.set(id, draft);
  siblings.push(id);
  return draft;
}

function report({ problems, yaml }: Reader, path: readonly PropertyKey[], message: string): void {
  problems.push(problem("wrong-value", codebookFile, yaml.rangeOf(path), message));
}

function resolveAliases(codes: ReadonlyMap<string, Code>, problems: Problem[]): Map<string, string> {
  const aliases = new Map<string, string>();
  for (const code of codes.values()) {
    for (const alias of code.aliases) {
      const other = codes.get(alias);
      const owner = aliases.get(alias);
      if (alias !== code.id && other?.aliases.includes(code.id)) {
        const message = `${cited(code.name)} and ${cited(other.name)} each stand for the other; both are kept apart.`;
        problems.push(problem("alias-loop", codebookFile, code.range, message));
      } else if (other !== undefined) {
        const message = `${cited(alias)} is a code itself, so it can't be another name of ${cited(code.name)}.`;
        problems.push(problem("duplicate-id", codebookFile, code.range, message));
      } else if (owner !== undefined && owner !== code.id) {
        const message = `${cited(alias)} leads to ${cited(owner)} already; ${cited(code.name)} does not get it.`;
        problems.push(problem("duplicate-id", codebookFile, code.range, message));
      } else {
        aliases.set(alias, code.id);
      }
    }
  }
  return aliases;
}
