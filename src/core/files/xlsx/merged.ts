import type { Notices } from "../../messages/notices";
import { mostCells, type Cell, type Grid } from "./grid";
import { columnOf } from "./references";

/**
 * What merged cells say is said of each of their rows: a participant's name beside three answers stands beside each.
 * Across columns they stay what they are, the first of them. `merged` are references such as `A2:A4`.
 */
export function fillMerged(grid: Grid, merged: readonly string[], warnings: Notices): Grid {
  const rows = new Map(grid.map((row) => [row.number, row]));
  const last = grid.at(-1)?.number ?? 0;
  const added = new Map<number, Cell[]>();
  // What is looked at is counted, as many areas may lie over each other.
  let left = mostCells;
  for (const reference of merged) {
    const [from = "", to = ""] = reference.split(":");
    const column = columnOf(from);
    const first = rowOf(from);
    const cells = rows.get(first)?.cells ?? [];
    left -= cells.length + 1;
    if (left < 0) break;
    const text = cells.find((cell) => cell.column === column)?.text;
    if (column === null || text === undefined) continue;
    const end = Math.min(rowOf(to), last);
    if (end > first) warnings.add("merged cells, taken for each of their rows", reference);
    for (let number = first + 1; number <= end && left > 0; number++) {
      const there = rows.get(number)?.cells;
      left -= (there?.length ?? 0) + 1;
      if (there === undefined || there.some((cell) => cell.column === column)) continue;
      const more = added.get(number);
      if (more === undefined) added.set(number, [{ column, text }]);
      else more.push({ column, text });
    }
  }
  return grid.map((row) => {
    const more = added.get(row.number);
    return more === undefined
      ? row
      : { ...row, cells: [...row.cells, ...more].sort((a, b) => a.column - b.column) };
  });
}

function rowOf(reference: string): number {
  return Number(/\d+$/.exec(reference)?.[0] ?? 0);
}
