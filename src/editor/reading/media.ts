import * as vscode from "vscode";
import * as z from "zod/mini";
import { clock, timeAt, timesIn } from "../../core/text/times";
import { frontMatterExtent } from "../../core/text/layout";
import { rangeOf } from "../../core/text/lines";
import { displayLanguage } from "../display-language";
import { offsetOf } from "../positions";
import { recordingAt, type Player } from "./player";
import { noRecording } from "./recording";
import type { Transcript, Transcripts } from "./turns";

/** What a link gives the command: a document's address, and seconds from the recording's start. */
const place = z.tuple([z.string(), z.number().check(z.nonnegative())]);

/** Makes the times of documents with a recording links that play it, and plays from the cursor. */
export function mediaLinks(transcripts: Transcripts, player: Player): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("emic.playFromHere", (...given: unknown[]) => {
      const linked = place.safeParse(given).data;
      if (linked !== undefined) return player.play(vscode.Uri.parse(linked[0]), linked[1]);
      return playFromCursor(transcripts, player);
    }),
    vscode.languages.registerDocumentLinkProvider(
      { language: "markdown" },
      {
        async provideDocumentLinks(document, token) {
          const transcript = await transcripts.of(document, token);
          if (transcript === null || recordingAt(transcript.study, document.uri) === null) return [];
          return timesOf(transcript).map(({ span, seconds }) => {
            const { start, end } = rangeOf(transcript.lines, span.start, span.end);
            const range = new vscode.Range(start.line, start.character, end.line, end.character);
            const given = encodeURIComponent(JSON.stringify([document.uri.toString(), seconds]));
            const link = new vscode.DocumentLink(
              range,
              vscode.Uri.parse(`command:emic.playFromHere?${given}`),
            );
            link.tooltip = vscode.l10n.t("Play from {0}", clock(seconds));
            return link;
          });
        },
      },
    ),
  );
}

async function playFromCursor(transcripts: Transcripts, player: Player): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const transcript = editor === undefined ? null : await transcripts.of(editor.document);
  if (
    editor === undefined ||
    transcript === null ||
    recordingAt(transcript.study, editor.document.uri) === null
  ) {
    void vscode.window.showInformationMessage(noRecording(displayLanguage));
    return;
  }
  const at = offsetOf(editor.document, editor.selection.active);
  const time = timeAt(timesOf(transcript), transcript.turns, at);
  await player.play(editor.document.uri, time?.seconds ?? 0);
}

function timesOf({ text, turns }: Transcript) {
  return timesIn(text, turns, frontMatterExtent(text)?.end ?? 0);
}
