import * as z from "zod";
import { slug, ulid } from "./ids";
import { voices } from "./voice";

const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/, "is no UTC time");
const words = z.string().max(1_000_000);

const basis = z.enum(["said", "shown", "inferred"]);

const meaning = {
  memo: words.optional(),
  voice: z.enum(voices).optional(),
  feeling: z.string().max(200).optional(),
  intensity: z.int().min(1).max(3).optional(),
  basis: basis.optional(),
  links: z
    .array(
      z.object({ to: ulid, as: z.enum(["because", "leads-to", "contradicts"]), basis: basis.optional() }),
    )
    .max(1000)
    .optional(),
  by: slug.optional(),
  from: z.array(ulid).max(1000).optional(),
};

// Compiled it checks a line in a fifth of the time; where no code can be made at run time zod leaves it as it is.
const passage = z.compile(
  z.object({
    id: ulid,
    code: slug.optional(),
    start: z.int().min(0).max(0xffff_ffff),
    quote: words.min(1),
    prefix: z.string().max(64),
    suffix: z.string().max(64),
    text: z.string().regex(/^[0-9a-f]{12}$/, "is no version of a text"),
    made: instant,
    revised: instant.optional(),
    ...meaning,
  }),
);

const mark = z.object({
  id: ulid,
  mark: z.literal("coded"),
  made: instant,
  revised: instant.optional(),
  by: slug.optional(),
  from: z.array(ulid).max(1000).optional(),
});

const removal = z.object({ id: ulid, removed: instant });

/** Keys that this version does not know are kept as they are. */
type Open<T> = T & { readonly [key: string]: unknown };

/** One code applied to one passage; without `code`, a comment on it. */
export type Passage = Open<z.infer<typeof passage>>;
/** A coder's mark that a whole document is coded. */
export type Mark = Open<z.infer<typeof mark>>;
/** What is left of a record that was removed. */
export type Removal = Open<z.infer<typeof removal>>;
export type StudyRecord = Passage | Mark | Removal;

export function isPassage(record: StudyRecord): record is Passage {
  return "quote" in record && !("removed" in record);
}

export function isMark(record: StudyRecord): record is Mark {
  return "mark" in record && !("removed" in record);
}

export function isRemoval(record: StudyRecord): record is Removal {
  return "removed" in record;
}

/** Whether a passage is a coding; otherwise it is a comment. */
export function isCoding(record: Passage): record is Passage & { code: string } {
  return record.code !== undefined;
}

/** Checks foreign data. What comes back is the data itself, unknown keys included, or what is wrong with it. */
export function checkRecord(data: unknown): { record: StudyRecord } | { wrong: string } {
  if (typeof data !== "object" || data === null || Array.isArray(data))
    return { wrong: "it is not a record" };
  const schema = "removed" in data ? removal : "mark" in data ? mark : passage;
  if (schema.validate(data)) return { record: data as StudyRecord };
  const issue = schema.safeParse(data).error!.issues[0]!;
  const key = issue.path.join(".");
  return { wrong: key === "" ? issue.message : `“${key}”: ${issue.message}` };
}

const keyOrder = [
  "id",
  "code",
  "start",
  "quote",
  "prefix",
  "suffix",
  "text",
  "made",
  "revised",
  "removed",
  "memo",
  "voice",
  "feeling",
  "intensity",
  "basis",
  "links",
  "mark",
  "by",
  "from",
];

/** The record's line, without line end: known keys in the format's order, unknown ones after them as they came. */
export function formatRecord(record: StudyRecord): string {
  const known = keyOrder.filter((key) => Object.hasOwn(record, key) && record[key] !== undefined);
  const unknown = Object.keys(record).filter((key) => !keyOrder.includes(key));
  return JSON.stringify(Object.fromEntries([...known, ...unknown].map((key) => [key, record[key]])));
}

/** A time as records write it: UTC, to the second. */
export function instantOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
