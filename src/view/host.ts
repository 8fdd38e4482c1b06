import type * as z from "zod/mini";

interface VsCode {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCode;

/** The extension, as a webview's page sees it. */
export interface Host<ToHost, State> {
  send(message: ToHost): void;
  /** What was last kept; null where nothing was, or something else than a state. */
  kept(): State | null;
  /** Keeps something for when the page is shown again, also after the window was closed. */
  keep(state: State): void;
}

/** Connects a page with the extension; what comes from there and is no message of theirs is passed over. */
export function connect<ToPage, ToHost, State>(
  message: z.ZodMiniType<ToPage>,
  state: z.ZodMiniType<State>,
  receive: (message: ToPage) => void,
): Host<ToHost, State> {
  const vscode = acquireVsCodeApi();
  window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const read = message.safeParse(data);
    if (read.success) receive(read.data);
  });
  return {
    send: (sent) => vscode.postMessage(sent),
    kept: () => state.safeParse(vscode.getState()).data ?? null,
    keep: (kept) => vscode.setState(kept),
  };
}
