import { importFormats } from "../core/exchange/import-formats";
import { formatOf } from "../core/files/sources";
import * as fs from "node:fs";
import * as path from "node:path";
import { planImport, type ImportPlan } from "../core/exchange/import/plan-import";
import { isTable } from "../core/documents/tables/read-table";
import { presentStudy, writePlan } from "../core/exchange/import/write-import";
import { idMaker, isSlug } from "../core/study/format/ids";
import { nodeFiles } from "../node/files";
import { readPages } from "../node/pdf/read-pages";
import { coderOf } from "./coder";
import { listed } from "./notices";
import { openStudy, rootFor } from "./open";
import { tableChoice, tableOptions, tableUsage } from "./table-options";
import { fine, json, plain, problemsFound, wrongUse, type Command } from "./terminal";
import { decode, transcriptChoice, transcriptOptions, transcriptUsage } from "./transcript-options";

/** Larger files are not read, in bytes. */
const largest = 2_000_000_000;

export const importFile: Command = {
  summary: "takes a file of another program into the study",
  usage: `Usage: emic import [--dry-run] [--coder ID] [--json] [how to read it] FILE [folder]

Takes documents, codes, codings, participants and memos from FILE into the study in the folder, which may be empty:
${importFormats.map(({ ending, what }) => `  ${ending.padEnd(11)}${what}`).join("\n")}

No file that is there is changed, but for a codebook, which gets the codes that it lacks, and participants.csv, which gets
the participants that it lacks. Documents and memos get names that are free. Everything is written, or nothing. What does
not come along is listed. The exit code is 1 where the file can't be read or written.

  --dry-run   writes nothing, and says what would be written
  --coder ana whose comments in documents and codings in texts become (by default made from git's user.name)
  --json      {version, files, codebook, participants, omitted: [{what, count, where}],
              warnings: [{what, count, where}]}: the new files, whether the codebook gets codes and participants.csv
              rows, what does not come along, and how the file was understood

${transcriptUsage}

${tableUsage}
`,
  options: {
    json: { type: "boolean" },
    "dry-run": { type: "boolean" },
    coder: { type: "string" },
    ...transcriptOptions,
    ...tableOptions,
  },
  async run(call) {
    const { terminal, options, positionals } = call;
    const [file, ...rest] = positionals;
    const format = file === undefined ? null : formatOf(importFormats, file);
    const misused = (why: string) => {
      terminal.err(`emic import: ${why}\n`);
      return wrongUse;
    };
    if (file === undefined || format === null) {
      const why = file === undefined ? "which file?" : "by its ending, the file is of no known format.";
      return misused(`${why}\n\n${importFile.usage.trimEnd()}`);
    }
    if (rest.length > 1) return misused("one file at a time, and one folder.");
    const transcript = transcriptChoice(options);
    if ("wrong" in transcript) return misused(plain(transcript.wrong));
    const table = tableChoice(options);
    if (table !== null && !isTable(file))
      return misused(`${plain(file)} is no table, and has no columns to choose.`);
    const source = sourceAt(path.resolve(terminal.folder, file));
    const size = fs.statSync(source, { throwIfNoEntry: false })?.size;
    if (size === undefined) return misused(`there is no file ${plain(source)}`);
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
      coder,
      codebook: folder.study.setup.codebook,
      makeId: idMaker((bytes) => crypto.getRandomValues(bytes)),
      now: Date.now(),
      ...transcript,
      ...(table === null ? {} : { table }),
      decode,
      pages: readPages,
    });
    if ("wrong" in incoming) return refuse(incoming.wrong);
    const plan = planImport(incoming, await presentStudy(folder, port, [incoming]), path.basename(root));
    if ("refused" in plan) return refuse(plan.refused);
    if (options["dry-run"] !== true) {
      const written = await writePlan(plan, port, (one) => {
        fs.rmSync(path.join(root, one), { force: true });
        return Promise.resolve({ kind: "written" });
      });
      if (written.kind === "refused") return refuse(written.reason);
    }
    terminal.out(options["json"] === true ? asJson(plan) : text(plan, options["dry-run"] === true));
    terminal.err(listed("Taken as it seems to be meant:", plan.warnings));
    terminal.err(listed("Not taken along:", plan.omitted));
    return fine;
  },
};

/** QualCoder's projects are folders with the file in them. */
function sourceAt(named: string): string {
  return fs.statSync(named, { throwIfNoEntry: false })?.isDirectory() === true
    ? path.join(named, "data.qda")
    : named;
}

function asJson({ files, codebook, participants, omitted, warnings }: ImportPlan): string {
  const changed = { codebook: codebook !== null, participants: participants !== null };
  return json({ files: [...files.keys()], ...changed, omitted, warnings });
}

function text({ files, codebook, participants }: ImportPlan, dry: boolean): string {
  const names = [...files.keys()].map((file) => `${plain(file)}\n`);
  const codes = codebook === null ? "" : "codebook.yaml gets codes\n";
  const change = `${codes}${participants === null ? "" : "participants.csv gets participants\n"}`;
  return `${names.join("")}${change}${dry ? "Would be written" : "Written"}: ${names.length} ${names.length === 1 ? "file" : "files"}.\n`;
}
