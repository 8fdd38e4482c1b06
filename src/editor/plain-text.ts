/**
 * Foreign text as Markdown that shows it as it is: no character of it is taken for Markdown, for a link or for an icon.
 * Unlike `MarkdownString.appendText`, spaces stay spaces, so that lines break between words.
 */
export function plainText(text: string): string {
  return text.replace(/[\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]/g, "\\$&").replace(/\s*\n\s*/g, "\n\n");
}
