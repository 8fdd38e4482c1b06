import { isSlug } from "./ids";

/** Names of the study's own files and folders at its root. */
export const manifestFile = "emic.yaml";
export const codebookFile = "codebook.yaml";
export const participantsFile = "participants.csv";
export const attributesFile = ".gitattributes";
export const codingsFolder = "codings";
export const themesFolder = "themes";
export const memosFolder = "memos";

/** The layer that holds the reading a team agreed on. Layers are named like coders, after an `@`. */
export const agreedLayer = "@agreed";

/** What keeps git from conflicts where two coders' lines, or one coder's on two machines, are merged. */
export const attributesLine = "codings/**/*.jsonl text eol=lf merge=union";

const longestPath = 1000;

/** Whether a path may name a file of a study: relative, `/` between its parts, NFC, never leading out. */
export function isStudyPath(path: string): boolean {
  return path.length <= longestPath && !unfit.test(path) && path === path.normalize("NFC");
}

/** A character that no path may have, or a part that is empty, `.` or `..`. */
const unfit = /[\\\u0000-\u001f\u007f]|(?:^|\/)\.{0,2}(?:\/|$)/;

export function isLayer(owner: string): boolean {
  return owner.startsWith("@") && isSlug(owner.slice(1));
}

/** The file in which `owner`, a coder or a layer, keeps the codings of a document. @throws RangeError for no such name. */
export function sidecarPath(owner: string, document: string): string {
  if (!(isSlug(owner) || isLayer(owner)) || !isStudyPath(document)) {
    throw new RangeError(`no place for codings of ${document} by ${owner}`);
  }
  return `${codingsFolder}/${owner}/${document}.jsonl`;
}

/** Whose codings of which document a file holds; null for any other file, copies of such files included. */
export function readSidecarPath(path: string): { owner: string; document: string } | null {
  const place = readCodingsPath(path);
  return place === null || copyName.test(place.document) ? null : place;
}

/** Whose codings of which document a file is a copy of that a sync service left beside them; null for any other file. */
export function readCopyPath(path: string): { owner: string; document: string } | null {
  const place = isStudyPath(path) ? readCodingsPath(path) : null;
  const document = copyName.exec(place?.document ?? "")?.[1];
  return place === null || document === undefined ? null : { ...place, document };
}

/** Sync services put their words between a document's name and the ending of the file that holds its codings. */
const copyName = /^(.*\.md)[ ._(-][^/]*(?<!\.md)$/i;

function readCodingsPath(path: string): { owner: string; document: string } | null {
  if (!path.startsWith(`${codingsFolder}/`) || !path.endsWith(".jsonl")) return null;
  const [, owner = "", ...rest] = path.slice(0, -".jsonl".length).split("/");
  const document = rest.join("/");
  return (isSlug(owner) || isLayer(owner)) && isStudyPath(document) ? { owner, document } : null;
}

/**
 * Whether a study would lose what it holds if a file of this path were replaced: one of its own files, or one of these
 * documents. Letters' case makes no difference, as to some file systems.
 */
export function isStudysOwn(path: string, documents: Iterable<string>): boolean {
  const folded = path.normalize("NFC").toLowerCase();
  const [first = "", ...below] = folded.split("/");
  if (below.length === 0 && [manifestFile, codebookFile, participantsFile, attributesFile].includes(first))
    return true;
  if (below.length > 0 && [codingsFolder, memosFolder, themesFolder].includes(first)) return true;
  return [...documents].some((one) => one.toLowerCase() === folded);
}

/** Whether a folder is never looked into. */
export function isHiddenFolder(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}

/** Whether a file explains the folder it is in, which makes it neither a document nor a theme. */
export function isReadMe(path: string): boolean {
  return /(?:^|\/)readme\.md$/i.test(path);
}

/** Whether a Markdown file can be a document, before the study's own choice of documents. */
export function mayBeDocument(path: string): boolean {
  if (!/\.md$/i.test(path) || !isStudyPath(path) || isReadMe(path)) return false;
  const parts = path.split("/");
  const name = parts.pop()!;
  if (name.startsWith(".")) return false;
  if ([codingsFolder, themesFolder, memosFolder].includes(parts[0] ?? "")) return false;
  return !parts.some(isHiddenFolder);
}
