import type * as vscode from "vscode";
import { AnalysisPanels } from "./analysis/panels";
import type { App } from "./app";
import { attentionFeatures } from "./attention/features";
import { Coder } from "./coder";
import { codingFeatures } from "./coding/features";
import { displayFeatures } from "./display/features";
import { exchangeFeatures } from "./exchange/features";
import { fileFeatures } from "./files/features";
import type { Host } from "./host";
import type { Markdown } from "./preview/markdown";
import { Preview } from "./preview/preview";
import { readingFeatures } from "./reading/features";
import { startFeatures } from "./start/features";
import { Studies } from "./studies";
import { viewFeatures } from "./views/features";
import { focusedRow } from "./views/focused-row";

/** What VS Code's Markdown preview asks of extensions. */
export interface Extends {
  readonly extendMarkdownIt: (md: Markdown) => Markdown;
}

/** Sets up every feature, a list of them in each folder; reading the studies goes on afterwards. */
export function activate(context: vscode.ExtensionContext, host: Host): Extends {
  const studies = new Studies(host);
  const coder = new Coder(host, studies);
  const app: App = { context, host, studies, coder };
  const row = focusedRow();
  const display = displayFeatures(app);
  const preview = new Preview(context.workspaceState, studies, display.showing);
  const coding = codingFeatures(app);
  context.subscriptions.push(
    ...[studies, coder],
    viewFeatures(app, row),
    attentionFeatures(app, coding, row),
    display,
    fileFeatures(app),
    coding,
    readingFeatures(app),
    preview,
    exchangeFeatures(app, coding),
    startFeatures(app),
    new AnalysisPanels(studies, context.extensionUri),
  );
  return { extendMarkdownIt: (md) => preview.extend(md) };
}
