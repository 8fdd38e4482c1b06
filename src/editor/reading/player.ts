import * as vscode from "vscode";
import { mediaOf } from "../../core/study/media";
import { nameOf } from "../../core/study/quote-block";
import { playerState, toExtension, type ToPlayer } from "../../view/player/protocol";
import type { OpenStudy } from "../open-study";
import { exists, type Studies } from "../studies";
import { pageOf, viewFolder } from "../webview";

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
      panel.webview.html = pageOf(panel.webview, this.extension, "player", panel.webview.cspSource);
    } else if (this.isListening) await this.send();
  }

  private async send(): Promise<void> {
    const { wish } = this;
    if (wish === null) return;
    const place = await this.find(wish.document);
    const there = place !== null && (await exists(place.uri));
    if (this.panel === null || !this.isListening || this.wish !== wish) return;
    const document = wish.document.toString();
    const bundle = vscode.l10n.bundle ?? {};
    const name = place?.path ?? nameOf(wish.document.path);
    // Said once: a page that comes back later stays where it was.
    this.wish = { ...wish, at: null };
    const message: ToPlayer = there
      ? {
          kind: "play",
          ...{ document, name, bundle, at: wish.at },
          source: this.panel.webview.asWebviewUri(place.uri).toString(),
          unplayable: vscode.l10n.t(
            "VS Code can’t play this recording. MP3, WAV, Ogg and WebM work everywhere: make a copy in one of them, and name it under “media” at the top of the document.",
          ),
        }
      : {
          kind: "nothing",
          document,
          name,
          bundle,
          why: place === null ? noRecording() : missing(place.path),
        };
    await this.panel.webview.postMessage(message);
  }

  private async find(document: vscode.Uri): Promise<{ uri: vscode.Uri; path: string } | null> {
    const study = await this.studies.around(document);
    const path = study === null ? null : recordingOf(study, document);
    return study === null || path === null ? null : { uri: study.uriOf(path), path };
  }
}

/** The study path of a document's recording; null where it names none that is in the study's folder. */
export function recordingOf(study: OpenStudy, document: vscode.Uri): string | null {
  const path = study.documentOf(document);
  const front = path === null ? undefined : study.folder.study.documents.get(path)?.front;
  const media = path === null || front === undefined ? null : mediaOf(path, front);
  return media?.kind === "file" ? media.path : null;
}

/** What to do where a document names no recording that can be played here. */
export function noRecording(): string {
  return vscode.l10n.t(
    "This document names no recording in the study’s folder. Write at its top, between two lines of “---”, for example “media: ../recordings/r3.mp3”.",
  );
}

function missing(path: string): string {
  return vscode.l10n.t(
    "The recording {0} is not there. Put it into the study’s folder, or name another one under “media” at the top of the document.",
    path,
  );
}
