import { distance } from "fastest-levenshtein";

/** Beyond this product of lengths, what lies between equal heads and tails counts as wholly different. */
const mostPairs = 64_000_000;

/**
 * How alike two passages are, from 0 to 1, whatever their white space: 1 less the edit distance (Levenshtein) divided by
 * the length of the longer. Two empty ones are alike.
 */
export function likeness(one: string, other: string): number {
  const a = withSingleSpaces(one);
  const b = withSingleSpaces(other);
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 1;
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < most - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail))
    tail++;
  const x = a.slice(head, a.length - tail);
  const y = b.slice(head, b.length - tail);
  const edits = x.length * y.length > mostPairs ? Math.max(x.length, y.length) : distance(x, y);
  return 1 - edits / longer;
}

function withSingleSpaces(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
