import * as vscode from "vscode";
import { nameOf } from "../../core/study/format/quote-block";
import { playerState, toExtension } from "../../view/player/protocol";
import { displayLanguage } from "../display-language";
import type { OpenStudy } from "../open-study";
import { exists, type Studies } from "../studies";
import { pageOf, viewFolder } from "../webview";
import { recordingOf, toPlay } from "./recording";

const viewType = "emic.player";

/** What is to be played: the recording of a document, from so many seconds on; null: from where it was. */
interface Wish {
  readonly document: vscode.Uri;
  readonly at: number | null;
}

/** The panel that plays a document's recording. There is one; it changes from recording to recording. */
export class Player implements vscode.Disposable {
  private panel: vscode.WebviewPanel | null = null;
  /** Whether the page listens: one that is hidden is gone until it is shown again. */
  private isListening = false;
  private folder: string | null = null;
  private wish: Wish | null = null;
  private readonly serializer: vscode.Disposable;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly studies: Studies,
  ) {
    this.serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, state) => {
        const kept = playerState.safeParse(state).data;
        if (kept === undefined || this.panel !== null) {
          panel.dispose();
          return;
        }
        this.adopt(panel);
        await this.grant({ document: vscode.Uri.parse(kept.document), at: null });
      },
    });
  }

  /** Plays the recording of a document; where it can't be played, the panel says why. */
  async play(document: vscode.Uri, at: number): Promise<void> {
    if (this.panel === null) {
      const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.adopt(vscode.window.createWebviewPanel(viewType, vscode.l10n.t("Recording"), beside));
    } else if (!this.panel.visible) this.panel.reveal(undefined, true);
    await this.grant({ document, at });
  }

  dispose(): void {
    this.serializer.dispose();
    this.panel?.dispose();
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    this.folder = null;
    panel.onDidDispose(() => {
      this.panel = null;
      this.wish = null;
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.isListening = false;
    });
    panel.webview.onDidReceiveMessage((message: unknown) => {
      const asked = toExtension.safeParse(message).data;
      if (asked?.kind === "ready") {
        this.isListening = true;
        void this.send();
      } else if (asked?.kind === "showDocument" && this.wish !== null) {
        void vscode.window.showTextDocument(this.wish.document, { viewColumn: vscode.ViewColumn.One });
      }
    });
  }

  /** Lets the page into the recording's folder, and tells it once it listens. */
  private async grant(wish: Wish): Promise<void> {
    this.wish = wish;
    const place = await this.find(wish.document);
    const { panel } = this;
    if (panel === null || this.wish !== wish) return;
    panel.title = vscode.l10n.t("Recording of {0}", nameOf(wish.document.path));
    const folder = place === null ? null : vscode.Uri.joinPath(place.uri, "..");
    if (this.folder !== String(folder)) {
      this.folder = String(folder);
      this.isListening = false;
      const localResourceRoots = [viewFolder(this.extension), ...(folder === null ? [] : [folder])];
      panel.webview.options = { enableScripts: true, localResourceRoots };
      panel.webview.html = pageOf(panel.webview, this.extension, "player", { hasMedia: true });
    } else if (this.isListening) await this.send();
  }

  private async send(): Promise<void> {
    const { wish } = this;
    if (wish === null) return;
    const place = await this.find(wish.document);
    const there = place !== null && (await exists(place.uri));
    if (this.panel === null || !this.isListening || this.wish !== wish) return;
    // Said once: a page that comes back later stays where it was.
    this.wish = { ...wish, at: null };
    const message = toPlay(displayLanguage, {
      document: wish.document.toString(),
      documentPath: wish.document.path,
      path: place?.path ?? null,
      source: there ? this.panel.webview.asWebviewUri(place.uri).toString() : null,
      at: wish.at,
    });
    await this.panel.webview.postMessage(message);
  }

  private async find(document: vscode.Uri): Promise<{ uri: vscode.Uri; path: string } | null> {
    const study = await this.studies.around(document);
    const path = study === null ? null : recordingAt(study, document);
    return study === null || path === null ? null : { uri: study.uriOf(path), path };
  }
}

/** The study path of a document's recording; null where it names none that is in the study's folder. */
export function recordingAt(study: OpenStudy, document: vscode.Uri): string | null {
  const path = study.documentOf(document);
  return path === null ? null : recordingOf(study, path);
}
