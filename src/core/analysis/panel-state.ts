import * as z from "zod/mini";
import type { Reading } from "../study/model/reading";
import { longestQuery } from "../query/query";

const id = z.string().check(z.minLength(1), z.maxLength(64));
const name = z.string().check(z.minLength(1), z.maxLength(1000));
const count = z.int().check(z.minimum(0));

export const readingSchema: z.ZodMiniType<Reading> = z.union([
  z.object({ kind: z.literal("study"), coder: z.nullable(name) }),
  z.object({ kind: z.literal("union") }),
  z.object({ kind: z.literal("one"), owner: name }),
]);

/** Whose quotes are looked at. */
export const subjectSchema = z.union([
  z.object({ kind: z.enum(["theme", "code"]), id }),
  z.object({ kind: z.enum(["unthemed", "everything"]) }),
]);

/** The key of a row of the chart. */
export const rowKey = z.string().check(z.minLength(1), z.maxLength(4000));

/** What a person looks at in the panel: all that is needed to show it again in another window. */
export const panelState = z.object({
  /** In the query language. */
  query: z.string().check(z.maxLength(longestQuery)),
  /** Whose codings are counted. */
  reading: readingSchema,
  by: z.enum(["themes", "codes"]),
  sort: z.enum(["study", "found"]),
  rollUp: z.boolean(),
  /** The attribute by whose values people are compared; null: none. */
  groupBy: z.nullable(name),
  subject: subjectSchema,
  /** The column that is looked at; 0: everybody. */
  column: count,
  /** The collection whose quotes are shown in place of the subject's; null: none. */
  collection: z.nullable(id),
  /** The keys of rows that are folded up. */
  folded: z.readonly(z.array(rowKey).check(z.maxLength(20_000))),
});

export type PanelState = Readonly<z.infer<typeof panelState>>;
