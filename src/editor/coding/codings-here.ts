import * as vscode from "vscode";
import * as z from "zod/mini";
import { findCode } from "../../core/study/format/codebook/codebook";
import { ulid } from "../../core/study/format/ids";
import { spansAt } from "../../core/study/model/uncoded";
import type { Span } from "../../core/text/span";
import { dot } from "../display/colors";
import { placedCodings, selectedIn, type ActiveDocument, type PlacedCoding } from "./active-document";

/** Which passage a command is for, where a hover or a list names it. */
const target = z.object({ id: ulid });
export type Target = z.infer<typeof target>;

/** The coder's own passages at the cursors, the shortest first; or the one that is named. */
export function ownPassages(active: ActiveDocument, owner: string, given?: unknown): PlacedCoding[] {
  const own = placedCodings(active.study, active.path).filter(({ row }) => row.owner === owner);
  const named = target.safeParse(given);
  if (named.success) return own.filter(({ row }) => row.id === named.data.id);
  const here = new Set(selectedIn(active).flatMap((span) => spansAt(own, span)));
  return [...here].sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** What a passage is called: its code's name, or that it is a comment. */
export function nameOf({ study }: ActiveDocument, { row }: PlacedCoding): string {
  if (row.code === null) return vscode.l10n.t("Comment");
  return findCode(study.folder.study.setup.codebook, row.code)?.name ?? row.code;
}

/** One passage of several; null where people think better of it. Not asked for one. */
export async function choosePassage(
  active: ActiveDocument,
  passages: readonly PlacedCoding[],
  title: string,
): Promise<PlacedCoding | null> {
  if (passages.length <= 1) return passages[0] ?? null;
  const { codebook } = active.study.folder.study.setup;
  const items = passages.map((placed) => {
    const color = placed.row.code === null ? null : findCode(codebook, placed.row.code)?.color;
    const detail = wordsOf(active.text, placed);
    return { label: nameOf(active, placed), detail, iconPath: dot(color ?? "grey"), placed };
  });
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDetail: true });
  return picked?.placed ?? null;
}

/** Says that none of the coder's own passages is at the cursor. */
export function showNoCodingHere(): void {
  const message = vscode.l10n.t("None of your codings is here. Place the cursor in a coded passage.");
  void vscode.window.showInformationMessage(message);
}

function wordsOf(text: string, { start, end }: Span): string {
  const words = text.slice(start, end).replace(/\s+/g, " ");
  return words.length > 120 ? `${words.slice(0, 119)}…` : words;
}
