import * as fs from "node:fs";
import * as path from "node:path";
import { mergeCodebooks } from "../core/study/format/codebook/merge";
import { sidesOf } from "../core/study/format/conflict";
import { fine, problemsFound, wrongUse, type Command, type Terminal } from "./terminal";

export const mergeCodebook: Command = {
  summary: "merges two versions of a codebook by code, as git's merge driver",
  usage: `Usage: emic merge-codebook BASE OURS THEIRS
       emic merge-codebook FILE

Merges THEIRS into the file OURS, code by code; BASE is what both came from (it may be empty). With one FILE, merges
the two sides between its conflict markers. Where both changed the same thing, ours stays and theirs is written
beside it under “theirs”, and the exit code is 1.

As git's merge driver:
  git config merge.emic-codebook.driver "emic merge-codebook %O %A %B"
  echo "codebook.yaml merge=emic-codebook" >> .gitattributes
`,
  options: {},
  run({ positionals, terminal }) {
    const files = positionals.map((file) => path.resolve(terminal.folder, file));
    if (files.length === 1) return Promise.resolve(mergeMarked(files[0]!, terminal));
    if (files.length === 3)
      return Promise.resolve(mergeVersions(files as [string, string, string], terminal));
    terminal.err(`emic merge-codebook: three files are needed, or one.\n\n${mergeCodebook.usage}`);
    return Promise.resolve(wrongUse);
  },
};

function mergeMarked(file: string, terminal: Terminal): number {
  const sides = sidesOf(fs.readFileSync(file, "utf8"), { aligned: false });
  if (sides === null) {
    terminal.err("There is nothing to merge: the file has no conflict markers.\n");
    return fine;
  }
  return merge(file, sides.base, sides.ours, sides.theirs, terminal);
}

function mergeVersions([base, ours, theirs]: [string, string, string], terminal: Terminal): number {
  const [old, mine, other] = [base, ours, theirs].map((file) => fs.readFileSync(file, "utf8")) as [
    string,
    string,
    string,
  ];
  const code = merge(ours, old.trim() === "" ? null : old, mine, other, terminal);
  // A driver that fails must leave both versions in the file: git takes it as it is.
  const whole = (text: string) => (text === "" || text.endsWith("\n") ? text : `${text}\n`);
  if (code === wrongUse)
    fs.writeFileSync(ours, `<<<<<<< ours\n${whole(mine)}=======\n${whole(other)}>>>>>>> theirs\n`);
  return code === wrongUse ? problemsFound : code;
}

function merge(file: string, base: string | null, ours: string, theirs: string, terminal: Terminal): number {
  const merged = mergeCodebooks(base, ours, theirs);
  if (merged === null) {
    terminal.err(
      "One of the versions can't be read, so nothing was merged. Mend it first: emic check says where.\n",
    );
    return wrongUse;
  }
  fs.writeFileSync(file, merged.text);
  if (merged.conflicts.length === 0) return fine;
  terminal.err(
    `Both versions were kept for: ${merged.conflicts.join(", ")}. Choose one, then delete “theirs”.\n`,
  );
  return problemsFound;
}
