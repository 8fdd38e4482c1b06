import { isStudyPath } from "./paths";
import type { FrontMatter } from "./front-matter";

/** The recording that a document's front matter names, or why there is none to play. */
export type Media =
  | { readonly kind: "file"; /** Its study path. */ readonly path: string }
  | { readonly kind: "none" | "elsewhere" };

/**
 * `media: ../recordings/r3.mp3` is relative to the document, and stays in the study's folder. An address on the web, an
 * absolute path and one that leads out of the folder are `elsewhere`: nobody's text makes this window ask for those.
 */
export function mediaOf(document: string, { attributes }: FrontMatter): Media {
  const given = attributes.get("media");
  if (typeof given !== "string" || given.trim() === "") return { kind: "none" };
  const relative = given.trim().normalize("NFC");
  if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(relative)) return { kind: "elsewhere" };
  const parts = document.split("/").slice(0, -1);
  for (const part of relative.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return { kind: "elsewhere" };
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  const path = parts.join("/");
  return isStudyPath(path) ? { kind: "file", path } : { kind: "elsewhere" };
}
