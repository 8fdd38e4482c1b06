import { group } from "../../core/analysis/attributes";
import { everything, type Query } from "../../core/analysis/query";
import { findCode } from "../../core/study/format/codebook/codebook";
import { agreedLayer } from "../../core/study/format/paths";
import type { Reading } from "../../core/study/model/reading";
import type { Chip, Facet } from "../../view/panel/protocol";
import type { Localization, LocalizedStudy } from "../localization";
import { coderName } from "../quote-words";
import { dayName, voiceName } from "./quote";

/** What a query asks for, one chip a thing; the reading is always said. */
export function chipsOf(study: LocalizedStudy, query: Query): Chip[] {
  const { codebook, themes } = study.folder.study.frame;
  const chip = (facet: Facet, value: string, label: string): Chip => ({
    facet,
    value,
    label,
    isRemovable: true,
  });
  const { l10n } = study;
  const { t } = l10n;
  return [
    { facet: "reading", value: "", label: readingName(study, query.reading), isRemovable: false },
    ...query.themes.map((id) => chip("theme", id, t("Theme: {0}", themes.get(id)?.title ?? id))),
    ...query.codes.map((id) => chip("code", id, t("Code: {0}", findCode(codebook, id)?.name ?? id))),
    ...query.participants.map((id) => chip("participant", id, t("Participant: {0}", id))),
    ...query.speakers.map((name) => chip("speaker", name, t("Speaker: {0}", name))),
    ...query.attributes.map(({ name, value }) =>
      chip("attribute", JSON.stringify([name, value]), `${attributeName(name, l10n)}: ${value}`),
    ),
    ...query.documents.map((path) => chip("document", path, t("Document: {0}", path))),
    ...query.voices.map((voice) => chip("voice", voice, t("Voice: {0}", voiceName(voice, l10n)))),
    ...(query.from === null ? [] : [chip("from", query.from, t("From {0}", dayName(query.from, l10n)))]),
    ...(query.to === null ? [] : [chip("to", query.to, t("Until {0}", dayName(query.to, l10n)))]),
  ];
}

/** The query without what a chip stands for. */
export function withoutChip(query: Query, facet: Facet, value: string): Query {
  const others = <T extends string>(values: readonly T[]) => values.filter((one) => one !== value);
  switch (facet) {
    case "code":
      return { ...query, codes: others(query.codes) };
    case "theme":
      return { ...query, themes: others(query.themes) };
    case "participant":
      return { ...query, participants: others(query.participants) };
    case "speaker":
      return { ...query, speakers: others(query.speakers) };
    case "attribute":
      return {
        ...query,
        attributes: query.attributes.filter((one) => JSON.stringify([one.name, one.value]) !== value),
      };
    case "document":
      return { ...query, documents: others(query.documents) };
    case "voice":
      return { ...query, voices: others(query.voices) };
    case "from":
      return { ...query, from: null };
    case "to":
      return { ...query, to: null };
    case "reading":
      return query;
  }
}

/** The query that only its reading is left of. */
export function withoutChips({ reading }: Query): Query {
  return everything(reading);
}

/** An attribute as people call it. */
export function attributeName(name: string, { t }: Localization): string {
  return name === group ? t("Group") : name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** A reading in few words. */
export function readingName(study: LocalizedStudy, reading: Reading): string {
  const { t } = study.l10n;
  if (reading.kind === "union") return t("All coders together");
  if (reading.kind === "one") {
    return reading.owner === agreedLayer
      ? t("The agreed reading alone")
      : t("{0}’s codings alone", coderName(study, reading.owner));
  }
  const { owners } = study.folder.study.tables;
  const isAgreed = owners.find(agreedLayer) !== -1;
  if (reading.coder !== null)
    return isAgreed
      ? t("The agreed reading, else {0}’s", coderName(study, reading.coder))
      : t("{0}’s codings", coderName(study, reading.coder));
  return isAgreed ? t("The agreed reading, else all coders") : t("All coders together");
}
