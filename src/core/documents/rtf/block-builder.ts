import type { Notices } from "../../messages/notices";
import type { Block, Table } from "../blocks";
import { stacked, type Mark, type Piece, type Run } from "../pieces";
import type { Definitions } from "./definitions";

/** What is said of a paragraph as a whole. */
export interface Paragraph {
  readonly style: number;
  /** How deep it stands in tables: 0 for outside of them. */
  readonly tables: number;
  /** The number that it calls its list by; 0 where it is in none. */
  readonly list: number;
  /** Of the list, from 0. */
  readonly level: number;
  /** From 0; null where it says nothing itself. */
  readonly outline: number | null;
}

export const plainParagraph: Paragraph = { style: 0, tables: 0, list: 0, level: 0, outline: null };

/** A text as it is told, word by word, becoming blocks. */
export interface BlockBuilder {
  say(run: Run): void;
  mark(mark: Mark): void;
  /** What stands before a list's item on paper. */
  label(words: string): void;
  endParagraph(paragraph: Paragraph): void;
  /** Ends a cell that the paragraph is the last of. */
  endCell(paragraph: Paragraph): void;
  /** `isNested`: of a table within a table. */
  endRow(isNested: boolean): void;
  /** The blocks, once nothing follows; what was not ended is ended as `paragraph`. */
  end(paragraph: Paragraph): (Block | Table)[];
}

const bullet = 23;
const nothing = 255;

/** A story that is empty yet. */
export function blockBuilder({ styles, lists, overrides }: Definitions, omitted: Notices): BlockBuilder {
  const blocks: (Block | Table)[] = [];
  let pieces: Piece[] = [];
  let label = "";
  let cell: Piece[][] = [];
  let row: Piece[][] = [];
  let rows: Piece[][][] = [];

  const take = () => {
    const taken = pieces;
    pieces = [];
    label = "";
    return taken;
  };
  const endTable = () => {
    if (rows.length > 0) blocks.push({ kind: "table", rows });
    rows = [];
  };
  const kindOf = ({ style, list, level, outline }: Paragraph): Pick<Block, "kind" | "level"> => {
    const named = styles.get(style);
    const heading = /^heading ?([1-9])/.exec(named?.name ?? "")?.[1];
    const rank = outline ?? (heading === undefined ? (named?.outline ?? null) : Number(heading) - 1);
    if (named?.name === "title") return { kind: "heading", level: 1 };
    if (rank !== null) return { kind: "heading", level: Math.min(6, rank + 1) };
    const number = lists.get(overrides.get(list) ?? 0)?.[level];
    if (label === "" && (list === 0 || number === undefined)) return { kind: "paragraph", level: 0 };
    const isNumber =
      number === undefined ? /\p{N}|\p{L}[.)\]]/u.test(label) : number !== bullet && number !== nothing;
    return { kind: isNumber ? "number" : "bullet", level: Math.min(8, level) };
  };
  /** Words written in the look of their paragraph's style are not emphasised: files say all of a look with each of them. */
  const inStyle = (style: number, said: readonly Piece[]) => {
    const look = styles.get(style);
    return said.map((piece): Piece => {
      if ("mark" in piece) return piece;
      return {
        // Halves of letters that stand alone are none.
        words: piece.words.replace(/\p{Cs}/gu, "\uFFFD"),
        isBold: piece.isBold && look?.isBold !== true,
        isItalic: piece.isItalic && look?.isItalic !== true,
      };
    });
  };

  const told: BlockBuilder = {
    say({ words, isBold, isItalic }) {
      const last = pieces.at(-1);
      if (last !== undefined && !("mark" in last) && last.isBold === isBold && last.isItalic === isItalic)
        pieces[pieces.length - 1] = { words: last.words + words, isBold, isItalic };
      else pieces.push({ words, isBold, isItalic });
    },
    mark: (mark) => void pieces.push(mark),
    label(words) {
      label = words;
    },
    endParagraph(paragraph) {
      const { kind, level } = kindOf(paragraph);
      const said = inStyle(paragraph.style, take());
      if (paragraph.tables > 0) {
        if (paragraph.tables === 1) cell.push(said);
        return;
      }
      endTable();
      blocks.push({ kind, level, pieces: said });
    },
    endCell({ style, tables }) {
      const said = inStyle(style, take());
      if (tables > 1) return;
      row.push(stacked([...cell, said]));
      cell = [];
    },
    endRow(isNested) {
      if (isNested) omitted.add("tables within tables");
      else if (row.length > 0) rows.push(row);
      if (!isNested) row = [];
    },
    end(paragraph) {
      if (row.length > 0 || cell.length > 0) {
        told.endCell({ ...paragraph, tables: 1 });
        told.endRow(false);
      } else if (pieces.length > 0) told.endParagraph({ ...paragraph, tables: 0 });
      endTable();
      return blocks;
    },
  };
  return told;
}
