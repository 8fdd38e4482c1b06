import { slugFor } from "../../study/format/ids";
import { linkTo } from "../../study/format/links";
import { memosFolder } from "../../study/format/paths";
import { nameOf } from "../../study/format/quote-block";
import { freePath } from "../../study/format/free-name";
import type { IncomingMemo } from "./incoming";

/** Memos as they come in, each with a path of its own. */
export interface Memos {
  readonly all: readonly IncomingMemo[];
  /** A memo with the path it would like to have. */
  add(path: string, text: string): void;
  /** What is said of the project as a whole. */
  addAbout(text: string): void;
  /** What is said of a document, which has this path: titled by its name, and with a link to it. */
  addOn(document: string, name: string, text: string): void;
  /** Any other, named by its title; `before` stands between title and text. */
  addTitled(title: string, text: string, before?: string): void;
}

export function memoFiles(): Memos {
  const all: IncomingMemo[] = [];
  const taken = new Set<string>();
  const add = (wanted: string, text: string) => {
    const path = freePath(wanted, (one) => taken.has(one.toLowerCase()));
    taken.add(path.toLowerCase());
    all.push({ path, text });
  };
  return {
    all,
    add,
    addAbout(text) {
      add(`${memosFolder}/about-the-project.md`, `${text}\n`);
    },
    addOn(document, name, text) {
      const path = `${memosFolder}/${slugFor(nameOf(document)) || "document"}.md`;
      const title = name.replace(/\s+/g, " ");
      const link = `[${title.replace(/[[\]\\]/g, "\\$&")}](${linkTo(document, path)})`;
      add(path, `# ${title}\n\n${link}\n\n${text}\n`);
    },
    addTitled(name, text, before = "") {
      const title = name.replace(/\s+/g, " ").trim();
      const parts = [title === "" ? "" : `# ${title}`, before, text].filter((part) => part !== "");
      add(`${memosFolder}/${slugFor(title) || "memo"}.md`, `${parts.join("\n\n")}\n`);
    },
  };
}
