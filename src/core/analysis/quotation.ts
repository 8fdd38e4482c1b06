/** A quote that may leave the study, and what is said of it. */
export interface Quotation {
  readonly words: string;
  /** Whose words, in the order to be said: `P03`, `lost`, `12 March 2026`. */
  readonly source: readonly string[];
}

/** How quotes look in a text of another program. */
export type QuoteFormat = "plain" | "rich";

/** Quotes as plain text: each in quotation marks, its source after it in brackets, a blank line between two. */
export function plainQuotes(quotes: readonly Quotation[]): string {
  return quotes
    .map(({ words, source }) => `“${words.trim()}”${source.length > 0 ? ` (${source.join(", ")})` : ""}\n`)
    .join("\n");
}

/** The same as HTML, with everything that came from people escaped. */
export function richQuotes(quotes: readonly Quotation[]): string {
  return quotes
    .map(({ words, source }) => {
      const paragraphs = words
        .trim()
        .split(/\n(?:[ \t]*\n)+/)
        .map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`);
      const from = source.length > 0 ? `<p>— ${escapeMarkup(source.join(", "))}</p>` : "";
      return `<blockquote>${paragraphs.join("")}${from}</blockquote>`;
    })
    .join("\n");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as HTML or XML may hold it: markup as words, and no character that XML does not know. */
export function escapeMarkup(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      "\ufffd",
    )
    .replace(/[&<>"']/g, (sign) => entities[sign]!);
}
