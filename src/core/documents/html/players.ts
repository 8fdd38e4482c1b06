import { stamp } from "../../text/turns";
import type { Block, Table } from "../blocks";
import { areNames, turnOf, wordsOf } from "../tables";

/** Fewer are no transcript. */
const fewest = 3;

const time = new RegExp(`^[[(]?${stamp}[\\])]?$`);

/**
 * What pages of recordings write on three lines, who speaks, when and what, as turns; blocks as they are where no names
 * come again before times.
 */
export function turnsOfPlayers(blocks: readonly (Block | Table)[]): readonly (Block | Table)[] {
  const texts = blocks.map((block) => (block.kind === "table" ? "" : wordsOf(block.pieces)));
  const isSaid = (at: number) => at < blocks.length && texts[at] !== "" && blocks[at]!.kind !== "heading";
  const begins = texts.flatMap((_, at) =>
    at + 2 < texts.length && time.test(texts[at + 1]!) && isSaid(at) && isSaid(at + 2) ? [at] : [],
  );
  if (begins.length < fewest || !areNames(begins.map((at) => texts[at]!))) return blocks;
  const turns: (Block | Table)[] = [];
  const first = new Set(begins);
  for (let at = 0; at < blocks.length; at++) {
    const said = blocks[at + 2];
    if (!first.has(at) || said === undefined || said.kind === "table") turns.push(blocks[at]!);
    else {
      turns.push({ kind: "paragraph", level: 0, pieces: turnOf(texts[at]!, texts[at + 1]!, said.pieces) });
      at += 2;
    }
  }
  return turns;
}
