import type { Collection } from "../study/format/collection";
import type { CodedPassage } from "../study/model/passages";
import { packId } from "../study/format/ids";
import type { Shard } from "../study/model/shard";
import type { Study } from "../study/model/study";

/** The passage of each quote of a collection, in its order; null where its coding is gone. */
export function collectedPassages(study: Study, { quotes }: Collection): (CodedPassage | null)[] {
  return quotes.map(({ id, document }) => {
    const bytes = new Uint8Array(16);
    packId(id, bytes, 0);
    const linked = document === null ? undefined : study.documents.get(document)?.shard;
    const first = linked === undefined ? null : passageIn(linked, bytes);
    if (first !== null) return first;
    // The id decides: a document may have been moved since.
    for (const { shard } of study.documents.values()) {
      const found = passageIn(shard, bytes);
      if (found !== null) return found;
    }
    return null;
  });
}

function passageIn(shard: Shard, id: Uint8Array): CodedPassage | null {
  for (let at = 0; at < shard.count; at++) {
    let byte = 15;
    while (byte >= 0 && shard.ids[at * 16 + byte] === id[byte]) byte--;
    if (byte < 0) return { shard, rows: [at] };
  }
  return null;
}
