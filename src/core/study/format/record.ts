import * as z from "zod/mini";
import { slug, ulid } from "./ids";
import { englishErrors } from "./english-errors";
import { voices } from "./voice";

const instant = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/, "is no UTC time"));
const words = z.string().check(z.maxLength(1_000_000));

const basis = z.enum(["said", "shown", "inferred"]);

const meaning = {
  memo: z.optional(words),
  voice: z.optional(z.enum(voices)),
  feeling: z.optional(z.string().check(z.maxLength(200))),
  intensity: z.optional(z.int().check(z.minimum(1), z.maximum(3))),
  basis: z.optional(basis),
  links: z.optional(
    z
      .array(
        z.object({
          to: ulid,
          as: z.enum(["because", "leads-to", "contradicts"]),
          basis: z.optional(basis),
        }),
      )
      .check(z.maxLength(1000)),
  ),
  by: z.optional(slug),
  from: z.optional(z.array(ulid).check(z.maxLength(1000))),
};

// Compiled it checks a line in a fifth of the time; where no code can be made at run time zod leaves it as it is.
const passage = z.compile(
  z.object({
    id: ulid,
    code: z.optional(slug),
    start: z.int().check(z.minimum(0), z.maximum(0xffff_ffff)),
    quote: words.check(z.minLength(1)),
    prefix: z.string().check(z.maxLength(64)),
    suffix: z.string().check(z.maxLength(64)),
    text: z.string().check(z.regex(/^[0-9a-f]{12}$/, "is no version of a text")),
    made: instant,
    revised: z.optional(instant),
    ...meaning,
  }),
);

const mark = z.object({
  id: ulid,
  mark: z.literal("coded"),
  made: instant,
  revised: z.optional(instant),
  by: z.optional(slug),
  from: z.optional(z.array(ulid).check(z.maxLength(1000))),
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
  if (z.validate(schema, data)) return { record: data as StudyRecord };
  const issue = schema.safeParse(data, englishErrors).error!.issues[0]!;
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
