/** What the paragraphs in an element are. */
export interface ElementKind {
  /** 1 to 6; 0 for none. */
  readonly heading: number;
  /** The list that they stand in; null outside of lists. */
  readonly list: { readonly kind: "bullet" | "number"; readonly level: number } | null;
  /** Whether it is an item of a list that Word wrote, which says so of paragraphs. */
  readonly isItem: boolean;
  /** Whether it holds what stands before an item on paper. */
  readonly isLabel: boolean;
}

const none: ElementKind = { heading: 0, list: null, isItem: false, isLabel: false };

/** What an element makes its paragraphs, standing in another. */
export function elementKind(
  name: string,
  attributes: ReadonlyMap<string, string>,
  outer: ElementKind | null,
): ElementKind | null {
  const style = attributes.get("style") ?? "";
  const around = outer ?? none;
  const heading = /^h([1-6])$/.exec(name)?.[1];
  if (heading !== undefined) return { ...around, heading: Number(heading) };
  const isTitle = name === "p" && /(?:^|\s)(?:Mso)?title(?:\s|$)/i.test(attributes.get("class") ?? "");
  if (isTitle) return { ...around, heading: 1 };
  if (name === "ul" || name === "ol") {
    // Google Docs writes lists within lists one after the other.
    const own = /(?:^|\s)lst-kix_\w{1,40}-([0-8])(?:\s|$)/.exec(attributes.get("class") ?? "")?.[1];
    const level = own === undefined ? (around.list === null ? 0 : around.list.level + 1) : Number(own);
    return { ...around, list: { kind: name === "ol" ? "number" : "bullet", level: Math.min(8, level) } };
  }
  if (name === "li" && around.list !== null) {
    const own = Number(attributes.get("aria-level") ?? 0);
    return own >= 1 && own <= 9 ? { ...around, list: { ...around.list, level: own - 1 } } : outer;
  }
  const word = /mso-list:\s?l\d{1,5} level([1-9])/.exec(style)?.[1];
  if (word !== undefined)
    return { ...around, list: { kind: "bullet", level: Number(word) - 1 }, isItem: true };
  if (/mso-list:\s?Ignore/i.test(style)) return { ...around, isLabel: true };
  return outer;
}

/** What does not come along with an element, null where nobody misses it, and whether its words do not; null: all does. */
export function omittedWith(
  name: string,
  attributes: ReadonlyMap<string, string>,
): { readonly what: string | null; readonly isLeftOut: boolean } | null {
  const style = attributes.get("style") ?? "";
  const id = attributes.get("id") ?? "";
  const title = attributes.get("title") ?? "";
  if (name === "ins") return { what: "tracked insertions, which are accepted", isLeftOut: false };
  if (name === "del") return { what: "tracked deletions, which are accepted", isLeftOut: true };
  if (name === "footer") return { what: "what stands on every page", isLeftOut: true };
  if (name === "div" && (title === "header" || title === "footer"))
    return { what: "what stands on every page", isLeftOut: true };
  if (name === "div" && /^sd(?:foot|end)note\d/.test(id)) return { what: null, isLeftOut: true };
  const element = /mso-element:\s?(comment|footnote|endnote)-list/i.exec(style)?.[1];
  if (element !== undefined) return { what: element === "comment" ? "comments" : null, isLeftOut: true };
  if (/mso-list:\s?Ignore/i.test(style)) return { what: null, isLeftOut: true };
  if (name !== "a") return null;
  const isNote =
    /(?:^|\s)sd(?:foot|end)noteanc(?:\s|$)/.test(attributes.get("class") ?? "") ||
    /mso-(?:foot|end)note-id/i.test(style);
  if (isNote) return { what: "footnotes", isLeftOut: true };
  if (/(?:^|\s)msocomanchor(?:\s|$)/.test(attributes.get("class") ?? ""))
    return { what: null, isLeftOut: true };
  const href = attributes.get("href") ?? "#";
  return href.startsWith("#") ? null : { what: "where links lead", isLeftOut: false };
}
