import * as vscode from "vscode";

/** Where the pages' bundles are, below the extension's own folder. */
export const viewFolder = (extension: vscode.Uri): vscode.Uri =>
  vscode.Uri.joinPath(extension, "dist", "view");

/** The pages of Emic, by the names of their bundles. */
export type Page = "panel" | "player";

/**
 * A page's HTML: its script and style sheet, and a policy that lets nothing else in. `media` are the origins that the
 * page may play sound and film from.
 */
export function pageOf(webview: vscode.Webview, extension: vscode.Uri, page: Page, media = ""): string {
  const file = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(viewFolder(extension), name)).toString();
  const nonce = crypto.randomUUID();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    "img-src data: blob:",
    ...(media === "" ? [] : [`media-src ${media}`]),
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${vscode.env.language.replace(/[^\w-]/g, "")}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Emic</title>
<link rel="stylesheet" href="${file(`${page}.css`)}">
</head>
<body>
<main></main>
<script nonce="${nonce}" src="${file(`${page}.js`)}"></script>
</body>
</html>`;
}
