import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** A folder of a test's own; it goes away when the run ends. Paths in it are relative, with `/`. */
export interface Study {
  readonly folder: string;
  read(file: string): string;
  /** Writes as another program would, behind the editor's back. */
  write(file: string, text: string): void;
  remove(file: string): void;
  exists(file: string): boolean;
  /** Says where the folder is now. */
  moved(folder: string): void;
  /** Every file below a folder, sorted, git's own left out. */
  files(below?: string): string[];
}

const made: string[] = [];

function temporaryFolder(): string {
  // The real path: where the temporary folder is a link, VS Code would show another one than the test wrote to.
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "emic-study-"));
  made.push(folder);
  return folder;
}

/** A folder that is there already; it stays. */
export function at(first: string): Study {
  let folder = first;
  const place = (file: string) => path.join(folder, file);
  return {
    get folder() {
      return folder;
    },
    moved(other) {
      folder = other;
    },
    read: (file) => fs.readFileSync(place(file), "utf8"),
    write(file, text) {
      fs.mkdirSync(path.dirname(place(file)), { recursive: true });
      fs.writeFileSync(place(file), text);
    },
    remove: (file) => fs.rmSync(place(file), { recursive: true }),
    exists: (file) => fs.existsSync(place(file)),
    files: (below = ".") =>
      fs
        .readdirSync(place(below), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
        .filter((file) => !file.startsWith(".git/"))
        .sort(),
  };
}

/** A study made of these files: paths and their texts. */
export function study(files: Record<string, string>): Study {
  const result = at(temporaryFolder());
  for (const [file, text] of Object.entries(files)) result.write(file, text);
  return result;
}

/** A study that is a copy of a folder, given relative to the repository. */
export function copyOf(folder: string): Study {
  const result = at(temporaryFolder());
  fs.cpSync(folder, result.folder, { recursive: true });
  return result;
}

export function removeStudies(): void {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
}
