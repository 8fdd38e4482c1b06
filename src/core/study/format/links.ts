/** A link from the text of one file to another; both are study paths. It is relative, and fit to stand in Markdown. */
export function linkTo(file: string, from: string): string {
  const [target, folder] = [file.split("/"), folderOf(from)];
  while (target.length > 1 && folder.length > 0 && target[0] === folder[0]) {
    target.shift();
    folder.shift();
  }
  const path = [...folder.map(() => ".."), ...target].join("/");
  const escaped = path.replace(/[\s<>#?%\\]/g, encodeURIComponent);
  return escaped.replaceAll("(", "%28").replaceAll(")", "%29");
}

/** The study path that a link, as written in a file, leads to; null where it leads out of the study, or nowhere. */
export function linkedFrom(file: string, written: string): string | null {
  const path = folderOf(file);
  for (const part of written.split("/")) {
    if (part === "..") {
      if (path.pop() === undefined) return null;
    } else if (part !== ".") path.push(decoded(part));
  }
  return written === "" ? null : path.join("/").normalize("NFC");
}

const longestLink = 3000;
/** What stands between a link's brackets, up to its fragment: with `<` around it, or without white space. */
const destination = `(?:<([^<>#?\\n]{1,${longestLink}})|((?:[^()<>#?\\s]|\\([^()<>#?\\s]{0,200}\\)){1,${longestLink}}))`;
const links = [
  new RegExp(`\\]\\([ \\t]{0,9}${destination}`, "g"),
  new RegExp(`^ {0,3}\\[[^\\]\\n]{1,1000}\\]:[ \\t]{1,9}${destination}`, "gm"),
];

/**
 * A memo's text with its links leading where they led, after files were given other paths by `renamed`. The memo itself
 * stood at `was` and stands at `is`. Links that still lead there, or out of the study, stay as they are written.
 */
export function relink(text: string, was: string, is: string, renamed: (path: string) => string): string {
  const lead = (whole: string, angled: string | undefined, plain: string | undefined) => {
    const written = angled ?? plain!;
    if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(written)) return whole;
    const target = linkedFrom(was, written);
    if (target === null) return whole;
    const now = renamed(target);
    if (linkedFrom(is, written) === now) return whole;
    return whole.slice(0, whole.length - written.length) + linkTo(now, is);
  };
  return links.reduce((all, pattern) => all.replace(pattern, lead), text);
}

function folderOf(file: string): string[] {
  return file.split("/").slice(0, -1);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
