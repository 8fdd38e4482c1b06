import type { Notice } from "../core/messages/notices";
import { plain } from "./terminal";

const shown = 5;

/** What does not come along, a line each under a heading; nothing where all does. */
export function listed(heading: string, all: readonly Notice[]): string {
  if (all.length === 0) return "";
  return `${heading}\n${all.map((loss) => `  ${line(loss)}\n`).join("")}`;
}

function line({ what, count, where }: Notice): string {
  const named = where.slice(0, shown).map(plain).join(", ");
  const places = where.length === 0 ? "" : ` (${named}${where.length > shown ? ", …" : ""})`;
  return `${plain(what)}: ${count}${places}`;
}
