import * as z from "zod/mini";
import { querySchema } from "./query";

const id = z.string().check(z.minLength(1), z.maxLength(64));
const count = z.int().check(z.minimum(0));

/** Whose quotes are looked at. */
export const subjectSchema = z.union([
  z.object({ kind: z.enum(["theme", "code"]), id }),
  z.object({ kind: z.enum(["unthemed", "everything"]) }),
]);

/** The key of a row of the chart. */
export const rowKey = z.string().check(z.minLength(1), z.maxLength(4000));

/**
 * What a person looks at in the panel: all that is needed to show it again in another window. Foreign data: pages keep
 * it and bring it back.
 */
export const panelState = z.object({
  query: querySchema,
  by: z.enum(["themes", "codes"]),
  sort: z.enum(["study", "found"]),
  rollUp: z.boolean(),
  /** The attribute by whose values people are compared; null: none. */
  split: z.nullable(z.string().check(z.minLength(1), z.maxLength(1000))),
  subject: subjectSchema,
  /** The column that is looked at; 0: everybody. */
  column: count,
  /** The collection whose quotes are shown in place of the subject's; null: none. */
  collection: z.nullable(id),
  /** The keys of rows that are folded up. */
  folded: z.readonly(z.array(rowKey).check(z.maxLength(20_000))),
});

export type PanelState = Readonly<z.infer<typeof panelState>>;
