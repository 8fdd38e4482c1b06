import type { Problem } from "../core/study/format/problem";
import { openStudy } from "./open";
import { fine, json, plain, problemsFound, wrongUse, type Command } from "./terminal";

export const check: Command = {
  summary: "says what is wrong in a study's files",
  usage: `Usage: emic check [--json] [folder]

Reads every file of the study and says what is wrong, a line each:
  file:line:column: severity: message [code]
Exit code 1 where there are errors or warnings.

  --json   {version, problems: [{code, severity, file, line, column, message}]}; lines and columns from 1
`,
  options: { json: { type: "boolean" } },
  async run(call) {
    const { terminal, options } = call;
    const folder = await openStudy(call);
    if (folder === null) return wrongUse;
    const problems = folder.problems();
    if (options["json"] === true) terminal.out(json({ problems: problems.map(flat) }));
    else for (const found of problems) terminal.out(`${line(found)}\n`);
    const { documents } = folder.study;
    const grave = problems.filter(({ severity }) => severity !== "information").length;
    terminal.err(`${count(documents.size, "document")}, ${count(grave, "problem")}.\n`);
    return grave > 0 ? problemsFound : fine;
  },
};

function flat({ code, severity, file, range, message }: Problem) {
  return { code, severity, file, line: range.start.line + 1, column: range.start.character + 1, message };
}

function line(found: Problem): string {
  const { code, severity, file, line, column, message } = flat(found);
  return `${plain(file)}:${line}:${column}: ${severity}: ${plain(message)} [${code}]`;
}

function count(number: number, noun: string): string {
  return `${number === 0 ? "no" : number} ${noun}${number === 1 ? "" : "s"}`;
}
