import type { Code } from "../study/codebook/codebook";
import type { Losses } from "./losses";

/** What a codebook says of a code, without words of documents that stay; those are named in `stays`. */
export function saidOfCode(
  { id, definition, include, exclude, examples }: Code,
  { stays, isTheirs }: { readonly stays: Losses; readonly isTheirs: (text: string) => boolean },
): Pick<Code, "definition" | "include" | "exclude" | "examples"> {
  const own = (words: string | null | undefined) => {
    if (words == null || !isTheirs(words)) return words ?? null;
    stays.add("words in the codebook from documents that stay", id);
    return null;
  };
  return {
    definition: own(definition),
    include: own(include),
    exclude: own(exclude),
    examples: {
      typical: own(examples.typical) ?? undefined,
      borderline: own(examples.borderline) ?? undefined,
      not: own(examples.not) ?? undefined,
    },
  };
}
