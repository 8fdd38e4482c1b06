/** A place as editors name it: both counted from 0, `character` in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Half-open. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Where each line of a text begins; `starts[0]` is 0. Only LF ends a line, see `normalise`. */
export interface Lines {
  readonly starts: readonly number[];
  readonly length: number;
}

export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return { starts, length: text.length };
}

/** The line that holds `offset`, counted from 0; beyond the text, the last one. */
export function lineAt({ starts }: Lines, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function positionAt(lines: Lines, offset: number): Position {
  const within = Math.max(0, Math.min(offset, lines.length));
  const line = lineAt(lines, within);
  return { line, character: within - lines.starts[line]! };
}

/** A position beyond a line's end means that end, one beyond the text the text's end. */
export function offsetAt(lines: Lines, { line, character }: Position): number {
  if (line < 0) return 0;
  const start = lines.starts[line];
  if (start === undefined) return lines.length;
  const next = lines.starts[line + 1];
  const end = next === undefined ? lines.length : next - 1;
  return Math.min(start + Math.max(0, character), end);
}

export function rangeOf(lines: Lines, from: number, to: number): Range {
  return { start: positionAt(lines, from), end: positionAt(lines, to) };
}

/** The range of a whole line, its line end excluded, when only its number (from 0) and its length are known. */
export function lineRange(line: number, characters: number): Range {
  return { start: { line, character: 0 }, end: { line, character: characters } };
}
