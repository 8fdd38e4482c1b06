import { parseArgs } from "node:util";
import { anchors } from "./anchors";
import { check } from "./check";
import { exportStudy } from "./export";
import { importFile } from "./import";
import { mergeCodebook } from "./merge-codebook";
import { query } from "./query";
import { tally } from "./tally";
import { fine, wrongUse, type Command, type Terminal } from "./terminal";

const commands: Readonly<Record<string, Command>> = {
  check,
  anchors,
  query,
  tally,
  export: exportStudy,
  import: importFile,
  "merge-codebook": mergeCodebook,
};

const help = `Usage: emic <command> [options] [folder]

Reads the study in a folder (the current one by default) or above it.

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(16)}${summary}`)
  .join("\n")}

  emic <command> --help  says more.
  Exit codes: 0 fine, 1 problems found, 2 wrong use.
`;

/** Runs one command line; what comes back is the exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = "--help", ...rest] = args;
  if (name === "--help" || name === "-h" || name === "help") {
    terminal.out(help);
    return fine;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    terminal.err(`emic: there is no command “${name}”.\n\n${help}`);
    return wrongUse;
  }
  const options = { ...command.options, help: { type: "boolean", short: "h" } } as const;
  let parsed;
  try {
    parsed = parseArgs({ args: rest, options, allowPositionals: true });
  } catch (error) {
    terminal.err(`emic ${name}: ${(error as Error).message}\n\n${command.usage}`);
    return wrongUse;
  }
  if (parsed.values.help === true) {
    terminal.out(command.usage);
    return fine;
  }
  return command.run({ options: parsed.values, positionals: parsed.positionals, terminal });
}

// Whoever reads the output may stop, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

void run(process.argv.slice(2), {
  folder: process.cwd(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`emic: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = wrongUse;
  },
);
