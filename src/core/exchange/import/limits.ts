import type { Span } from "../../text/span";
import type { Notices } from "../../messages/notices";

const longest = 1_000_000;
/** Passages within passages hold the same words many times over: of all together no more than this, in code units. */
const most = 100_000_000;

/** Whether a passage, each asked for once, is one that is taken along; else it is named in `omitted`. */
export function passageLimit(omitted: Notices): (passage: Span, where: string) => boolean {
  let all = 0;
  return ({ start, end }, where) => {
    const length = end - start;
    all += length;
    if (length <= longest && all <= most) return true;
    omitted.add("passages that are too long, or too many that hold each other", where);
    return false;
  };
}

const longestMemo = 1_000_000;

/** A memo as records keep it; the end of one that is longer is named in `omitted`. */
export function fittingMemo(memo: string, where: string, omitted: Notices): string {
  if (memo.length > longestMemo) omitted.add("ends of long memos", where);
  return memo.slice(0, longestMemo);
}
