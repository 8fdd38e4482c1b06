import { attributesOf, attributeValues } from "../../core/study/model/attributes";
import { chosenIn, daysIn, withChosen, withDays } from "../../core/query/edit";
import { isDay } from "../../core/query/dates";
import type { Asked } from "../../core/query/find";
import { codesMeant, themesMeant } from "../../core/query/names";
import type { Term } from "../../core/query/query";
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
 * Asks by what, then for which values, and gives what is asked for then; undefined where people thought better of it.
 * With a facet the first question is answered.
 */
export async function askFilter(
  study: LocalizedStudy,
  dialogs: Dialogs & Messages,
  asked: Asked,
  facet: Facet | null,
): Promise<Asked | undefined> {
  const asking = { study, dialogs };
  if (facet === "other") return undefined;
  if (facet !== null && facet !== "attribute") return askFor(asking, asked, facet);
  const { t } = study.l10n;
  const facets: [Chosen, string][] = [
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
  type Ask = () => Promise<Asked | undefined>;
  const attributes = attributesOf(study.folder.study).map((name): Choice<Ask> => ({
    label: attributeName(name, study.l10n),
    value: () => askAttribute(asking, asked, name),
  }));
  const others = facets.map(([one, label]): Choice<Ask> => ({
    label,
    value: () => askFor(asking, asked, one),
  }));
  const ask = await dialogs.pick(
    { title: t("Filter"), placeholder: t("Show only what has…") },
    facet === "attribute" ? attributes : [...others, { separator: t("attributes") }, ...attributes],
  );
  return ask?.();
}

/** What is asked for by values of its own. */
type Chosen = Exclude<Facet, "attribute" | "other">;

async function askFor(asking: Asking, asked: Asked, facet: Chosen): Promise<Asked | undefined> {
  const { query } = asked;
  if (facet === "reading") {
    const reading = await askReading(asking, asked.reading);
    return reading && { ...asked, reading };
  }
  if (facet === "from" || facet === "to") {
    const { t } = asking.study.l10n;
    const days = daysIn(query);
    const day = await askDay(asking, facet === "from" ? t("From a day on") : t("Until a day"), days[facet]);
    return day === undefined ? undefined : { ...asked, query: withDays(query, { ...days, [facet]: day }) };
  }
  const { title, none, items, valueOf } = choicesIn(asking.study, facet);
  const chosen = chosenIn(query, facet).flatMap(valueOf);
  const values = await some(asking, title, none, items, chosen);
  return (
    values && {
      ...asked,
      query: withChosen(
        query,
        facet,
        values.map((value) => termFor(facet, value)),
      ),
    }
  );
}

type Listed = Exclude<Chosen, "from" | "to" | "reading">;

function termFor(facet: Listed, value: string): Term {
  if (facet === "code") return { kind: "code", value, alone: false };
  return { kind: facet, value } as Term;
}

/** What can be ticked for a facet; `valueOf` gives the value of a term, as the items have it. */
interface Choices {
  readonly title: string;
  readonly none: string;
  readonly items: readonly Choice<string>[];
  readonly valueOf: (term: Term) => readonly string[];
}

function choicesIn(study: LocalizedStudy, facet: Listed): Choices {
  const { t } = study.l10n;
  const { setup, paths, tables } = study.folder.study;
  const valueOf = (term: Term) => ("value" in term ? [term.value] : []);
  switch (facet) {
    case "code": {
      const items = Array.from(setup.codebook.codes.values(), (code) => ({
        value: code.id,
        label: code.name,
        color: code.color,
        description: pathOf(setup.codebook, code)
          .slice(0, -1)
          .map(({ name }) => name)
          .join(" › "),
      }));
      const none = t("The study has no codes yet.");
      const meant = (term: Term) => (term.kind === "code" ? codesMeant(study.folder.study, term.value) : []);
      return { title: t("Code"), none, items, valueOf: meant };
    }
    case "theme": {
      const items = Array.from(setup.themes.values(), ({ id, title }) => ({ value: id, label: title }));
      const none = t("The study has no themes yet.");
      const meant = (term: Term) =>
        term.kind === "theme" ? themesMeant(study.folder.study, term.value) : [];
      return { title: t("Theme"), none, items, valueOf: meant };
    }
    case "participant": {
      const items = peopleOf(study).map((id) => {
        const { group } = setup.participants.get(id) ?? {};
        return { value: id, label: id, ...(group == null ? {} : { description: group }) };
      });
      return { title: t("Participant"), none: t("No participants are named yet."), items, valueOf };
    }
    case "speaker": {
      const { speakers } = tables;
      const names = [...speakers.all()].sort();
      const items = names.map((name) => ({ value: name, label: name }));
      return { title: t("Speaker"), none: t("Nobody speaks in coded passages yet."), items, valueOf };
    }
    case "document": {
      const items = paths.map((path) => ({ value: path, label: path }));
      return { title: t("Document"), none: t("The study has no documents yet."), items, valueOf };
    }
    case "voice": {
      const items = voices.map((voice) => ({ value: voice, label: voiceName(voice, study.l10n) }));
      return { title: t("Voice"), none: "", items, valueOf };
    }
  }
}

async function askAttribute(asking: Asking, asked: Asked, name: string): Promise<Asked | undefined> {
  const { study } = asking;
  const items = [...attributeValues(study.folder.study, name)].sort(
    new Intl.Collator(undefined, { numeric: true }).compare,
  );
  const facet = `attribute ${name}` as const;
  const picked = await some(
    asking,
    attributeName(name, study.l10n),
    study.l10n.t("It has no values yet."),
    items.map((value) => ({ value, label: value })),
    chosenIn(asked.query, facet).flatMap((term) => ("value" in term ? term.value : [])),
  );
  if (picked === undefined) return undefined;
  const terms = picked.map((value): Term => ({ kind: "attribute", name, value }));
  return { ...asked, query: withChosen(asked.query, facet, terms) };
}

/** The participants with a row of their own, or with passages. */
function peopleOf({ folder: { study } }: LocalizedStudy): string[] {
  const { participants } = study.tables;
  const named = participants.all();
  return [...new Set([...study.setup.participants.keys(), ...named])].sort(
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
  const day = await dialogs.enterText({
    title,
    value: value ?? "",
    placeholder: "2026-03-12",
    prompt: t("Year, month and day; empty for any."),
    refuse: (text) => {
      const trimmed = text.trim();
      return trimmed === "" || isDay(trimmed) ? null : t("A day looks like 2026-03-12.");
    },
  });
  return day === undefined ? undefined : day.trim() || null;
}

async function askReading({ study, dialogs }: Asking, now: Reading): Promise<Reading | undefined> {
  const { t } = study.l10n;
  const { owners } = study.folder.study.tables;
  const named = [...owners.all()].sort();
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
