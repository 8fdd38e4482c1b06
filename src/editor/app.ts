import type * as vscode from "vscode";
import type { Coder } from "./coder";
import type { Host } from "./host";
import type { Studies } from "./studies";

/** What every feature may build on. */
export interface App {
  readonly context: vscode.ExtensionContext;
  readonly host: Host;
  readonly studies: Studies;
  readonly coder: Coder;
}
