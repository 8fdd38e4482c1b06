import { choicesOf, daysIn, facetOf, partsOf, searchPart, withDays, without } from "../../core/query/edit";
import type { Asked } from "../../core/query/find";
import { codesMeant, themesMeant } from "../../core/query/names";
import { parseQuery } from "../../core/query/parse";
import { printQuery, printTerm } from "../../core/query/print";
import type { Query, Term } from "../../core/query/query";
import { agreedLayer } from "../../core/study/format/paths";
import { group } from "../../core/study/model/attributes";
import type { Reading } from "../../core/study/model/reading";
import type { Chip, Facet } from "../../view/panel/protocol";
import type { Localization, LocalizedStudy } from "../localization";
import { coderName } from "../quote-words";
import { dayName, voiceName } from "./quote";

/** What is asked for, one chip a thing; whose codings are counted is always said, the words of the search are not. */
export function chipsOf(study: LocalizedStudy, { query, reading }: Asked): Chip[] {
  const search = searchPart(query);
  return [
    { facet: "reading", value: "", label: readingName(study, reading), isRemovable: false },
    ...partsOf(query)
      .filter((part) => part !== search)
      .flatMap((part) => chipsOfPart(study, part)),
  ];
}

function chipsOfPart(study: LocalizedStudy, part: Query): Chip[] {
  const terms = choicesOf(part);
  if (terms !== null && terms.every((term) => facetOf(term) === facetOf(terms[0]!)))
    return terms.flatMap((term) => chipsOfTerm(study, term));
  const text = printQuery(part);
  return [{ facet: "other", value: text, label: text, isRemovable: true }];
}

function chipsOfTerm(study: LocalizedStudy, term: Term): Chip[] {
  const { l10n } = study;
  const { t } = l10n;
  const { codebook, themes } = study.folder.study.setup;
  const chip = (facet: Facet, label: string, value = printTerm(term)) => ({
    ...{ facet, value, label },
    isRemovable: true,
  });
  switch (term.kind) {
    case "theme": {
      const [id] = themesMeant(study.folder.study, term.value);
      return [chip("theme", t("Theme: {0}", themes.get(id ?? "")?.title ?? term.value))];
    }
    case "code": {
      const [id] = codesMeant(study.folder.study, term.value);
      const name = codebook.codes.get(id ?? "")?.name ?? term.value;
      return [chip("code", term.alone ? t("Code alone: {0}", name) : t("Code: {0}", name))];
    }
    case "participant":
      return [chip("participant", t("Participant: {0}", term.value))];
    case "speaker":
      return [chip("speaker", t("Speaker: {0}", term.value))];
    case "document":
      return [chip("document", t("Document: {0}", term.value))];
    case "voice":
      return [chip("voice", t("Voice: {0}", voiceName(term.value, l10n)))];
    case "attribute":
      return [chip("attribute", `${attributeName(term.name, l10n)}: ${term.value}`)];
    case "date":
      return [
        ...(term.from === null ? [] : [chip("from", t("From {0}", dayName(term.from, l10n)))]),
        ...(term.to === null ? [] : [chip("to", t("Until {0}", dayName(term.to, l10n)))]),
      ];
    case "coder":
      return [chip("other", t("Coder: {0}", coderName(study, term.value)))];
    case "words":
      return [chip("other", t("Words: {0}", term.value))];
  }
}

/** The query without what a chip stands for. */
export function withoutChip(query: Query, facet: Facet, value: string): Query {
  const read = parseQuery(value);
  if ("wrong" in read) return query;
  if (facet !== "from" && facet !== "to") return without(query, read.query);
  return withDays(query, { ...daysIn(query), [facet]: null });
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
