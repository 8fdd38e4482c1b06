import type { Notices } from "../../messages/notices";
import type { Block, Table } from "../blocks";
import { inCell } from "../tables";

type Content = (Block | Table)[];

interface Frame {
  readonly rows: Content[][];
  /** Null outside of cells. */
  cell: Content | null;
  /** Whether it only says where things stand on the page: a table stands in it. */
  isLayout: boolean;
}

/** Blocks, those in tables in their cells. */
export interface BlockNesting {
  add(block: Block): void;
  openTable(): void;
  closeTable(): void;
  openRow(): void;
  openCell(): void;
  closeCell(): void;
  /** All blocks, once every table is closed. */
  readonly blocks: Content;
}

/** A page without blocks yet. Tables of one column, and those around others, are read as if they were none. */
export function blockNesting(omitted: Notices): BlockNesting {
  const blocks: Content = [];
  const open: Frame[] = [];
  const place = () => {
    for (let at = open.length - 1; at >= 0; at--) {
      const { cell } = open[at]!;
      if (cell !== null) return cell;
    }
    return blocks;
  };
  return {
    blocks,
    add: (block) => void place().push(block),
    openTable() {
      for (const frame of open) frame.isLayout = true;
      open.push({ rows: [], cell: null, isLayout: false });
    },
    closeTable() {
      const frame = open.pop();
      if (frame === undefined) return;
      const to = place();
      if (frame.isLayout || frame.rows.every((row) => row.length < 2)) {
        for (const block of frame.rows.flat(2)) to.push(block);
      } else
        to.push({ kind: "table", rows: frame.rows.map((row) => row.map((cell) => inCell(cell, omitted))) });
    },
    openRow: () => void open.at(-1)?.rows.push([]),
    openCell() {
      const frame = open.at(-1);
      if (frame === undefined) return;
      if (frame.rows.length === 0) frame.rows.push([]);
      frame.rows.at(-1)!.push((frame.cell = []));
    },
    closeCell() {
      const frame = open.at(-1);
      if (frame !== undefined) frame.cell = null;
    },
  };
}
