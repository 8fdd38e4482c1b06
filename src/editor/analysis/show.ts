import type { Looked } from "../../core/analysis/look";
import type { PanelState } from "../../core/analysis/panel-state";
import type { CodedPassages } from "../../core/study/model/passages";
import { findCode } from "../../core/study/format/codebook/codebook";
import type { Show } from "../../view/panel/protocol";
import { countInWords } from "../count-in-words";
import type { Localization, LocalizedStudy } from "../localization";
import { searchIn } from "../../core/query/edit";
import { attributeName, chipsOf, readingName } from "./chips";

/** All of what the panel shows but the quotes. */
export type Shown = Omit<Show, "state" | "canGoBack" | "list">;

/** What a person sees who looks at a study so. */
export function shownOf(study: LocalizedStudy, state: PanelState, looked: Looked): Shown {
  const { setup } = study.folder.study;
  return {
    search: searchIn(looked.query),
    study: { name: setup.manifest.name ?? study.name, facts: factsOf(study) },
    chips: chipsOf(study, { query: looked.query, reading: state.reading }),
    columns: columnsOf(study.l10n, state, looked),
    note: noteOf(study, state, looked),
    missing: missingIn(study, state, looked),
    rows: looked.rows.map((row) => ({
      ...row,
      name: row.subject.kind === "unthemed" ? study.l10n.t("In no theme") : row.name,
    })),
    collections: Array.from(setup.collections.values(), ({ id, title, quotes }) => ({
      id,
      title,
      count: quotes.length,
    })),
  };
}

/** The study in numbers: what there is, whatever is looked at. */
function factsOf({ folder: { study }, l10n: { t } }: LocalizedStudy): string {
  const { tables, documents } = study;
  const present = [...documents.values()].filter((document) => document.present).length;
  const coders = tables.owners.all().filter((owner) => !owner.startsWith("@")).length;
  const codings = study.allCodings();
  return [
    present === 1 ? t("1 document") : t("{0} documents", present),
    coders === 1 ? t("1 coder") : t("{0} coders", coders),
    codings === 1 ? t("1 coding") : t("{0} codings", codings),
  ].join(" · ");
}

/** Everybody, then the groups; each with how many people it has and how many of their documents are coded. */
function columnsOf(
  { t }: Localization,
  { groupBy }: PanelState,
  { groups, counted }: Looked,
): Show["columns"] {
  const labels =
    groupBy === null
      ? [t("Everybody")]
      : [t("Everybody"), ...groups.map(({ label }) => label ?? t("not said"))];
  return labels.map((label, at) => {
    const { participants, documents, marked } = counted.columns[at]!;
    const people = participants === 1 ? t("1 participant") : t("{0} participants", participants);
    const coded = t("{0} of {1} documents are marked as coded", marked, documents);
    return { label, note: `${people}; ${coded}` };
  });
}

function noteOf(
  study: LocalizedStudy,
  { reading, rollUp, groupBy }: PanelState,
  { counted }: Looked,
): string {
  const { t } = study.l10n;
  const [everybody] = counted.columns;
  return [
    t("Bars: the share of participants. Numbers: participants of those known, then coded passages."),
    rollUp ? t("Codes below count for those above.") : t("Each code counts for itself alone."),
    t("Counted: {0}.", readingName(study, reading)),
    t(
      "{0} of {1} documents are marked as coded; a dash: nothing was found, and nobody knows yet.",
      everybody!.marked,
      everybody!.documents,
    ),
    ...(groupBy === null ? [] : [t("Compared by: {0}.", attributeName(groupBy, study.l10n))]),
  ].join(" ");
}

/** What the study lacks, so that the chart is empty or is not of what was asked for. */
function missingIn(study: LocalizedStudy, { by }: PanelState, { rows, scope }: Looked): Show["missing"] {
  const { setup } = study.folder.study;
  if (study.folder.study.codesInUse().size === 0)
    return setup.codebook.codes.size === 0 ? "codes" : "codings";
  if (rows.length === 0 || scope.length === 0) return "fitting";
  return by === "themes" && setup.themes.size === 0 ? "themes" : "nothing";
}

/** What the list of quotes is called, and what was found. */
export function headingOf(
  study: LocalizedStudy,
  { subject, groupBy, column }: PanelState,
  { groups }: Looked,
  behind: CodedPassages,
): { title: string; found: string } {
  const { t } = study.l10n;
  const { codebook, themes } = study.folder.study.setup;
  const names = {
    everything: () => t("All quotes"),
    unthemed: () => t("In no theme"),
    code: (id: string) => findCode(codebook, id)?.name ?? id,
    theme: (id: string) => themes.get(id)?.title ?? id,
  };
  const name = "id" in subject ? names[subject.kind](subject.id) : names[subject.kind]();
  const group = groupBy === null ? undefined : groups[column - 1];
  const among =
    group === undefined ? "" : ` · ${attributeName(groupBy!, study.l10n)}: ${group.label ?? t("not said")}`;
  const { passages, participants } = behind;
  const found =
    passages.length === 0 ? t("Nothing was found.") : countInWords(passages.length, participants, study.l10n);
  return { title: `${name}${among}`, found };
}
