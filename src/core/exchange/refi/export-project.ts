import { strToU8 } from "fflate";
import type { StudyFolder } from "../../study/work/folder";
import { participantsNamed } from "../../study/format/front-matter";
import { isThemeFile } from "../../study/format/theme";
import type { FilePort } from "../../study/work/port";
import { isCoding } from "../../study/format/record";
import { writeArchive } from "../../files/archive";
import type { Exported } from "../../consent/export-format";
import { releasedCodes } from "../../consent/released-codes";
import { releaseOf } from "../../consent/release";
import { memoFiles, releasedMemos } from "../../consent/released-memos";
import { releasedParticipants, participantsIn } from "../../consent/released-people";
import { notices } from "../../messages/notices";
import { container, element, writeXml, type Written } from "../../files/xml-writer";
import { writeCodes } from "./write-codes";
import { guidFor } from "../guids";
import { codebookNamespace, origin, projectNamespace } from "./namespaces";
import { writePeople } from "./write-people";
import { positionsIn } from "./positions";
import { writeSelections } from "./write-selections";

export interface RefiOptions {
  /** How lines end in the texts; positions are counted as they are written. */
  readonly lineEnds: "lf" | "crlf";
  /** What a study is called that does not say itself. */
  readonly name: string;
  /** The documents to be in it; null: all. */
  readonly documents: ReadonlySet<string> | null;
}

/** A study as a REFI-QDA project (`.qdpx`), as far as consent lets it leave. The same study gives the same bytes. */
export async function exportProject(
  folder: StudyFolder,
  port: FilePort,
  options: RefiOptions,
): Promise<Exported> {
  const release = await releaseOf(folder, port, options.documents);
  const { manifest } = folder.study.setup;
  const called = releasedCodes(folder.study.setup.codebook, release);
  const { codebook, idOf } = called;
  const study = manifest.name ?? "";
  const omitted = notices();
  const user = (owner: string) => guidFor(study, "user", owner);
  const owners = new Set(manifest.coders.keys());
  const unknown = new Set<string>();
  const notes: Written[] = [];
  const sources: Written[] = [];
  const files = new Map<string, Uint8Array>();
  const people = new Map<string, string[]>();
  for (const document of release.documents) {
    const { path, text, front, anchors, marks } = document;
    omitted.add("marks that a coder has coded a whole document", path, marks);
    for (const { owner, record } of anchors) {
      owners.add(owner);
      if (!isCoding(record)) continue;
      const id = idOf(record.code);
      if (!codebook.codes.has(id)) unknown.add(id);
    }
    const guid = guidFor(study, "document", path);
    for (const id of participantsNamed(front)) people.set(id, [...(people.get(id) ?? []), guid]);
    const crlf = options.lineEnds === "crlf";
    files.set(`sources/${guid}.txt`, strToU8(crlf ? text.replaceAll("\n", "\r\n") : text));
    const selections = writeSelections(document, {
      study,
      idOf,
      omitted,
      release,
      position: positionsIn(text, crlf),
      user,
      note: ({ guid: own, name, text: words, owner, record }) => {
        const { made, revised } = record;
        const dates = { creatingUser: user(owner), creationDateTime: made, modifiedDateTime: revised };
        notes.push(note(own, name, words, dates));
        return own;
      },
    });
    sources.push(
      element("TextSource", { guid, name: path, plainTextPath: `internal://${guid}.txt` }, selections),
    );
  }
  const isWhole = options.documents === null;
  const memos = isWhole ? await releasedMemos(port, release, called) : new Map<string, string>();
  if (!isWhole) omitted.add("memos and themes", undefined, (await memoFiles(port)).length);
  const concerned = isWhole
    ? folder.study.setup.participants
    : participantsIn(folder.study.setup.participants, release);
  const others = folder.study.setup.participants.size - concerned.size;
  omitted.add("participants of other documents", undefined, others);
  const participants = releasedParticipants(concerned, release);
  for (const [file, text] of memos) notes.push(note(guidFor(study, "note", file), file, text));
  const themed = [...memos.keys()].filter(isThemeFile).length;
  omitted.add(
    "themes, which are notes there: their codes and status stand in the text only",
    undefined,
    themed,
  );
  for (const { path } of release.documents)
    if (manifest.isDouble(path)) omitted.add("documents that several are to code independently", path);
  if (manifest.approach !== null) omitted.add("approaches", manifest.approach);
  omitted.add("interviewers", undefined, manifest.interviewers.length);
  const codes = writeCodes(study, codebook, [...unknown].sort(), omitted);
  const { variables, cases } = writePeople(study, participants, people);
  const users = [...owners]
    .sort()
    .map((owner) =>
      element("User", { guid: user(owner), name: manifest.coders.get(owner) ?? owner, id: owner }),
    );
  const root = element("Project", { xmlns: projectNamespace, name: manifest.name ?? options.name, origin }, [
    container("Users", users),
    codes.length === 0 ? null : element("CodeBook", {}, [element("Codes", {}, codes)]),
    variables,
    cases,
    container("Sources", sources),
    container("Notes", notes),
  ]);
  const written = writeXml(root);
  omitted.add("characters that XML can't hold", undefined, written.omitted);
  const all = new Map([["project.qde", strToU8(written.text)], ...files]);
  return { bytes: writeArchive(all), omitted: omitted.all, withheld: release.withheld.all };
}

/** A study's codebook as a REFI-QDA codebook (`.qdc`); null where it has no codes. */
export async function exportCodebook(folder: StudyFolder, port: FilePort): Promise<Exported | null> {
  const { manifest, codebook } = folder.study.setup;
  if (codebook.codes.size === 0) return null;
  const release = await releaseOf(folder, port);
  const omitted = notices();
  const withheld = notices();
  const { codebook: book } = releasedCodes(codebook, { ...release, withheld });
  const codes = writeCodes(manifest.name ?? "", book, [], omitted);
  const root = element("CodeBook", { xmlns: codebookNamespace, origin }, [element("Codes", {}, codes)]);
  const written = writeXml(root);
  omitted.add("characters that XML can't hold", undefined, written.omitted);
  return { bytes: strToU8(written.text), omitted: omitted.all, withheld: withheld.all };
}

function note(
  guid: string,
  name: string,
  text: string,
  dates: Readonly<Record<string, string | undefined>> = {},
): Written {
  return element("Note", { guid, name, ...dates }, [element("PlainTextContent", {}, [text])]);
}
