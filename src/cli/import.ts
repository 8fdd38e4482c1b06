import * as fs from "node:fs";
import * as path from "node:path";
import { formatOf, importFormats } from "../core/exchange/formats";
import { planImport, type Plan } from "../core/exchange/plan";
import { encodings, isEncoding } from "../core/exchange/transcripts/reading";
import { presentIn, writePlan } from "../core/exchange/write";
import { idMaker, isSlug } from "../core/study/ids";
import { nodeFiles } from "../node/files";
import { readPages } from "../node/pdf/read-pages";
import { coderOf } from "./coder";
import { listed } from "./exchanged";
import { openStudy, rootFor } from "./open";
import { rolesOf } from "./roles";
import { fine, plain, problemsFound, wrongUse, type Command } from "./terminal";

/** Larger files are not read, in bytes. */
const largest = 2_000_000_000;

export const importFile: Command = {
  summary: "takes a file of another program into the study",
  usage: `Usage: emic import [--dry-run] [--coder ID] [--speaker NAME=ID]… [--interviewer NAME]…
                   [--encoding NAME] [--json] FILE [folder]

Takes documents, codes, codings, participants and memos from FILE into the study in the folder, which may be empty:
${importFormats.map(({ ending, what }) => `  ${ending.padEnd(11)}${what}`).join("\n")}

No file that is there is changed, but for a codebook, which gets the codes that it lacks. Documents and memos get names
that are free. Everything is written, or nothing. What does not come along is listed. The exit code is 1 where the file
can't be read or written.

  --dry-run   writes nothing, and says what would be written
  --coder ana whose comments in documents and codings in texts become (by default made from git's user.name)
  --speaker "Ana Ruiz=p01"
              which participant a transcript's speaker is; may stand several times
  --interviewer "Ben Okafor"
              who of a transcript's speakers asks; may stand several times
  --encoding windows-1251
              how a text, captions or a web page is encoded that does not say so itself; else it is guessed, and said
  --json      {files, codebook, lost: [{what, count, where}], remarks: [{what, count, where}]}: the new files, whether the
              codebook gets codes, what does not come along, and how the file was understood
`,
  options: {
    json: { type: "boolean" },
    "dry-run": { type: "boolean" },
    coder: { type: "string" },
    speaker: { type: "string", multiple: true },
    interviewer: { type: "string", multiple: true },
    encoding: { type: "string" },
  },
  async run(call) {
    const { terminal, options, positionals } = call;
    const [file, ...rest] = positionals;
    const format = file === undefined ? null : formatOf(importFormats, file);
    if (file === undefined || format === null) {
      const why = file === undefined ? "which file?" : "by its ending, the file is of no known format.";
      terminal.err(`emic import: ${why}\n\n${importFile.usage}`);
      return wrongUse;
    }
    const roles = rolesOf(options["speaker"], options["interviewer"]);
    const encoding = typeof options["encoding"] === "string" ? options["encoding"] : null;
    const wrong =
      "wrong" in roles
        ? roles.wrong
        : encoding !== null && !isEncoding(decode, encoding)
          ? `there is no encoding “${encoding}”. Known are ${encodings.map(({ name }) => name).join(", ")} and more.`
          : null;
    if (wrong !== null || "wrong" in roles) {
      terminal.err(`emic import: ${plain(wrong ?? "")}\n`);
      return wrongUse;
    }
    const named = path.resolve(terminal.folder, file);
    // QualCoder's projects are folders with the file in them.
    const isFolder = fs.statSync(named, { throwIfNoEntry: false })?.isDirectory() === true;
    const source = isFolder ? path.join(named, "data.qda") : named;
    const size = fs.statSync(source, { throwIfNoEntry: false })?.size;
    if (size === undefined) {
      terminal.err(`emic import: there is no file ${plain(source)}\n`);
      return wrongUse;
    }
    const folder = await openStudy({ ...call, positionals: rest });
    if (folder === null) return wrongUse;
    const root = rootFor({ ...call, positionals: rest });
    const port = nodeFiles(root);
    const refuse = (why: string) => {
      terminal.err(`emic import: ${plain(why)}\n`);
      return problemsFound;
    };
    if (size > largest) return refuse(`${file} is larger than what is read.`);
    const coder = coderOf(options["coder"], terminal.folder) || "me";
    if (!isSlug(coder)) return refuse(`${coder} can't be a coder's name: use a–z, 0–9 and hyphens.`);
    const incoming = await format.read(new Uint8Array(fs.readFileSync(source)), {
      file: path.basename(source),
      isPasted: false,
      folder: "",
      pages: readPages,
      coder,
      codebook: folder.study.frame.codebook,
      makeId: idMaker((bytes) => crypto.getRandomValues(bytes)),
      now: Date.now(),
      roles: roles.roles,
      decode,
      encoding,
    });
    if ("wrong" in incoming) return refuse(incoming.wrong);
    const plan = planImport(incoming, await presentIn(folder, port), path.basename(root));
    if ("refused" in plan) return refuse(plan.refused);
    if (options["dry-run"] !== true) {
      const written = await writePlan(plan, port, (one) => {
        fs.rmSync(path.join(root, one), { force: true });
        return Promise.resolve({ kind: "written" });
      });
      if (written.kind === "refused") return refuse(written.reason);
    }
    terminal.out(options["json"] === true ? json(plan) : text(plan, options["dry-run"] === true));
    terminal.err(listed("Taken as it seems to be meant:", plan.remarks));
    terminal.err(listed("Not taken along:", plan.lost));
    return fine;
  },
};

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

function json({ files, codebook, lost, remarks }: Plan): string {
  return `${JSON.stringify({ files: [...files.keys()], codebook: codebook !== null, lost, remarks }, null, 2)}\n`;
}

function text({ files, codebook }: Plan, dry: boolean): string {
  const names = [...files.keys()].map((file) => `${plain(file)}\n`);
  const change = codebook === null ? "" : "codebook.yaml gets codes\n";
  return `${names.join("")}${change}${dry ? "Would be written" : "Written"}: ${names.length} ${names.length === 1 ? "file" : "files"}.\n`;
}
