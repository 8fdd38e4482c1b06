import type { Code } from "../../study/format/codebook/codebook";

/** What a code's description says, in words that people read and that are taken apart again. */
export interface Described {
  readonly id: string | null;
  readonly definition: string | null;
  readonly include: string | null;
  readonly exclude: string | null;
  readonly examples: { readonly typical?: string; readonly borderline?: string; readonly not?: string };
}

const labels = {
  include: "Apply when",
  exclude: "Do not apply when",
  typical: "Typical example",
  borderline: "Borderline example",
  not: "Not an example",
  id: "Id",
} as const;
type Label = keyof typeof labels;

const anyLabel = Object.values(labels).join("|");
const beginning = new RegExp(`\\n\\n(?=(?:${anyLabel}): )`);
const looksLike = new RegExp(`^(\\\\*)(?=(?:${anyLabel}): )`, "gm");
const escapedLabel = new RegExp(`^\\\\(\\\\*)(?=(?:${anyLabel}): )`, "gm");

/** A code's description: its definition, then a paragraph for each other field; null where there is nothing to say. */
export function writeDescription(
  code: Pick<Code, "definition" | "include" | "exclude" | "examples">,
  id: string | null,
): string | null {
  const { typical, borderline, not } = code.examples;
  const given = { include: code.include, exclude: code.exclude, typical, borderline, not, id };
  const parts = (Object.keys(labels) as Label[]).flatMap((label) => {
    const words = given[label];
    return words == null || words === "" ? [] : [`${labels[label]}: ${guarded(words)}`];
  });
  const definition = code.definition ?? "";
  const all = definition === "" ? parts : [guarded(definition), ...parts];
  return all.length === 0 ? null : all.join("\n\n");
}

/** What a description of anybody's says: paragraphs without a label are the definition. */
export function readDescription(text: string): Described {
  const [before = "", ...rest] = `\n\n${text}`.split(beginning);
  const found = new Map<string, string>();
  for (const part of rest) {
    const at = part.indexOf(": ");
    found.set(part.slice(0, at), unguarded(part.slice(at + 2)));
  }
  const get = (label: Label) => found.get(labels[label]) ?? null;
  const examples = (["typical", "borderline", "not"] as const).flatMap((key) => {
    const words = get(key);
    return words === null ? [] : [[key, words] as const];
  });
  const definition = unguarded(before.slice(2));
  return {
    id: get("id"),
    definition: definition.trim() === "" ? null : definition,
    include: get("include"),
    exclude: get("exclude"),
    examples: Object.fromEntries(examples),
  };
}

/** Lines that look as if they began with a label get a backslash. */
function guarded(words: string): string {
  return words.replace(looksLike, "\\$1");
}

function unguarded(words: string): string {
  return words.replace(escapedLabel, "$1");
}
