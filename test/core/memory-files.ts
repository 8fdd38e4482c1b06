import type { FilePort, FileRead, FileWrite } from "../../src/core/study/work/port";

/** A folder in memory: what a study reads and writes, and what its file system may do to it. */
export class MemoryFiles implements FilePort {
  readonly files: Map<string, string>;
  /** Files whose bytes are not UTF-8. */
  readonly unsound = new Set<string>();
  /** Why a file can't be written, or null: it can. */
  refuses: (path: string) => string | null = () => null;
  /** Why a file can't be read, or null: it can. */
  fails: (path: string) => string | null = () => null;
  /** What happens elsewhere while a file is read or written. */
  meanwhile: (what: "read" | "update", path: string) => void = () => undefined;
  /** The files written so far, in order. */
  readonly written: string[] = [];

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.files = new Map(Object.entries(files));
  }

  list(): Promise<string[]> {
    return Promise.resolve([...this.files.keys()]);
  }

  async read(path: string, most: number): Promise<FileRead> {
    await this.turn("read", path);
    const reason = this.fails(path);
    if (reason !== null) return { kind: "failed", reason };
    const text = this.files.get(path);
    if (text === undefined) return { kind: "missing" };
    if (text.length > most) return { kind: "too-large", size: text.length };
    return { kind: "text", text, sound: !this.unsound.has(path) };
  }

  async update(path: string, change: (text: string | null) => string | null): Promise<FileWrite> {
    await this.turn("update", path);
    const reason = this.refuses(path);
    if (reason !== null) return { kind: "refused", reason };
    const text = this.files.get(path) ?? null;
    const next = change(text);
    if (next === null || next === text) return { kind: "unchanged" };
    this.files.set(path, next);
    this.written.push(path);
    return { kind: "written" };
  }

  async move(from: string, to: string): Promise<FileWrite> {
    await this.turn("update", from);
    const reason = this.refuses(from) ?? this.refuses(to);
    if (reason !== null) return { kind: "refused", reason };
    const text = this.files.get(from);
    if (text === undefined) return { kind: "unchanged" };
    if (this.files.has(to)) return { kind: "refused", reason: "A file of this name is there already." };
    this.files.delete(from);
    this.files.set(to, text);
    this.written.push(to);
    return { kind: "written" };
  }

  /** Takes a file away, as deleting it does. */
  readonly remove = async (path: string): Promise<FileWrite> => {
    await this.turn("update", path);
    const reason = this.refuses(path);
    if (reason !== null) return { kind: "refused", reason };
    return { kind: this.files.delete(path) ? "written" : "unchanged" };
  };

  yieldToEventLoop(): Promise<void> {
    return Promise.resolve();
  }

  /** All files, for comparing two states of the folder. */
  snapshot(): Record<string, string> {
    return Object.fromEntries([...this.files].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private async turn(what: "read" | "update", path: string): Promise<void> {
    await Promise.resolve();
    this.meanwhile(what, path);
  }
}
