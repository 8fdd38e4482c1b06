import { statuses } from "../../text/place";
import type { Row, Shard } from "./shard";
import type { Study } from "./study";

/** Whether somebody has to look where a passage stands: it was edited, places compete, or none was found. */
export function needsAttention({ status }: Pick<Row, "status">): boolean {
  return status !== "exact" && status !== "shifted";
}

const numbers = new Set(statuses.flatMap((status, number) => (needsAttention({ status }) ? [number] : [])));

/** A shard never changes, so it is counted once. */
const counted = new WeakMap<Shard, number>();

function countIn(shard: Shard): number {
  let count = counted.get(shard);
  if (count === undefined) {
    count = shard.status.reduce((sum, status) => sum + Number(numbers.has(status)), 0);
    counted.set(shard, count);
  }
  return count;
}

/** How many passages need attention in each document where some do, by the documents' paths. */
export function attentionOf(study: Study): Map<string, number> {
  const counts = new Map<string, number>();
  for (const document of study.paths) {
    const count = countIn(study.documents.get(document)!.shard);
    if (count > 0) counts.set(document, count);
  }
  return counts;
}
