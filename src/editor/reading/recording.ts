import { mediaOf } from "../../core/study/format/media";
import { nameOf } from "../../core/study/format/quote-block";
import type { ToPlayer } from "../../view/player/protocol";
import type { Localization, LocalizedStudy } from "../localization";

/** The study path of a document's recording; null where it names none that is in the study's folder. */
export function recordingOf({ folder }: LocalizedStudy, document: string): string | null {
  const front = folder.study.documents.get(document)?.front;
  const media = front === undefined ? null : mediaOf(document, front);
  return media?.kind === "file" ? media.path : null;
}

/** What to do where a document names no recording that can be played here. */
export function noRecording({ t }: Localization): string {
  return t(
    "This document names no recording in the study’s folder. Write at its top, between two lines of “---”, for example “media: ../recordings/r3.mp3”.",
  );
}

/** A recording that is to be played. */
export interface Recording {
  /** The document's address, and its path there or in its study. */
  readonly document: string;
  readonly documentPath: string;
  /** The recording's study path; null where the document names none. */
  readonly path: string | null;
  /** Where a page finds it; null where it is not there. */
  readonly source: string | null;
  /** In seconds from its start; null: where it was when the page was last shown. */
  readonly at: number | null;
}

/** What the player is told of a recording: to play it, or why it can't. */
export function toPlay(
  l10n: Localization,
  { document, documentPath, path, source, at }: Recording,
): ToPlayer {
  const { bundle, t } = l10n;
  const name = path ?? nameOf(documentPath);
  if (path === null) return { kind: "nothing", document, name, bundle, why: noRecording(l10n) };
  if (source === null) {
    const why = t(
      "The recording {0} is not there. Put it into the study’s folder, or name another one under “media” at the top of the document.",
      path,
    );
    return { kind: "nothing", document, name, bundle, why };
  }
  const unplayable = t(
    "VS Code can’t play this recording. MP3, WAV, Ogg and WebM work everywhere: make a copy in one of them, and name it under “media” at the top of the document.",
  );
  return { kind: "play", document, source, name, at, unplayable, bundle };
}
