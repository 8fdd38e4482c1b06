import { dayOf, group } from "../../core/study/model/attributes";
import type { Excerpt, Said } from "../../core/analysis/excerpt";
import type { Collected } from "../../core/study/format/collection";
import { quoteRefusal } from "../../core/consent/participant-consent";
import { clock } from "../../core/text/times";
import { nameOf } from "../../core/study/format/quote-block";
import type { Row } from "../../core/study/model/shard";
import type { Quote } from "../../view/panel/protocol";
import type { Localization, LocalizedStudy } from "../localization";
import { asSentence, coderName, codedBy, codesOf, placeState } from "../quote-words";

/** Longer passages are shown cut; in their documents they can be read whole. */
const longest = 8000;

/** What names a passage in messages: its first coding. */
export function keyOf({ owner, id }: Pick<Row, "owner" | "id">): string {
  return `${owner}/${id}`;
}

/** A passage as the panel shows it. */
export function quoteView(study: LocalizedStudy, excerpt: Excerpt): Quote {
  const { rows, before, after, memos } = excerpt;
  const state = placeState(study, rows);
  return {
    key: keyOf(rows[0]!),
    before,
    said: cut(excerpt.said),
    after,
    source: sourceOf(study, excerpt),
    codes: codesOf(study, rows),
    memos: memos.map(({ owner, text }) => ({ by: coderName(study, owner), text })),
    coders: codedBy(study, rows),
    warning: state === null ? null : asSentence(state.words),
    refusal: refusalOf(study, excerpt.people),
  };
}

function cut(said: readonly Said[]): Quote["said"] {
  let left = longest;
  const shown: Said[] = [];
  for (const { speaker, words } of said) {
    if (left <= 0) break;
    shown.push({
      speaker,
      words: words.length > left ? `${words.slice(0, left).replace(/[\ud800-\udbff]$/, "")}…` : words,
    });
    left -= words.length;
  }
  return shown;
}

/** A collected quote whose coding is gone, as it was collected. */
export function goneQuote({ id, document, words }: Collected, { t }: Localization): Quote {
  return {
    key: `/${id}`,
    before: "",
    said: cut([{ speaker: null, words }]),
    after: "",
    source: document === null ? [] : [nameOf(document)],
    codes: [],
    memos: [],
    coders: "",
    warning: t("The coding of this quote is gone. These are the words that were collected."),
    refusal: null,
  };
}

/** Why a passage's words may not leave the study: somebody who speaks in it does not want that. Null: nobody minds. */
export function refusalOf(
  { folder: { study }, l10n: { t } }: LocalizedStudy,
  people: readonly string[],
): string | null {
  for (const participant of people) {
    const why = quoteRefusal(study.setup.participants.get(participant));
    if (why === "withdrawn") return t("{0} has withdrawn", participant);
    if (why === "no") return t("{0} did not agree to be quoted", participant);
  }
  return null;
}

/** Participant, group, document, day and time, as far as they are known. */
export function sourceOf({ folder: { study }, l10n }: LocalizedStudy, { rows, time }: Excerpt): string[] {
  const [row] = rows;
  const { participant, document, voice } = row!;
  const known = study.documents.get(document);
  const person = participant === null ? undefined : study.setup.participants.get(participant);
  const role = person?.facts.get("role");
  const day = known === undefined ? null : dayOf(known);
  return [
    ...(participant === null ? [] : [participant]),
    ...(person?.[group] == null ? [] : [person[group]]),
    ...(role === undefined ? [] : [String(role)]),
    ...(voice === "own" ? [] : [voiceName(voice, l10n)]),
    nameOf(document),
    ...(day === null ? [] : [dayName(day, l10n)]),
    ...(time === null ? [] : [clock(time)]),
  ];
}

export function voiceName(voice: Row["voice"], { t }: Localization): string {
  if (voice === "own") return t("own words");
  if (voice === "observed") return t("observed");
  return voice === "second-hand" ? t("second-hand") : t("analogy");
}

/** A day in the person's language: `12 March 2026`. */
export function dayName(day: string, { language }: Localization): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return date.toLocaleDateString(language, { dateStyle: "medium", timeZone: "UTC" });
}
