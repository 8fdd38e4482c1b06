import { attributesOf, valuesOf } from "../../core/analysis/attributes";
import type { Query } from "../../core/analysis/query";
import { pathOf } from "../../core/study/format/codebook/codebook";
import type { Reading } from "../../core/study/model/reading";
import { voices } from "../../core/study/format/voice";
import type { Facet } from "../../view/panel/protocol";
import type { LocalizedStudy } from "../localization";
import type { Choice, Dialogs, Messages } from "../ports";
import { attributeName, readingName } from "./chips";
import { voiceName } from "./quote";

/** Where filters are chosen: the study, and who asks. */
interface Asking {
  readonly study: LocalizedStudy;
  readonly dialogs: Dialogs & Messages;
}

/**
 * Asks by what, then for which values, and gives the query that asks for them; undefined where people thought better
 * of it. With a facet the first question is answered.
 */
export async function askFilter(
  study: LocalizedStudy,
  dialogs: Dialogs & Messages,
  query: Query,
  facet: Facet | null,
): Promise<Query | undefined> {
  const asking = { study, dialogs };
  if (facet !== null && facet !== "attribute") return askFor(asking, query, facet);
  const { t } = study.l10n;
  const facets: [Exclude<Facet, "attribute">, string][] = [
    ["code", t("Code")],
    ["theme", t("Theme")],
    ["participant", t("Participant")],
    ["speaker", t("Speaker")],
    ["document", t("Document")],
    ["voice", t("Voice")],
    ["from", t("From a day on")],
    ["to", t("Until a day")],
    ["reading", t("Coder or reading")],
  ];
  type Ask = () => Promise<Query | undefined>;
  const attributes = attributesOf(study.folder.study).map((name): Choice<Ask> => ({
    label: attributeName(name, study.l10n),
    value: () => askAttribute(asking, query, name),
  }));
  const others = facets.map(([one, label]): Choice<Ask> => ({
    label,
    value: () => askFor(asking, query, one),
  }));
  const ask = await dialogs.pick(
    { title: t("Filter"), placeholder: t("Show only what has…") },
    facet === "attribute" ? attributes : [...others, { separator: t("attributes") }, ...attributes],
  );
  return ask?.();
}

async function askFor(
  asking: Asking,
  query: Query,
  facet: Exclude<Facet, "attribute">,
): Promise<Query | undefined> {
  const { study } = asking;
  const { t } = study.l10n;
  const { frame, paths } = study.folder.study;
  switch (facet) {
    case "code": {
      const items = Array.from(frame.codebook.codes.values(), (code) => ({
        value: code.id,
        label: code.name,
        color: code.color,
        description: pathOf(frame.codebook, code)
          .slice(0, -1)
          .map(({ name }) => name)
          .join(" › "),
      }));
      const codes = await some(asking, t("Code"), t("The study has no codes yet."), items, query.codes);
      return codes && { ...query, codes };
    }
    case "theme": {
      const items = Array.from(frame.themes.values(), ({ id, title }) => ({ value: id, label: title }));
      const themes = await some(asking, t("Theme"), t("The study has no themes yet."), items, query.themes);
      return themes && { ...query, themes };
    }
    case "participant": {
      const people = peopleOf(study);
      const items = people.map((id) => {
        const { group } = frame.participants.get(id) ?? {};
        return { value: id, label: id, ...(group == null ? {} : { description: group }) };
      });
      const participants = await some(
        asking,
        t("Participant"),
        t("No participants are named yet."),
        items,
        query.participants,
      );
      return participants && { ...query, participants };
    }
    case "speaker": {
      const { speakers: known } = study.folder.study.tables;
      const items = Array.from({ length: known.count }, (_, at) => known.name(at))
        .sort()
        .map((name) => ({ value: name, label: name }));
      const speakers = await some(
        asking,
        t("Speaker"),
        t("Nobody speaks in coded passages yet."),
        items,
        query.speakers,
      );
      return speakers && { ...query, speakers };
    }
    case "document": {
      const items = paths.map((path) => ({ value: path, label: path }));
      const documents = await some(
        asking,
        t("Document"),
        t("The study has no documents yet."),
        items,
        query.documents,
      );
      return documents && { ...query, documents };
    }
    case "voice": {
      const items = voices.map((voice) => ({ value: voice, label: voiceName(voice, study.l10n) }));
      const heard = await some(asking, t("Voice"), "", items, query.voices);
      return heard && { ...query, voices: heard };
    }
    case "from": {
      const from = await askDay(asking, t("From a day on"), query.from);
      return from === undefined ? undefined : { ...query, from };
    }
    case "to": {
      const to = await askDay(asking, t("Until a day"), query.to);
      return to === undefined ? undefined : { ...query, to };
    }
    case "reading": {
      const reading = await askReading(asking, query.reading);
      return reading && { ...query, reading };
    }
  }
}

async function askAttribute(asking: Asking, query: Query, name: string): Promise<Query | undefined> {
  const { study } = asking;
  const { frame, documents } = study.folder.study;
  const found = new Set<string>();
  const people = [...peopleOf(study), null];
  for (const document of documents.values())
    for (const person of people)
      for (const value of valuesOf(frame, document, person, name)) found.add(value);
  const items = [...found].sort(new Intl.Collator(undefined, { numeric: true }).compare);
  const picked = await some(
    asking,
    attributeName(name, study.l10n),
    study.l10n.t("It has no values yet."),
    items.map((value) => ({ value, label: value })),
    query.attributes.filter((one) => one.name === name).map(({ value }) => value),
  );
  if (picked === undefined) return undefined;
  const others = query.attributes.filter((one) => one.name !== name);
  return { ...query, attributes: [...others, ...picked.map((value) => ({ name, value }))] };
}

/** The participants with a row of their own, or with passages. */
function peopleOf({ folder: { study } }: LocalizedStudy): string[] {
  const { participants } = study.tables;
  const named = Array.from({ length: participants.count }, (_, at) => participants.name(at));
  return [...new Set([...study.frame.participants.keys(), ...named])].sort(
    new Intl.Collator(undefined, { numeric: true }).compare,
  );
}

/** Lets people tick several; undefined where they leave it, or there is nothing to tick. */
async function some<T extends string>(
  { study, dialogs }: Asking,
  title: string,
  none: string,
  items: readonly Choice<T>[],
  ticked: readonly T[],
): Promise<T[] | undefined> {
  if (items.length === 0) {
    dialogs.inform(none);
    return undefined;
  }
  return dialogs.pickSeveral(
    { title, placeholder: study.l10n.t("Tick one or several, then press Enter") },
    items.map((item) => ({ ...item, isTicked: ticked.includes(item.value) })),
  );
}

/** A day; null where people want none, undefined where they leave it as it is. */
async function askDay(
  { study, dialogs }: Asking,
  title: string,
  value: string | null,
): Promise<string | null | undefined> {
  const { t } = study.l10n;
  const isDay = (text: string) =>
    /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
  const day = await dialogs.enterText({
    title,
    value: value ?? "",
    placeholder: "2026-03-12",
    prompt: t("Year, month and day; empty for any."),
    refuse: (text) => {
      const trimmed = text.trim();
      return trimmed === "" || safely(() => isDay(trimmed)) ? null : t("A day looks like 2026-03-12.");
    },
  });
  return day === undefined ? undefined : day.trim() || null;
}

/** A date beyond the calendar throws. */
function safely(holds: () => boolean): boolean {
  try {
    return holds();
  } catch {
    return false;
  }
}

async function askReading({ study, dialogs }: Asking, now: Reading): Promise<Reading | undefined> {
  const { t } = study.l10n;
  const { owners } = study.folder.study.tables;
  const named = Array.from({ length: owners.count }, (_, at) => owners.name(at)).sort();
  const readings: Reading[] = [
    { kind: "study", coder: null },
    { kind: "union" },
    ...named.map((owner): Reading => ({ kind: "one", owner })),
  ];
  const items = readings.map((value) => ({ value, label: readingName(study, value) }));
  const unique = items.filter(({ label }, at) => items.findIndex((one) => one.label === label) === at);
  return dialogs.pick(
    { title: t("Coder or reading"), placeholder: t("Now: {0}", readingName(study, now)) },
    unique,
  );
}
