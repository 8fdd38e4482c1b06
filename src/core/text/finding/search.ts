import type { Stretch } from "./align";
import { closest } from "./closest";
import { trim, type Span } from "../span";
import type { TokenIds, Tokens } from "./tokens";
import { placesOf, triplesOf, type Triples } from "./triples";
import { snapToWords } from "../words";

/** A text in which edited passages are looked for, many times over. */
export interface Searched {
  readonly tokens: Tokens;
  readonly ids: TokenIds;
  /** Where each token stands: that with the number `id` at `places[first[id]]` to `places[first[id + 1] - 1]`, ascending. */
  readonly first: Int32Array;
  readonly places: Int32Array;
  readonly triples: Triples;
}

/** So many stretches are looked at closely, if they are at least half as promising as the best. */
const mostStretches = 6;

/** The rarest tokens tell most about where a passage is; no more of their places are looked at. */
const mostHits = 300;

/** Nor more of three tokens in a row. */
const mostPlaces = 30;

/** How much longer than a passage the stretch may be that it became, and tokens on either side that are looked at, too. */
const growth = { times: 1.5, more: 8 };

/** Longer passages are not compared letter by letter with longer stretches. */
const mostCells = 2_000_000;

export function searched(tokens: Tokens, ids: TokenIds): Searched {
  const first = new Int32Array(ids.size + 1);
  for (const id of tokens.ids) first[id + 1]!++;
  for (let id = 1; id < first.length; id++) first[id]! += first[id - 1]!;
  const next = first.slice();
  const places = new Int32Array(tokens.count);
  for (let at = 0; at < tokens.count; at++) places[next[tokens.ids[at]!]!++] = at;
  return { tokens, ids, first, places, triples: triplesOf(tokens) };
}

/** A token of a passage that stands in the text, alone or with the two behind it. */
interface Hit {
  readonly at: number;
  readonly token: number;
  readonly worth: number;
}

/** Stretches of the text that share the most telling tokens with a passage, in any order; the best first. */
export function likelyStretches(passage: Tokens, all: Searched): Stretch[] {
  const { tokens } = all;
  const hits = [...singleHits(passage, all), ...tripleHits(passage, all)].sort((a, b) => a.at - b.at);
  const reach = Math.ceil(passage.count * growth.times) + growth.more;
  const found: { from: number; worth: number }[] = [];
  const times = new Int32Array(2 * passage.count);
  let worth = 0;
  let head = 0;
  for (const hit of hits) {
    for (; hit.at - hits[head]!.at > reach; head++)
      if (--times[hits[head]!.token]! === 0) worth -= hits[head]!.worth;
    if (times[hit.token]!++ === 0) worth += hit.worth;
    const from = hits[head]!.at;
    const last = found.at(-1);
    if (last === undefined || from > last.from + reach / 2) found.push({ from, worth });
    else if (worth > last.worth) found[found.length - 1] = { from, worth };
  }
  found.sort((a, b) => b.worth - a.worth);
  const least = (found[0]?.worth ?? 0) / 2;
  return found
    .slice(0, mostStretches)
    .filter((one) => one.worth >= least)
    .map(({ from }) => ({
      before: 0,
      beforeEnd: passage.count,
      after: Math.max(0, from - growth.more),
      afterEnd: Math.min(tokens.count, from + reach + growth.more + 1),
    }));
}

function singleHits(passage: Tokens, { first, places }: Searched): Hit[] {
  const hits: Hit[] = [];
  const known = Array.from(passage.ids, (id, token) => {
    const [from, to] = id + 1 < first.length ? [first[id]!, first[id + 1]!] : [0, 0];
    return { token, from, to };
  });
  for (const { token, from, to } of known.sort((a, b) => a.to - a.from - (b.to - b.from))) {
    if (hits.length + to - from > mostHits) break;
    for (let at = from; at < to; at++) hits.push({ at: places[at]!, token, worth: 1 / (to - from) });
  }
  return hits;
}

function tripleHits(passage: Tokens, { tokens, triples }: Searched): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at + 3 <= passage.count; at++) {
    const found = placesOf(passage.ids, at, tokens, triples, mostPlaces);
    for (const place of found) hits.push({ at: place, token: passage.count + at, worth: 1 / found.length });
  }
  return hits;
}

/**
 * The passage between half-open token numbers that is most like some words, its ends moved so that they cut no word.
 * Null where nothing is like them, and where both are too long to compare.
 */
export function mostAlike(words: string, tokens: Tokens, [from, to]: readonly [number, number]): Span | null {
  if (from >= to || words.length * (tokens.ends[to - 1]! - tokens.starts[from]!) > mostCells) return null;
  const found = closest(words, tokens, [from, to]);
  return found === null ? null : wholeWords(tokens.text, found.span);
}

/** The span with no word cut at its ends and without white space there; null where that leaves nothing. */
export function wholeWords(text: string, span: Span): Span | null {
  const whole = trim(text, snapToWords(text, trim(text, span)));
  return whole.start < whole.end ? whole : null;
}
