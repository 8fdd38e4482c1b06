import * as vscode from "vscode";
import { pageHtml, type Page } from "./page-html";

/** Where the pages' bundles are, below the extension's own folder. */
export const viewFolder = (extension: vscode.Uri): vscode.Uri =>
  vscode.Uri.joinPath(extension, "dist", "view");

/** A page's HTML in a webview; with `hasMedia` it may play what the webview lets it load. */
export function pageOf(
  webview: vscode.Webview,
  extension: vscode.Uri,
  page: Page,
  { hasMedia = false } = {},
): string {
  return pageHtml(page, {
    address: (file) => webview.asWebviewUri(vscode.Uri.joinPath(viewFolder(extension), file)).toString(),
    source: webview.cspSource,
    ...(hasMedia ? { media: webview.cspSource } : {}),
    language: vscode.env.language,
    nonce: crypto.randomUUID(),
  });
}
