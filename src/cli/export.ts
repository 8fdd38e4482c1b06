import { formatOf } from "../core/files/sources";
import { exportFormats } from "../core/export-formats";
import * as fs from "node:fs";
import * as path from "node:path";
import { isStudysOwn } from "../core/study/format/paths";
import { nodeFiles } from "../node/files";
import { listed } from "./notices";
import { openStudy, rootFor } from "./open";
import { fine, json, plain, problemsFound, wrongUse, type Command } from "./terminal";

export const exportStudy: Command = {
  summary: "writes the study as a file for other programs",
  usage: `Usage: emic export [--document PATH]… [--line-ends lf|crlf] [--json] FILE [folder]

Writes FILE in the format that its ending names:
${exportFormats.map(({ ending, what }) => `  ${ending.padEnd(8)}${what}`).join("\n")}

What the format can't hold is listed, and so is what stays by what participants agreed to: documents with words of those
who have withdrawn or do not want to be quoted, and documents that name a speaker who wants to be anonymous, in their text
or their path (with initials or the participant's id on the labels they may leave). A FILE that is there is replaced. The
exit code is 1 where no file could be written.

  --document PATH    only this document, and others that are named in the same way, by their paths in the study
  --line-ends crlf   in a REFI-QDA project, lines end as on Windows, and positions are counted accordingly (lf by default)
  --json             {version, file, bytes, omitted: [{what, count, where}], withheld: [{what, count, where}]}
`,
  options: {
    json: { type: "boolean" },
    "line-ends": { type: "string" },
    document: { type: "string", multiple: true },
  },
  async run(call) {
    const { terminal, options, positionals } = call;
    const [file, ...rest] = positionals;
    const format = file === undefined ? null : formatOf(exportFormats, file);
    const lineEnds = options["line-ends"] ?? "lf";
    if (file === undefined || format === null || (lineEnds !== "lf" && lineEnds !== "crlf")) {
      terminal.err(
        `emic export: ${file === undefined ? "which file?" : format === null ? "by its ending, the file is of no known format." : "line ends are lf or crlf."}\n\n${exportStudy.usage}`,
      );
      return wrongUse;
    }
    const folder = await openStudy({ ...call, positionals: rest });
    if (folder === null) return wrongUse;
    const chosen = options["document"] as readonly string[] | undefined;
    const unknown = chosen?.find((one) => !folder.study.documents.has(one));
    if (unknown !== undefined) {
      terminal.err(`emic export: the study has no document ${plain(unknown)}.\n`);
      return wrongUse;
    }
    const target = path.resolve(terminal.folder, file);
    const root = rootFor({ ...call, positionals: rest });
    if (isStudysOwn(pathIn(root, target), folder.study.documents.keys())) {
      terminal.err(`emic export: ${plain(file)} is one of the study's own files; choose another name.\n`);
      return wrongUse;
    }
    const documents = chosen === undefined ? null : new Set(chosen);
    const written = await format.write(folder, nodeFiles(root), {
      name: path.basename(root),
      lineEnds,
      documents,
    });
    if ("wrong" in written) {
      terminal.err(`emic export: ${written.wrong}\n`);
      return problemsFound;
    }
    const { bytes, omitted, withheld } = written;
    try {
      replace(target, bytes);
    } catch (error) {
      terminal.err(`emic export: ${plain(file)} can't be written: ${(error as Error).message}\n`);
      return problemsFound;
    }
    if (options["json"] === true)
      terminal.out(json({ file: target, bytes: bytes.length, omitted, withheld }));
    else terminal.out(`${plain(file)}: ${format.what}, ${bytes.length} bytes.\n`);
    terminal.err(listed("Not in it, since they may not leave:", withheld));
    terminal.err(listed("Not in it, since the format has no place for them:", omitted));
    return fine;
  },
};

/** The path of a file in a study; one that leads out of it where it lies elsewhere. */
function pathIn(root: string, target: string): string {
  const own = path.relative(real(root), path.join(real(path.dirname(target)), path.basename(target)));
  return own.split(path.sep).join("/");
}

function real(folder: string): string {
  try {
    return fs.realpathSync(folder);
  } catch {
    return path.resolve(folder);
  }
}

/** A file is whole or not there: what is cut off is never under its name. */
function replace(target: string, bytes: Uint8Array): void {
  const draft = `${target}.${process.pid}.tmp`;
  try {
    fs.writeFileSync(draft, bytes, { flag: "wx" });
    fs.renameSync(draft, target);
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
}
