import { stringify } from "yaml";
import { writing } from "../../study/format/codebook/edit";
import { frontMatterExtent } from "../../text/layout";

/** Keys of front matter that say who speaks; nothing that another program says is one of these. */
const meant = new Set(["speakers", "interviewer", "voice"]);

/** Who a document is about and what is known of it, to stand before its text; nothing where that says it itself. */
export function frontMatterFor(
  body: string,
  who: readonly string[],
  known: ReadonlyMap<string, string>,
): string {
  if (frontMatterExtent(body) !== null) return "";
  const participant = who.length === 0 ? {} : { participant: who.length === 1 ? who[0] : who };
  const said = Array.from(known, ([key, text]): [string, string | number] => [
    meant.has(key) ? `${key}-2` : key,
    /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(text) ? Number(text) : text,
  ]);
  const facts = { ...participant, ...Object.fromEntries(said) };
  return Object.keys(facts).length === 0 ? "" : `---\n${stringify(facts, writing)}---\n`;
}
