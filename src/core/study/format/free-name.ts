import { mayBeDocument } from "./paths";
import { slugFor } from "./ids";

/** The name itself, else the first of `name-2`, `name-3`… that is not taken. The names are at most `most` long. */
export function freeName(name: string, taken: (name: string) => boolean, most = 64): string {
  const base = name.slice(0, most);
  if (!taken(base)) return base;
  for (let number = 2; ; number++) {
    const next = `${name.slice(0, most - 1 - String(number).length)}-${number}`;
    if (!taken(next)) return next;
  }
}

/** The same for a path that ends in `.md`. */
export function freePath(path: string, taken: (path: string) => boolean): string {
  const stem = path.replace(/\.md$/i, "");
  return `${freeName(stem, (one) => taken(`${one}.md`), 900)}.md`;
}

/** A slug for a name that is not taken yet; `otherwise` where the name gives none. */
export function freeSlug(name: string, taken: (slug: string) => boolean, otherwise: string): string {
  return freeName(slugFor(name) || otherwise, taken);
}

/** Gives each name a slug of its own and takes it; many of one name cost no more than as many of several. */
export function slugsBeside(taken: Set<string>): (name: string, otherwise: string) => string {
  const numbers = new Map<string, number>();
  return (name, otherwise) => {
    const base = slugFor(name) || otherwise;
    let slug = base;
    for (let number = numbers.get(base) ?? 2; taken.has(slug); number++) {
      slug = `${base.slice(0, 63 - String(number).length)}-${number}`;
      numbers.set(base, number + 1);
    }
    taken.add(slug);
    return slug;
  };
}

const longestPart = 100;

/** A study path for a document of this name, with its folders where it names any. */
export function documentPath(name: string): string {
  const written = name.normalize("NFC");
  if (written.length <= 500 && mayBeDocument(written) && !/[:*?"<>|]/.test(written)) return written;
  const parts = written
    .replace(/\.(?:md|txt|docx?|rtf|odt|pdf)$/i, "")
    .split(/[\\/]/)
    .map(fit)
    .filter((part) => part !== "")
    .slice(-8);
  const path = `${parts.join("/") || "document"}.md`;
  return mayBeDocument(path)
    ? path
    : mayBeDocument(`documents/${path}`)
      ? `documents/${path}`
      : "document.md";
}

function fit(part: string): string {
  return Array.from(part.replace(/[\p{Cc}\p{Cf}:*?"<>|]/gu, "-"))
    .slice(0, longestPart)
    .join("")
    .replace(/^[.\s]+|[.\s]+$/g, "");
}
