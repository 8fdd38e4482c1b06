import * as z from "zod/mini";
import { linesOf } from "../../text/lines";
import { frontMatterExtent } from "../../text/layout";
import { detached } from "../../text/normal";
import type { Problem } from "./problem";
import { voices, type Voice } from "./voice";
import { checkKeys, isMapping, readYaml } from "./yaml";

const name = z.union([z.string().check(z.maxLength(200)), z.pipe(z.number(), z.transform(String))]);
const oneOrMore = z.union([
  z.pipe(
    name,
    z.transform((only: string) => [only]),
  ),
  z.array(name).check(z.maxLength(1000)),
]);

/** What a speaker's label stands for: a participant, perhaps telling what others feel, or an interviewer. */
const role = z.union([
  z.pipe(
    name,
    z.transform((participant: string) => ({ participant })),
  ),
  z.object({ participant: z.optional(name), voice: z.optional(z.enum(voices)) }),
]);

const shape = {
  participant: z.compile(oneOrMore),
  // A union is tried in its order: what is written most comes first.
  speakers: z.compile(z.union([z.record(z.string(), role), z.array(name).check(z.maxLength(1000))])),
  interviewer: oneOrMore,
  voice: z.enum(voices),
};

export type AttributeValue = string | number | boolean | readonly string[];

/** What a document's front matter says about it. */
export interface FrontMatter {
  /** The participants whom the document is about, by id; empty where it does not say. */
  readonly participants: readonly string[];
  /** Who speaks under which label. A label that only names a speaker maps to that name. */
  readonly speakers: ReadonlyMap<string, { readonly participant: string; readonly voice: Voice | null }>;
  /** Labels and names of those who ask. */
  readonly interviewers: readonly string[];
  /** Whose words the document holds, unless a speaker or a coding says otherwise. */
  readonly voice: Voice | null;
  /** Every other key: `date`, `method`, `media` and whatever the study records. */
  readonly attributes: ReadonlyMap<string, AttributeValue>;
}

export const noFrontMatter: FrontMatter = {
  participants: [],
  speakers: new Map(),
  interviewers: [],
  voice: null,
  attributes: new Map(),
};

/** The participants whom front matter names: whom the document is about, and who speaks in it; by id, each once. */
export function participantsNamed({ participants, speakers }: FrontMatter): Set<string> {
  return new Set([...participants, ...Array.from(speakers.values(), ({ participant }) => participant)]);
}

/** The value in `speakers` that marks a label as an interviewer's. */
const interviewer = "interviewer";

/** Reads the front matter of a document's normalised text. */
export function readFrontMatter(
  text: string,
  file: string,
): { front: FrontMatter; problems: readonly Problem[] } {
  const extent = frontMatterExtent(text);
  if (extent === null) return { front: noFrontMatter, problems: [] };
  const { inner } = extent;
  const head = linesOf(text.slice(0, extent.end));
  const yaml = readYaml(detached(text.slice(inner.start, inner.end)), file, {
    offset: inner.start,
    lines: head,
  });
  const { values, problems } = checkKeys(shape, yaml, file);
  const speakers = new Map<string, { participant: string; voice: Voice | null }>();
  const interviewers = [...(values.interviewer ?? [])];
  if (Array.isArray(values.speakers)) {
    for (const speaker of values.speakers) speakers.set(speaker, { participant: speaker, voice: null });
  } else {
    for (const [label, { participant, ...rest }] of Object.entries(values.speakers ?? {})) {
      if (participant === interviewer) interviewers.push(label);
      else
        speakers.set(label, {
          participant: participant ?? label,
          voice: "voice" in rest ? (rest.voice ?? null) : null,
        });
    }
  }
  const front = {
    participants: values.participant ?? [],
    speakers,
    interviewers,
    voice: values.voice ?? null,
    attributes: attributesOf(yaml.value),
  };
  return { front, problems: [...yaml.problems, ...problems] };
}

function attributesOf(value: unknown): Map<string, AttributeValue> {
  const attributes = new Map<string, AttributeValue>();
  if (!isMapping(value)) return attributes;
  for (const [key, given] of Object.entries(value)) {
    if (Object.hasOwn(shape, key)) continue;
    if (typeof given === "string" || typeof given === "number" || typeof given === "boolean")
      attributes.set(key, given);
    else if (Array.isArray(given))
      attributes.set(key, given.filter((item) => typeof item !== "object").map(String));
  }
  return attributes;
}
