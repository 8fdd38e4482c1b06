import * as vscode from "vscode";

/** A tooltip of paragraphs. Their words are foreign text: they are appended as text, never as Markdown. */
export interface Tooltip {
  readonly say: (text: string) => void;
  /** The same in bold. */
  readonly head: (text: string) => void;
  readonly markdown: vscode.MarkdownString;
}

export function tooltip(): Tooltip {
  const markdown = new vscode.MarkdownString();
  return {
    markdown,
    say(text) {
      for (const line of text.split("\n")) {
        // Appended as text, spaces would not break; between words, they are no one's Markdown.
        for (const word of line.split(/\s+/)) markdown.appendText(word).appendMarkdown(" ");
        markdown.appendMarkdown("\n\n");
      }
    },
    head(text) {
      markdown.appendMarkdown("**").appendText(text).appendMarkdown("**\n\n");
    },
  };
}
