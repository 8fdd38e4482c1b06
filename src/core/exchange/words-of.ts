/** Shorter stretches are nobody's in particular. */
const shortest = 16;

/**
 * Tells whether a text holds words of others: a line or sentence of it, quotation marks and the signs of Markdown
 * aside, stands in one of them.
 */
export function wordsIn(others: readonly string[]): (text: string) => boolean {
  const all = others.map(plain).join("\n");
  return (text) =>
    all !== "" &&
    text
      .split(/\n|[“”"]| — |(?<=[.?!…]["”’]?) /)
      .map(plain)
      .some((piece) => piece.length >= shortest && all.includes(piece));
}

function plain(text: string): string {
  return text
    .replace(/^[>\s#*-]+/gm, "")
    .replace(/[“”"*_]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
