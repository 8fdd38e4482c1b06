import * as vscode from "vscode";
import { plainText } from "../plain-text";

/** A tooltip of paragraphs. Their words are foreign text, shown as it is. */
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
    say: (text) => markdown.appendMarkdown(`${plainText(text)}\n\n`),
    head: (text) => markdown.appendMarkdown(`**${plainText(text)}**\n\n`),
  };
}
