import type { Excerpt } from "../../core/analysis/excerpt";
import { plainQuotes, richQuotes, type Quotation } from "../../core/analysis/quotation";
import { isAnonymous } from "../../core/consent/participant-consent";
import { quoteBlock } from "../../core/study/format/quote-block";
import type { LocalizedStudy } from "../localization";
import type { Choice, Dialogs, Messages } from "../ports";
import { refusalOf, sourceOf } from "./quote";

// What leaves the study by the clipboard: consent governs all of it.

/** Quotes as they may leave, and why others stay. */
export interface CopiedQuotes {
  readonly markdown: string;
  readonly plain: string;
  readonly rich: string;
  readonly count: number;
  /** Sentences, each once. */
  readonly refused: readonly string[];
}

/** Says, of each who did not agree, that their words stay. */
export function showWithheld({ l10n: { t } }: LocalizedStudy, { refused }: CopiedQuotes, to: Messages): void {
  for (const why of refused) to.inform(t("{0}, so these words are not copied.", why));
}

/** Says how much is on the clipboard now. */
export function showCopied({ l10n: { t } }: LocalizedStudy, { count }: CopiedQuotes, to: Messages): void {
  to.say(count === 1 ? t("Copied: 1 quote") : t("Copied: {0} quotes", count));
}

/** Quotes for the clipboard: none of those who did not agree or have withdrawn, and nobody named who wants it so. */
export function copiedQuotes(study: LocalizedStudy, excerpts: readonly Excerpt[]): CopiedQuotes {
  const refused = new Set<string>();
  const blocks: string[] = [];
  const quotations: Quotation[] = [];
  const { participants } = study.folder.study.setup;
  for (const excerpt of excerpts) {
    const why = refusalOf(study, excerpt.people);
    if (why !== null) {
      refused.add(why);
      continue;
    }
    const [row] = excerpt.rows;
    const { id, document, participant } = row!;
    // Labels in a passage of several turns may be names.
    const spoken = excerpt.said.map(({ words }) => words).join("\n\n");
    if (excerpt.people.some((one) => isAnonymous(participants.get(one)))) {
      const label = participants.get(participant ?? "")?.group ?? study.l10n.t("a participant");
      blocks.push(quoteBlock({ id, words: spoken, document: null, participant: label }));
      quotations.push({ words: spoken, source: [label] });
    } else {
      blocks.push(quoteBlock({ id, words: excerpt.words, document, participant }));
      quotations.push({ words: spoken, source: sourceOf(study, excerpt) });
    }
  }
  return {
    markdown: blocks.join("\n"),
    plain: plainQuotes(quotations),
    rich: richQuotes(quotations),
    count: blocks.length,
    refused: [...refused],
  };
}

/** What quotes can be copied as. */
export type Format = "markdown" | "plain" | "rich";

export function askFormat({ l10n: { t } }: LocalizedStudy, dialogs: Dialogs): Promise<Format | undefined> {
  const choices: Choice<Format>[] = [
    { label: t("Rich text"), description: t("for documents and slides"), value: "rich" },
    { label: t("Plain text"), description: t("for anything"), value: "plain" },
    {
      label: t("Markdown"),
      description: t("for memos: each quote leads back to its place"),
      value: "markdown",
    },
  ];
  return dialogs.pick({ title: t("Copy Quotes"), placeholder: t("As what?") }, choices);
}
