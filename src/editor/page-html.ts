/** The pages of Emic, by the names of their bundles. */
export type Page = "panel" | "player";

export interface PageOptions {
  /** Where the page finds a file of the bundles, by its name. */
  readonly address: (file: string) => string;
  /** The origins, as a policy names them, that the page's own style sheet and font come from. */
  readonly source: string;
  /** The origins that the page may play sound and film from; none by default. */
  readonly media?: string;
  /** The person's language, as in `en-GB`. */
  readonly language: string;
  /** Said once: lets the page's own script in. */
  readonly nonce: string;
}

/** A page's HTML: its script and style sheet, and a policy that lets nothing else in. */
export function pageHtml(page: Page, { address, source, media, language, nonce }: PageOptions): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `font-src ${source}`,
    "img-src data: blob:",
    ...(media === undefined ? [] : [`media-src ${media}`]),
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${language.replace(/[^\w-]/g, "")}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Emic</title>
<link rel="stylesheet" href="${address(`${page}.css`)}">
</head>
<body>
<main></main>
<script nonce="${nonce}" src="${address(`${page}.js`)}"></script>
</body>
</html>`;
}
