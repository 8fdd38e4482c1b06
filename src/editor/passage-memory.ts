import type { CodedPassage } from "../core/study/model/passages";
import type { Shard } from "../core/study/model/shard";

/** Reads some passages, one answer for each in their order. */
type Read<Answer> = (passages: readonly CodedPassage[]) => Promise<Answer[]>;

/** What was read of more passages than these is not remembered. */
const mostKept = 5000;

/** Reads passages through `read`, and those that did not change since only once. */
export function passageMemory<Answer>(): (
  passages: readonly CodedPassage[],
  read: Read<Answer>,
) => Promise<Answer[]> {
  let known = new WeakMap<Shard, Map<string, Answer>>();
  let kept = 0;
  const key = ({ rows }: CodedPassage) => rows.join(" ");
  return async (passages, read) => {
    if (kept > mostKept) {
      known = new WeakMap();
      kept = 0;
    }
    const now = known;
    const unread = passages.filter((one) => now.get(one.shard)?.has(key(one)) !== true);
    kept += unread.length;
    for (const [at, answer] of (await read(unread)).entries()) {
      const { shard } = unread[at]!;
      if (!now.has(shard)) now.set(shard, new Map());
      now.get(shard)!.set(key(unread[at]!), answer);
    }
    return passages.map((one) => now.get(one.shard)!.get(key(one))!);
  };
}
