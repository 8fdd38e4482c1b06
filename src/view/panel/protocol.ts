import * as z from "zod";
import { querySchema } from "../../core/analysis/query";
import { isColor } from "../../core/study/codebook/palette";

/** How many quotes are sent at a time. */
export const pageSize = 40;

const text = z.string().max(100_000);
const key = z.string().min(1).max(4000);
const count = z.int().min(0);
const color = z.string().refine(isColor);

const subject = z.union([
  z.object({ kind: z.enum(["theme", "code"]), id: z.string().min(1).max(64) }),
  z.object({ kind: z.enum(["unthemed", "everything"]) }),
]);

/** What a person looks at: all that is needed to show it again in another window. */
export const panelState = z.object({
  query: querySchema,
  by: z.enum(["themes", "codes"]),
  sort: z.enum(["study", "found"]),
  rollUp: z.boolean(),
  /** The attribute by whose values people are compared; null: none. */
  split: z.string().min(1).max(1000).nullable(),
  subject,
  /** The column that is looked at; 0: everybody. */
  column: count,
  /** The collection whose quotes are shown in place of the subject's; null: none. */
  collection: z.string().min(1).max(64).nullable(),
  /** The keys of rows that are folded up. */
  folded: z.array(key).max(20_000).readonly(),
});
export type PanelState = Readonly<z.infer<typeof panelState>>;

/** What is kept of a panel while its page is not there. */
export const keptPanel = z.object({
  /** The study's root, as a URI. */
  root: z.string().max(10_000),
  state: panelState,
  /** The quote at the top of the list, and how many pixels of it are above. */
  top: z.object({ quote: count, offset: z.number() }),
});
export type KeptPanel = Readonly<z.infer<typeof keptPanel>>;

const figure = z.object({
  count: z.object({ passages: count, documents: count, participants: count }).nullable(),
  known: count,
});

const row = z.object({
  key,
  subject,
  name: text,
  color: color.nullable(),
  depth: count,
  isParent: z.boolean(),
  status: z.enum(["candidate", "dropped"]).nullable(),
  figures: z.array(figure).readonly(),
});
export type Row = Readonly<z.infer<typeof row>>;

const code = z.object({ id: z.string().max(64), name: text, color });

const quote = z.object({
  /** Names it in messages. */
  key,
  before: text,
  /** The words by turns; the speaker is null where `source` says whose they are. */
  said: z
    .array(z.object({ speaker: text.nullable(), words: text }))
    .min(1)
    .readonly(),
  after: text,
  /** Whose words, from where: one after the other. */
  source: z.array(text).readonly(),
  codes: z.array(code).readonly(),
  memos: z.array(z.object({ by: text, text })).readonly(),
  /** Who coded it. */
  coders: text,
  /** What there is to say of its place; null: nothing. */
  warning: text.nullable(),
  /** Why it may not leave the study; null: it may. */
  refusal: text.nullable(),
});
export type Quote = Readonly<z.infer<typeof quote>>;

const facet = z.enum([
  "code",
  "theme",
  "participant",
  "speaker",
  "attribute",
  "document",
  "voice",
  "from",
  "to",
  "reading",
]);
export type Facet = z.infer<typeof facet>;

const chip = z.object({ facet, value: text, label: text, isRemovable: z.boolean() });
export type Chip = Readonly<z.infer<typeof chip>>;

const show = z.object({
  kind: z.literal("show"),
  root: z.string().max(10_000),
  state: panelState,
  study: z.object({ name: text, facts: text }),
  chips: z.array(chip).readonly(),
  columns: z.array(z.object({ label: text, note: text })).readonly(),
  /** What the chart counts, in a sentence; and what is missing for it to have something to show. */
  note: text,
  missing: z.enum(["nothing", "themes", "codes", "codings", "fitting"]),
  rows: z.array(row).readonly(),
  collections: z.array(z.object({ id: z.string().max(64), title: text, count })).readonly(),
  canGoBack: z.boolean(),
  /** The list of quotes, by a number of its own: pages of an earlier list are not for this one. */
  list: z.object({
    number: count,
    title: text,
    found: text,
    total: count,
    from: count,
    quotes: z.array(quote).readonly(),
    /** Whether it is the same list as before, brought up to date. */
    isUpdate: z.boolean(),
  }),
});
export type Show = Readonly<z.infer<typeof show>>;

/** What the editor tells the page. */
export const toPage = z.discriminatedUnion("kind", [
  show,
  z.object({ kind: z.literal("page"), number: count, from: count, quotes: z.array(quote).readonly() }),
  /** To be put on the clipboard as text with its looks. */
  z.object({ kind: z.literal("clip"), html: z.string(), text: z.string() }),
  /** To be turned from SVG into PNG. */
  z.object({ kind: z.literal("paint"), svg: z.string(), scale: z.number().min(1).max(4) }),
  z.object({ kind: z.literal("words"), bundle: z.record(z.string(), z.string()) }),
]);
export type ToPage = z.infer<typeof toPage>;

/** Quotes by their keys; none: all of the list. */
const keys = z.array(key).max(10_000).readonly();

/** What the page tells the editor. */
export const toHost = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready"), kept: keptPanel.nullable() }),
  z.object({ kind: z.literal("choose"), subject, column: count }),
  z.object({ kind: z.literal("fold"), folded: panelState.shape.folded }),
  z.object({
    kind: z.literal("arrange"),
    by: panelState.shape.by.optional(),
    sort: panelState.shape.sort.optional(),
    rollUp: z.boolean().optional(),
  }),
  z.object({ kind: z.literal("split") }),
  z.object({ kind: z.literal("search"), text: z.string().max(200) }),
  z.object({ kind: z.literal("filter"), facet: facet.nullable() }),
  z.object({ kind: z.literal("unfilter"), facet, value: text }),
  z.object({ kind: z.literal("clear") }),
  z.object({ kind: z.literal("back") }),
  z.object({ kind: z.literal("page"), number: count, from: count }),
  z.object({ kind: z.literal("open"), key }),
  /** Without a format the person is asked. */
  z.object({ kind: z.literal("copy"), format: z.enum(["markdown", "plain", "rich"]).nullable(), keys }),
  z.object({ kind: z.literal("collect"), keys }),
  z.object({ kind: z.literal("collection"), id: panelState.shape.collection }),
  z.object({ kind: z.literal("drop"), at: count }),
  z.object({ kind: z.literal("move"), from: count, to: count }),
  z.object({ kind: z.literal("undo"), again: z.boolean() }),
  z.object({ kind: z.literal("export") }),
  z.object({ kind: z.literal("painted"), png: z.string().max(40_000_000) }),
]);
export type ToHost = z.infer<typeof toHost>;
