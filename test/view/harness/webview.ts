import path from "node:path";
import type { Page } from "playwright-core";
import { pageHtml, type Page as PageName } from "../../../src/editor/page-html";
import { newPage, theServer } from "./browser.js";
import { repository } from "./repository.js";
import { attributesOf, changeTheme, defaultStyles, type Theme } from "./theme.js";

export interface WebviewOptions {
  readonly name: PageName;
  /** Takes what the page says. */
  readonly receive: (message: unknown) => void;
  /** The person's language; English by default. */
  readonly language?: string;
  readonly theme?: Theme | undefined;
  readonly size?: { readonly width: number; readonly height: number } | undefined;
  /** What the page kept when it was last there. */
  readonly kept?: unknown;
}

/** A page of Emic's in a browser, with what VS Code gives every page around it. */
export interface Webview {
  readonly page: Page;
  /** What the browser's console says went wrong; empty it where that is as it should be. */
  readonly complaints: string[];
  /** Sends to the page. */
  post(message: unknown): void;
  /** What the page keeps. */
  readonly kept: () => unknown;
  /** Brings the page up, also anew. */
  show(): Promise<void>;
  /** Takes the page out of sight, as VS Code does with one that another tab covers: nothing of it stays. */
  hide(): Promise<void>;
  setTheme(theme: Theme): Promise<void>;
  /** A picture of it, in `test/out/view`. */
  screenshot(name: string): Promise<void>;
}

let pages = 0;

/** An empty webview; `show` brings its page up. */
export async function newWebview(options: WebviewOptions): Promise<Webview> {
  const { name, receive, language = "en", theme = "light", size = { width: 1200, height: 800 } } = options;
  let { kept } = options;
  const server = await theServer();
  const bundles = server.folder("/dist/view/", path.join(repository, "dist/view"));
  const { page, complaints } = await newPage({ viewport: size });
  await page.exposeBinding("emicHost", (_, kind: "message" | "state", value: unknown) => {
    if (kind === "message") receive(value);
    else kept = value;
  });
  const address = server.page(`/webview/${++pages}`, () =>
    surrounded(
      pageHtml(name, {
        address: (file) => bundles + file,
        source: "'self'",
        ...(name === "player" ? { media: "'self'" } : {}),
        language,
        nonce: crypto.randomUUID(),
      }),
      theme,
      kept,
    ),
  );
  return {
    page,
    complaints,
    post(message) {
      // What is on its way to a page that goes is lost, as in VS Code.
      page.evaluate((sent) => window.postMessage(sent, "*"), message).catch(() => undefined);
    },
    kept: () => kept,
    async show() {
      await page.goto(address);
    },
    async hide() {
      await page.goto("about:blank");
    },
    setTheme: (other) => changeTheme(page, other),
    async screenshot(file) {
      await page.screenshot({ path: path.join(repository, "test/out/view", `${file}.png`) });
    },
  };
}

/** A page's HTML with what VS Code puts into it: before the page's own policy, which has no say over it. */
function surrounded(html: string, theme: Theme, kept: unknown): string {
  const { html: style, body } = attributesOf(theme);
  const state = JSON.stringify(kept ?? null).replaceAll("<", "\\u003c");
  return html
    .replace("<html ", () => `<html ${style} `)
    .replace(
      "<head>",
      () =>
        `<head><style id="_defaultStyles">${defaultStyles}</style><script>(${api.toString()})(${state})</script>`,
    )
    .replace("<body>", () => `<body ${body}>`);
}

/** Gives a page what VS Code gives it: once. */
function api(kept: unknown): void {
  const given = window as unknown as {
    emicHost: (kind: "message" | "state", value: unknown) => void;
    acquireVsCodeApi: unknown;
  };
  let state: unknown = kept ?? undefined;
  let isGiven = false;
  given.acquireVsCodeApi = () => {
    if (isGiven) throw new Error("An instance of the VS Code API has already been acquired");
    isGiven = true;
    return {
      postMessage: (message: unknown) => given.emicHost("message", message),
      getState: () => state,
      setState(next: unknown) {
        state = next;
        given.emicHost("state", next);
      },
    };
  };
}
