import * as z from "zod/mini";
import { panelState, rowKey as key, subjectSchema as subject } from "../../core/analysis/panel-state";
import { isColor } from "../../core/study/format/codebook/palette";

/** How long a picture's bytes may be, in base 64. */
export const largestPicture = 40_000_000;

/** How many quotes are sent at a time. */
export const pageSize = 40;

const text = z.string().check(z.maxLength(100_000));
const count = z.int().check(z.minimum(0));
const color = z.string().check(z.refine(isColor));

/** What the page keeps for another window: the session reads it, the page only where it is scrolled to. */
export const keptPage = z.looseObject({
  top: z._default(z.object({ quote: count, offset: z.number() }), { quote: 0, offset: 0 }),
});
export type KeptPage = z.infer<typeof keptPage>;

const figure = z.object({
  count: z.nullable(z.object({ passages: count, documents: count, participants: count })),
  known: count,
});

const row = z.object({
  key,
  subject,
  name: text,
  color: z.nullable(color),
  depth: count,
  isParent: z.boolean(),
  status: z.nullable(z.enum(["candidate", "dropped"])),
  figures: z.readonly(z.array(figure)),
});
export type Row = Readonly<z.infer<typeof row>>;

const code = z.object({ id: z.string().check(z.maxLength(64)), name: text, color });

const quote = z.object({
  /** Names it in messages. */
  key,
  before: text,
  /** The words by turns; the speaker is null where `source` says whose they are. */
  said: z.readonly(z.array(z.object({ speaker: z.nullable(text), words: text })).check(z.minLength(1))),
  after: text,
  /** Whose words, from where: one after the other. */
  source: z.readonly(z.array(text)),
  codes: z.readonly(z.array(code)),
  memos: z.readonly(z.array(z.object({ by: text, text }))),
  /** Who coded it. */
  coders: text,
  /** What there is to say of its place; null: nothing. */
  warning: z.nullable(text),
  /** Why it may not leave the study; null: it may. */
  refusal: z.nullable(text),
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
  "other",
]);
export type Facet = z.infer<typeof facet>;

const chip = z.object({ facet, value: text, label: text, isRemovable: z.boolean() });
export type Chip = Readonly<z.infer<typeof chip>>;

/** All that the page shows. */
export const show = z.object({
  state: panelState,
  /** The words that are searched for. */
  search: text,
  study: z.object({ name: text, facts: text }),
  chips: z.readonly(z.array(chip)),
  columns: z.readonly(z.array(z.object({ label: text, note: text }))),
  /** What the chart counts, in a sentence; and what is missing for it to have something to show. */
  note: text,
  missing: z.enum(["nothing", "themes", "codes", "codings", "fitting"]),
  rows: z.readonly(z.array(row)),
  collections: z.readonly(z.array(z.object({ id: z.string().check(z.maxLength(64)), title: text, count }))),
  canGoBack: z.boolean(),
  /** The list of quotes, by a number of its own: pages of an earlier list are not for this one. */
  list: z.object({
    number: count,
    title: text,
    found: text,
    total: count,
    from: count,
    quotes: z.readonly(z.array(quote)),
    /** Whether it is the same list as before, brought up to date. */
    isUpdate: z.boolean(),
  }),
});
export type Show = Readonly<z.infer<typeof show>>;

/** What the editor tells the page. */
export const toPage = z.discriminatedUnion("kind", [
  /** What of it changed since the last time; at first all of it. */
  z.object({ kind: z.literal("show"), parts: z.partial(show) }),
  z.object({ kind: z.literal("page"), number: count, from: count, quotes: z.readonly(z.array(quote)) }),
  /** To be put on the clipboard as text with its looks. */
  z.object({ kind: z.literal("clip"), html: z.string(), text: z.string() }),
  /** To be turned from SVG into PNG. */
  z.object({
    kind: z.literal("paint"),
    /** Names it in the answer. */
    number: count,
    svg: z.string(),
    scale: z.number().check(z.minimum(1), z.maximum(4)),
  }),
  /** To be kept for another window, with where the list is scrolled to. */
  z.object({ kind: z.literal("keep"), kept: z.record(z.string(), z.unknown()) }),
  z.object({ kind: z.literal("words"), bundle: z.record(z.string(), z.string()) }),
]);
export type ToPage = z.infer<typeof toPage>;

/** Quotes by their keys; none: all of the list. */
const keys = z.readonly(z.array(key).check(z.maxLength(10_000)));

/** What the page tells the editor. */
export const toHost = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready"), kept: z.unknown() }),
  z.object({ kind: z.literal("choose"), subject, column: count }),
  z.object({ kind: z.literal("fold"), folded: panelState.shape.folded }),
  z.object({
    kind: z.literal("arrange"),
    by: z.optional(panelState.shape.by),
    sort: z.optional(panelState.shape.sort),
    rollUp: z.optional(z.boolean()),
  }),
  z.object({ kind: z.literal("groupBy") }),
  z.object({ kind: z.literal("search"), text: z.string().check(z.maxLength(200)) }),
  z.object({ kind: z.literal("filter"), facet: z.nullable(facet) }),
  z.object({ kind: z.literal("unfilter"), facet, value: text }),
  z.object({ kind: z.literal("clear") }),
  z.object({ kind: z.literal("back") }),
  z.object({ kind: z.literal("page"), number: count, from: count }),
  z.object({ kind: z.literal("open"), key }),
  /** Without a format the person is asked. */
  z.object({ kind: z.literal("copy"), format: z.nullable(z.enum(["markdown", "plain", "rich"])), keys }),
  z.object({ kind: z.literal("collect"), keys }),
  z.object({ kind: z.literal("collection"), id: panelState.shape.collection }),
  z.object({ kind: z.literal("drop"), at: count }),
  z.object({ kind: z.literal("move"), from: count, to: count }),
  z.object({ kind: z.literal("undo"), again: z.boolean() }),
  z.object({ kind: z.literal("export") }),
  /** In base 64; null where it could not be painted. */
  z.object({
    kind: z.literal("painted"),
    number: count,
    png: z.nullable(z.string().check(z.maxLength(largestPicture))),
  }),
]);
export type ToHost = z.infer<typeof toHost>;
