import type { Coders } from "../import/coders";
import { readInstant } from "../../study/format/instant";
import type { Row } from "../../files/sqlite/database";
import { numberIn, textIn } from "../databases/values";

/** Who tagged a passage, and when. */
export interface HistoryEntry {
  readonly owner: string;
  readonly made: string;
}

/**
 * Who tagged what, by Taguette's list of what was done: whoever first gave a passage this tag, else whoever highlighted
 * it, else somebody who is not told. `now` is the time of what has none.
 */
export function historyIn(
  commands: readonly Row[],
  people: Coders,
  now: string,
): (highlight: number, tag: number | null) => HistoryEntry {
  const acts = new Map<string, Row>();
  for (const row of commands) {
    const { type, highlight_id: highlight, tags } = payloadOf(textIn(row, "payload"));
    if (type !== "highlight_add" || typeof highlight !== "number") continue;
    const keys = [highlight, ...(Array.isArray(tags) ? tags.map((tag) => `${highlight} ${tag}`) : [])];
    for (const key of keys.map(String)) if (!acts.has(key)) acts.set(key, row);
  }
  return (highlight, tag) => {
    const row = acts.get(`${highlight} ${tag}`) ?? acts.get(String(highlight));
    if (row === undefined || numberIn(row, "id") === null) return { owner: people.owner(null), made: now };
    const made = readInstant(textIn(row, "date").replace(" ", "T")) ?? now;
    return { owner: people.owner(textIn(row, "user_login")), made };
  };
}

function payloadOf(json: string): { type?: unknown; highlight_id?: unknown; tags?: unknown } {
  try {
    const payload: unknown = JSON.parse(json);
    return typeof payload === "object" && payload !== null ? payload : {};
  } catch {
    return {};
  }
}
