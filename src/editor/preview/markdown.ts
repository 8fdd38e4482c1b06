/** As much of markdown-it as is needed here, in all versions that VS Code has had. */
export interface Markdown {
  readonly core: { readonly ruler: { push(name: string, rule: (state: Parsed) => void): void } };
  readonly renderer: Renderer;
  readonly utils: {
    readonly escapeHtml: (text: string) => string;
    readonly unescapeAll: (text: string) => string;
  };
  readonly helpers: {
    parseLinkDestination(text: string, start: number, max: number): { ok: boolean; pos: number };
    parseLinkTitle(text: string, start: number, max: number): { ok: boolean; pos: number };
  };
}

export interface Renderer {
  renderInline(tokens: Token[], options: unknown, env: unknown): string;
}

/** A text that was parsed; `src` has LF line ends. */
export interface Parsed {
  readonly src: string;
  readonly tokens: readonly Token[];
}

export interface Token {
  readonly type: string;
  readonly content: string;
  readonly markup: string;
  /** The first line, from 0, and the one after the last. */
  readonly map: readonly [number, number] | null;
  readonly children: readonly Token[] | null;
}
