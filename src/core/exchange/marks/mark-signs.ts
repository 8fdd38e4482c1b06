import type { Span } from "../../text/span";
import type { Braces } from "./braces";

/** All that may be a mark, and the ends of paragraphs. */
export const anySign =
  /\{==|==\}|={2,}|<mark\b[^<>]*>|<\/mark\s*>|\(\/?QCODE\)|\{>>|\{(?:\+\+|--|~~)|\]\{\.|\n[ \t]*\n/gi;

/** Whether `==` begins a highlight or ends the one that is open; null where it does neither, as in `a == b`. */
export function sideOf(text: string, { start, end }: Span, isOpen: boolean): "opens" | "closes" | null {
  if (/^\{(?:…?#|>>)/.test(text.slice(end, end + 3))) return isOpen ? "closes" : null;
  const before = text[start - 1] ?? " ";
  const after = text[end] ?? " ";
  if (isOpen && !/\s/.test(before)) return "closes";
  return /\s/.test(after) ? null : "opens";
}

const attribute = /\s(class|data-codes?|title)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** What `<mark class="trust price" title="Why?">` says: its title is the code where nothing else names one. */
export function codesNamedBy(tag: string): Pick<Braces, "codes" | "comments"> {
  const said = new Map<string, string>();
  for (const [, name, double, single, bare] of tag.slice(0, 2000).matchAll(attribute))
    said.set(name!.toLowerCase(), [double, single, bare].join("").trim());
  const data = said.get("data-code") ?? said.get("data-codes") ?? "";
  const title = said.get("title") ?? "";
  const named = data !== "" ? data.split(/[,;]/) : (said.get("class") ?? "").split(/\s+/);
  const names = named.map((name) => name.trim().replace(/^#/, "")).filter((name) => name !== "");
  const codes = names.length > 0 ? names : title === "" ? [] : [title];
  return {
    codes: codes.map((name) => ({ name: name.slice(0, 200), began: false, goesOn: false, memo: null })),
    comments: names.length > 0 && title !== "" ? [title] : [],
  };
}
