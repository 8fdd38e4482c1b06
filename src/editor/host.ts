import type * as vscode from "vscode";
import type { ReadPages } from "../core/documents/pdf/pages";
import type { FilePort, History } from "../core/study/work/port";

/** What differs between the Node host and the web-worker host. */
export interface Host {
  /** The way to the files below a study's root. */
  files(root: vscode.Uri): FilePort;
  /** What is kept of old texts of the documents below a study's root. */
  history(root: vscode.Uri): History & vscode.Disposable;
  /** The person's name as this machine knows it; null where it does not. */
  userName(root: vscode.Uri): Promise<string | null>;
  /** Reads a PDF's pages; null where that can't be done. */
  readonly readPages: ReadPages | null;
}
