import { textVersion } from "../../../text/version";
import type { Passage } from "../../format/record";

/** A document that another one may have become. */
export interface Likely {
  readonly document: string;
  /** How many of the passages looked for stand in it word for word, 0 to 1. */
  readonly share: number;
  /** Whether its text is, letter for letter, one that passages were described in. */
  readonly isSame: boolean;
}

/** By how many passages a document is recognised at most: its longest. */
const telling = 8;
/** Shorter ones, in UTF-16 code units, stand in many a document. */
const shortest = 16;
/** Less than this share of them tells nothing. */
const leastShare = 0.5;
/** From this share on, it is clear which document it is, if no other one comes near. */
const clearShare = 0.75;
const clearly = 0.25;

/**
 * For each document that is gone, given with its passages, those of `candidates` that it may have become, the likeliest
 * first; none where nothing is like it. `read` gives the normalised text of a candidate, null where it can't be read;
 * each is asked for once.
 */
export async function recognise(
  gone: ReadonlyMap<string, readonly Passage[]>,
  candidates: Iterable<string>,
  read: (document: string) => Promise<string | null>,
): Promise<Map<string, Likely[]>> {
  const found = new Map(Array.from(gone.keys(), (document): [string, Likely[]] => [document, []]));
  const looks = Array.from(gone, ([document, passages]) => ({ document, look: lookFor(passages) }));
  for (const document of candidates) {
    const text = await read(document);
    if (text === null) continue;
    for (const { document: from, look } of looks) {
      const { share, isSame } = look(text);
      if (share >= leastShare || isSame) found.get(from)!.push({ document, share, isSame });
    }
  }
  for (const likely of found.values())
    likely.sort((a, b) => rank(b) - rank(a) || (a.document < b.document ? -1 : 1));
  return found;
}

/** The one that it has become, as far as can be told; null where none is clearly likelier than the others. */
export function clearlyLikeliest([first, second]: readonly Likely[]): Likely | null {
  if (first === undefined || (first.share < clearShare && !first.isSame)) return null;
  return second === undefined || rank(first) - rank(second) >= clearly ? first : null;
}

function rank({ share, isSame }: Likely): number {
  return share + Number(isSame);
}

function lookFor(passages: readonly Passage[]): (text: string) => { share: number; isSame: boolean } {
  const versions = new Set(passages.map(({ text }) => text));
  const quotes = [...new Set(passages.map(({ quote }) => quote))]
    .filter(({ length }) => length >= shortest)
    .sort((a, b) => b.length - a.length)
    .slice(0, telling);
  const mostMissing = quotes.length * (1 - leastShare);
  return (text) => {
    let missing = 0;
    for (const quote of quotes) if (!text.includes(quote) && ++missing > mostMissing) break;
    const share = quotes.length === 0 ? 0 : (quotes.length - missing) / quotes.length;
    const mayBeSame = quotes.length === 0 || missing === 0;
    return { share, isSame: mayBeSame && versions.has(textVersion(text)) };
  };
}
