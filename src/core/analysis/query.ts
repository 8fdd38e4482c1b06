import * as z from "zod/mini";
import { slug } from "../study/format/ids";
import type { Reading } from "../study/model/reading";
import { voices } from "../study/format/voice";

const most = 1000;
const name = z.string().check(z.minLength(1), z.maxLength(1000));
const names = z.readonly(z.array(name).check(z.maxLength(most)));
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));

const reading: z.ZodMiniType<Reading> = z.union([
  z.object({ kind: z.literal("study"), coder: z.nullable(name) }),
  z.object({ kind: z.literal("union") }),
  z.object({ kind: z.literal("one"), owner: name }),
]);

/** What attribute a passage has, by its participant or its document. */
const attribute = z.object({ name, value: z.string().check(z.maxLength(1000)) });

/**
 * What of a study is looked at. Every list that is not empty has to hold one thing that fits; where several are given,
 * all have to. Foreign data: pages keep queries and bring them back.
 */
export const querySchema = z.object({
  reading,
  /** Codes by id, those below them included. */
  codes: z.readonly(z.array(slug).check(z.maxLength(most))),
  /** Themes by id: their codes and those of their subthemes. */
  themes: z.readonly(z.array(slug).check(z.maxLength(most))),
  participants: names,
  /** Whose turn it is, by the label's name in the transcript, interviewers too. */
  speakers: names,
  /** Several values of one attribute are alternatives; several attributes all have to fit. */
  attributes: z.readonly(z.array(attribute).check(z.maxLength(most))),
  documents: names,
  voices: z.readonly(z.array(z.enum(voices)).check(z.maxLength(voices.length))),
  /** First and last day of the documents, as `2026-03-12`; null: open. */
  from: z.nullable(day),
  to: z.nullable(day),
  /** Words that the passage holds, in any case; empty: any. */
  text: z.string().check(z.maxLength(200)),
});

export type Query = Readonly<z.infer<typeof querySchema>>;

/** The query that everything fits, on a reading. */
export function everything(read: Reading): Query {
  return {
    reading: read,
    codes: [],
    themes: [],
    participants: [],
    speakers: [],
    attributes: [],
    documents: [],
    voices: [],
    from: null,
    to: null,
    text: "",
  };
}
