import * as vscode from "vscode";
import type { App } from "../app";
import { turnFolding } from "./folding";
import { mediaLinks } from "./media";
import { turnOutline } from "./outline";
import { Player } from "./player";
import { Transcripts } from "./turns";

/** Turns and recordings of a transcript. */
export function readingFeatures({ context, studies }: App): vscode.Disposable {
  const transcripts = new Transcripts(studies);
  const player = new Player(context.extensionUri, studies);
  return vscode.Disposable.from(
    turnFolding(transcripts),
    turnOutline(transcripts),
    player,
    mediaLinks(transcripts, player),
  );
}
