import { frontMatterExtent } from "../text/layout";
import type { Anchor } from "../study/work/anchors";
import type { StudyFolder } from "../study/work/folder";
import type { FrontMatter } from "../study/format/front-matter";
import type { FilePort } from "../study/work/port";
import { isMark, type Passage } from "../study/format/record";
import { parseSidecar, currentLines } from "../study/format/sidecar";
import { notices, type Notices } from "../messages/notices";
import { nameMatcher } from "./speaker-names";
import { withheldReasons, documentConsent, type DocumentConsent } from "./document-consent";
import { containedIn, sharedWordsMatcher } from "./withheld-words";

/** A document that may leave the study. */
export interface ReleasedDocument extends Pick<
  DocumentConsent,
  "turns" | "speaking" | "people" | "hasAnonymous"
> {
  readonly path: string;
  readonly text: string;
  readonly front: FrontMatter;
  /** Those of its passages that are not removed, with the places where they were found. */
  readonly anchors: readonly Anchor[];
  /** How many owners marked it as coded. */
  readonly marks: number;
}

/**
 * What of a study may leave it whole, to be read in other programs: consent is given participant by participant. What is
 * said of people and in memos is decided by it, see `peopleLeaving` and `memosLeaving`.
 */
export interface Release {
  readonly documents: readonly ReleasedDocument[];
  /** The ids of passages in documents that stay for their words, or that nobody can read. */
  readonly kept: ReadonlySet<string>;
  /** What stays, and why. */
  readonly withheld: Notices;
  /** Whether a text holds words of documents that stay because somebody does not want to be quoted. */
  readonly holdsTheirWords: (text: string) => boolean;
  /** Whether words stand in a document, be it one that stays, of people who may all be quoted. */
  readonly othersSay: (words: string) => boolean;
  /** Whether a text names a speaker of documents that stay who does not want to be named, or quoted. */
  readonly namesThem: (text: string) => boolean;
  /** Whether a path, or the id of a code, has a word of such a name. */
  readonly pathNamesThem: (path: string) => boolean;
  /** One or the other: nothing that coders wrote leaves with that. */
  readonly isTheirs: (text: string) => boolean;
}

/**
 * Gathers what may leave a study. A document stays where somebody has withdrawn or does not want to be quoted. It stays,
 * too, where it names a speaker who wants to be anonymous, where its path has the name of somebody like that, and where
 * what it says in front can't be read, or has the id of somebody who refuses. Where `chosen` names documents, only those
 * of them come; consent is asked of all.
 */
export async function releaseOf(
  folder: StudyFolder,
  port: FilePort,
  chosen: ReadonlySet<string> | null = null,
): Promise<Release> {
  const { setup } = folder.study;
  const withheld = notices();
  const free: ReleasedDocument[] = [];
  const kept: string[] = [];
  const quotable: string[] = [];
  const keptIds = new Set<string>();
  const unnamed = new Set<string>();
  const spoken = documentConsent(setup.participants, setup.manifest.interviewers);
  const keep = async (path: string) => {
    for (const { record } of await folder.anchors(path)) {
      keptIds.add(record.id);
      kept.push(record.quote);
    }
  };
  for (const { path, present, front } of [...folder.study.documents.values()].sort(byPath)) {
    const text = present ? await folder.text(path) : null;
    const isChosen = chosen?.has(path) ?? true;
    if (text === null) {
      await keep(path);
      if (isChosen)
        withheld.add(present ? "documents that can't be read" : "documents that are not there", path);
      continue;
    }
    const { why, names, ...said } = spoken(path, text, front);
    for (const name of names) unnamed.add(name);
    if (why === null || why === "named") quotable.push(text);
    if (why !== null) {
      if (isChosen) withheld.add(withheldReasons[why], path);
      if (why === "named") continue;
      kept.push(text.slice(frontMatterExtent(text)?.end ?? 0));
      await keep(path);
      continue;
    }
    if (!isChosen) continue;
    const anchors = await folder.anchors(path);
    const marks = (await folder.owned(path)).reduce(
      (count, own) =>
        count + (currentLines(parseSidecar(own.text, own.file)).some(({ record }) => isMark(record)) ? 1 : 0),
      0,
    );
    free.push({ path, text, front, ...said, anchors, marks });
    await port.yieldToEventLoop();
  }
  const names = nameMatcher(unnamed);
  const documents = free.filter(({ path }) => {
    const isNamed = names.inPath(path);
    if (isNamed) withheld.add(withheldReasons.path, path);
    return !isNamed;
  });
  const holdsTheirWords = sharedWordsMatcher(kept);
  const isTheirs = (text: string) => names.inText(text) || holdsTheirWords(text);
  return {
    documents,
    kept: keptIds,
    withheld,
    holdsTheirWords,
    othersSay: containedIn(quotable),
    namesThem: names.inText,
    pathNamesThem: names.inPath,
    isTheirs,
  };
}

/** What a coder wrote on a passage, as far as it may leave; null, and counted among what stays, where it may not. */
export function releasedMemo({ isTheirs, withheld }: Release, { id, memo }: Passage): string | null {
  if (memo === undefined || memo === "") return null;
  if (!isTheirs(memo)) return memo;
  withheld.add("memos on passages that quote or name people of documents that stay", id);
  return null;
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}
