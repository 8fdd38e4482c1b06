import * as z from "zod/mini";
import { matcher } from "./glob";
import { slug } from "./ids";
import { manifestFile, mayBeDocument } from "./paths";
import type { Problem } from "./problem";
import { checkKeys, readYaml } from "./yaml";

export const approaches = [
  "reflexive",
  "codebook",
  "reliability",
  "grounded",
  "ipa",
  "framework",
  "content",
] as const;
export type Approach = (typeof approaches)[number];

/** Each pattern is tried on every path, so longer ones are refused. */
const glob = z.string().check(
  z.maxLength(200, "is too long"),
  z.refine((pattern) => !/[()[\]!\\]/.test(pattern), "may use only *, **, ? and {a,b}"),
);
const globs = z.array(glob).check(z.maxLength(200));
const name = z.string().check(z.maxLength(200));

const shape = {
  name,
  approach: z.enum(approaches),
  documents: z.object({ include: z.optional(globs), exclude: z.optional(globs) }),
  coders: z.record(slug, z.nullable(z.object({ name: z.optional(name) }))),
  interviewers: z.array(name).check(z.maxLength(1000)),
  double: globs,
};

/** What `emic.yaml` says of a study. Keys that are not read here stay in the file as they are. */
export interface Manifest {
  readonly name: string | null;
  readonly approach: Approach | null;
  /** The shown names of coders by their ids. */
  readonly coders: ReadonlyMap<string, string>;
  /** Speakers who never count as participants. */
  readonly interviewers: readonly string[];
  /** Whether a path is one of the study's documents. */
  readonly isDocument: (path: string) => boolean;
  /** Whether several coders are to code a document independently. */
  readonly isDouble: (path: string) => boolean;
}

export const emptyManifest: Manifest = readManifest("").manifest;

/** Reads `emic.yaml`; what is wrong in it is reported and taken as not said. */
export function readManifest(text: string): { manifest: Manifest; problems: Problem[] } {
  const yaml = readYaml(text, manifestFile);
  const { values, problems } = checkKeys(shape, yaml, manifestFile);
  const { include, exclude = [] } = values.documents ?? {};
  const included = include === undefined ? () => true : matcher(include);
  const excluded = matcher(exclude);
  const coders = Object.entries(values.coders ?? {}).map(([id, coder]) => [id, coder?.name ?? id] as const);
  const manifest: Manifest = {
    name: values.name ?? null,
    approach: values.approach ?? null,
    coders: new Map(coders),
    interviewers: values.interviewers ?? [],
    isDocument: (path) => mayBeDocument(path) && included(path) && !excluded(path),
    isDouble: matcher(values.double ?? []),
  };
  return { manifest, problems: [...yaml.problems, ...problems] };
}

/** A first `emic.yaml`, for a folder that becomes a study; null where no approach was chosen. */
export function newManifest(name: string, approach: Approach | null = null): string {
  const chosen = approach === null ? "" : `approach: ${approach}\n`;
  return `# Marks this folder as a study.\nname: ${JSON.stringify(name)}\n${chosen}`;
}
