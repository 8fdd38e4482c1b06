import * as vscode from "vscode";
import { serialQueueByKey } from "../core/study/work/serial-queue";
import { attributesFile, isHiddenFolder, isStudyPath } from "../core/study/format/paths";
import type { Cancel, FilePort, FileRead, FileWrite } from "../core/study/work/port";

/** Other work runs at least this often, in milliseconds. */
const slice = 8;
/** How often a write is repeated that somebody else's write undid. */
const attempts = 5;

/**
 * The study's files through VS Code, for folders that are not on a local disk. Such folders have neither locks nor
 * renames that replace. What is guaranteed: in one window each file's writes happen whole and one after the other;
 * after each the file is read back, and if another window wrote in between, the change is made again on its text. Two
 * windows that write one file in the same instant may still take turns in losing to each other; nobody writes into a
 * colleague's file, so only one coder in two windows can meet this.
 */
export function workspaceFiles(root: vscode.Uri): FilePort {
  const spellings = new Map<string, string>();
  const writing = serialQueueByKey();
  let lastBreath = performance.now();

  const locate = (file: string) => {
    if (!isStudyPath(file)) throw new RangeError(`no path of a study: ${file}`);
    return vscode.Uri.joinPath(root, spellings.get(file) ?? file);
  };

  return {
    async list(cancel) {
      const files: string[] = [];
      await walk(root, "", files, spellings, cancel);
      return files;
    },

    read: (file, most) => readText(locate(file), most),

    async update(file, change) {
      try {
        return await writing(file, () => replace(locate(file), change));
      } catch (error) {
        return { kind: "refused", reason: reasonOf(error) };
      }
    },

    async move(from, to) {
      try {
        return await writing(from, () => move(locate(from), locate(to), root));
      } catch (error) {
        return { kind: "refused", reason: reasonOf(error) };
      }
    },

    async yieldToEventLoop() {
      if (performance.now() - lastBreath < slice) return;
      await new Promise((resolve) => setTimeout(resolve));
      lastBreath = performance.now();
    },
  };
}

async function walk(
  folder: vscode.Uri,
  prefix: string,
  files: string[],
  spellings: Map<string, string>,
  cancel: Cancel | undefined,
): Promise<void> {
  if (cancel?.cancelled === true) return;
  let entries: [string, vscode.FileType][];
  try {
    entries = await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // A folder that may not be looked into holds nothing for the study; a missing root is told when it is written to.
    return;
  }
  const folders: Promise<void>[] = [];
  for (const [name, type] of entries) {
    const spelled = prefix + name;
    if (type === vscode.FileType.Directory) {
      if (!isHiddenFolder(name)) {
        folders.push(walk(vscode.Uri.joinPath(folder, name), `${spelled}/`, files, spellings, cancel));
      }
    } else if (type === vscode.FileType.File && (!name.startsWith(".") || spelled === attributesFile)) {
      const file = spelled.normalize("NFC");
      if (file !== spelled) spellings.set(file, spelled);
      files.push(file);
    }
  }
  await Promise.all(folders);
}

async function readText(uri: vscode.Uri, most: number): Promise<FileRead> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (bytes.length > most) return { kind: "too-large", size: bytes.length };
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    return { kind: "text", text, sound: !text.includes("\uFFFD") || isSound(bytes) };
  } catch (error) {
    if (isNotFound(error)) return { kind: "missing" };
    return { kind: "failed", reason: reasonOf(error) };
  }
}

function isSound(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

async function replace(uri: vscode.Uri, change: (text: string | null) => string | null): Promise<FileWrite> {
  let written = false;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await readText(uri, Number.MAX_SAFE_INTEGER);
    if (before.kind === "failed") return { kind: "refused", reason: before.reason };
    if (before.kind === "text" && !before.sound) {
      return {
        kind: "refused",
        reason: vscode.l10n.t("The file is not UTF-8 text, and writing it would lose what can’t be read."),
      };
    }
    const text = before.kind === "text" ? before.text : null;
    const next = change(text);
    if (next === null || next === text) return { kind: written ? "written" : "unchanged" };
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(next));
    written = true;
  }
  return { kind: "refused", reason: vscode.l10n.t("Another program keeps writing this file.") };
}

async function move(source: vscode.Uri, target: vscode.Uri, root: vscode.Uri): Promise<FileWrite> {
  const { fs } = vscode.workspace;
  await fs.createDirectory(vscode.Uri.joinPath(target, ".."));
  try {
    await fs.rename(source, target, { overwrite: false });
  } catch (error) {
    if (isNotFound(error)) return { kind: "unchanged" };
    if (error instanceof vscode.FileSystemError && error.code === "FileExists")
      return { kind: "refused", reason: vscode.l10n.t("A file of this name is there already.") };
    throw error;
  }
  for (let folder = source; folder.path !== root.path;) {
    folder = vscode.Uri.joinPath(folder, "..");
    if (folder.path.length <= root.path.length || (await fs.readDirectory(folder)).length > 0) break;
    await fs.delete(folder);
  }
  return { kind: "written" };
}

function isNotFound(error: unknown): boolean {
  return (
    error instanceof vscode.FileSystemError &&
    ["FileNotFound", "FileNotADirectory", "FileIsADirectory"].includes(error.code)
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof vscode.FileSystemError && error.code === "NoPermissions") {
    return vscode.l10n.t("The folder can’t be written to.");
  }
  return error instanceof Error ? error.message : String(error);
}
