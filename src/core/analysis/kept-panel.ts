import * as z from "zod/mini";
import { parseQuery } from "../query/parse";
import { printQuery } from "../query/print";
import { allOf, anyOf, isVoice, type Query, type Term } from "../query/query";
import { panelState, type PanelState } from "./panel-state";

/** The form of what is kept; a change that a version before could not read is another one. */
const version = 1;

/** Where a list is scrolled to: the quote at its top, and how many pixels of it are above. */
export interface Top {
  readonly quote: number;
  readonly offset: number;
}

/** What a window keeps of a panel while its page is not there, as it was read. */
export interface KeptPanel {
  /** The study's root, as a URI. */
  readonly root: string;
  readonly state: PanelState;
  readonly top: Top;
  /** All of it as it came, with what only another version understands. */
  readonly whole: Readonly<Record<string, unknown>>;
}

const object = z.record(z.string(), z.unknown());
const root = z.string().check(z.maxLength(10_000));
const top = z.object({ quote: z.int().check(z.minimum(0)), offset: z.number() });

/** The root of the study that a window kept a panel of, as a URI; null where that can't be read. */
export function keptRoot(kept: unknown): string | null {
  return root.safeParse(object.safeParse(kept).data?.["root"]).data ?? null;
}

/**
 * Reads what a window kept, of this version or another: what is missing, or can't be read, is as in `first`. Null where
 * nobody can tell of which study it is.
 */
export function readKept(kept: unknown, first: PanelState): KeptPanel | null {
  const whole = object.safeParse(kept).data;
  const known = keptRoot(kept);
  if (whole === undefined || known === null) return null;
  const views = part(whole, "views");
  const said =
    "state" in whole ? beforeVersions(part(whole, "state")) : { ...whole, ...part(views, "themes") };
  const state = Object.fromEntries(
    Object.entries(panelState.shape).map(([key, schema]) => {
      const read = schema.safeParse(said[key]);
      return [key, read.success ? read.data : first[key as keyof PanelState]];
    }),
  ) as unknown as PanelState;
  const { query, ...others } = state;
  const isQuery = !("wrong" in parseQuery(query));
  const where = top.safeParse(whole["top"]).data ?? { quote: 0, offset: 0 };
  return { root: known, state: { ...others, query: isQuery ? query : first.query }, top: where, whole };
}

/** What a window is to keep of a panel; `before` is what it kept, of which nothing that others understand is dropped. */
export function writeKept(
  before: Readonly<Record<string, unknown>>,
  { root, state, top }: Omit<KeptPanel, "whole">,
): Readonly<Record<string, unknown>> {
  const { query, reading, collection, ...themes } = state;
  const others = Object.fromEntries(Object.entries(before).filter(([key]) => key !== "state"));
  const views = part(before, "views");
  return {
    ...others,
    ...{ version, root, query, reading, collection, view: "themes" },
    views: { ...views, themes: { ...part(views, "themes"), ...themes } },
    top,
  };
}

function part(of: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  return object.safeParse(of[key]).data ?? {};
}

/** What was kept before it had a version: a query in lists, and all of it in one object. */
function beforeVersions(state: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const query = part(state, "query");
  const texts = (key: string) => z.array(z.string()).safeParse(query[key]).data ?? [];
  const day = (key: string) => z.string().safeParse(query[key]).data ?? null;
  const any = (terms: readonly Term[]): Query[] => (terms.length === 0 ? [] : [anyOf(terms)]);
  const pair = z.object({ name: z.string(), value: z.string() });
  const attributes = z.array(pair).safeParse(query["attributes"]).data ?? [];
  const [from, to, text] = [day("from"), day("to"), z.string().safeParse(query["text"]).data?.trim() ?? ""];
  const named = [...new Set(attributes.map(({ name }) => name))].map((name) =>
    attributes.filter((one) => one.name === name),
  );
  const all = allOf([
    ...any(texts("themes").map((value) => ({ kind: "theme", value }))),
    ...any(texts("codes").map((value) => ({ kind: "code", value, alone: false }))),
    ...any(texts("participants").map((value) => ({ kind: "participant", value }))),
    ...any(texts("speakers").map((value) => ({ kind: "speaker", value }))),
    ...named.flatMap((ones) => any(ones.map((one) => ({ kind: "attribute", ...one })))),
    ...any(texts("documents").map((value) => ({ kind: "document", value }))),
    ...any(
      texts("voices")
        .filter(isVoice)
        .map((value) => ({ kind: "voice", value })),
    ),
    ...(from === null && to === null ? [] : [{ kind: "date", from, to } as const]),
    ...(text === "" ? [] : [{ kind: "words", value: text } as const]),
  ]);
  return { ...state, query: printQuery(all), reading: query["reading"], groupBy: state["split"] };
}
