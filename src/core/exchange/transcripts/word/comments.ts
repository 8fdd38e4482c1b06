import { attribute, elements, textIn, type XmlElement } from "../../xml";

/** What somebody noted in a document's margin. */
export interface Comment {
  readonly words: string;
  /** Null where the document names nobody. */
  readonly author: string | null;
}

/** The comments by their ids. */
export function commentsOf(part: XmlElement | null): Map<string, Comment> {
  const comments = new Map<string, Comment>();
  for (const comment of part === null ? [] : elements(part, "comment")) {
    const paragraphs = elements(comment, "p").map((paragraph) =>
      textIn(paragraph).replace(/\s+/g, " ").trim(),
    );
    const words = paragraphs.filter((one) => one !== "").join("\n");
    const author = attribute(comment, "author")?.trim() ?? "";
    if (words !== "")
      comments.set(attribute(comment, "id") ?? "", { words, author: author === "" ? null : author });
  }
  return comments;
}
