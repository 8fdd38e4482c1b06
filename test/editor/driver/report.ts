/** What a suite tells the run about itself beside its tests. */
export interface SuiteReport {
  /** Windows of VS Code that were opened; one that is opened anew counts again. */
  windows: number;
  /** Times that a window was reloaded in place. */
  reloads: number;
}

/** The report of the suite that runs in this process; whoever runs it reads it at the end. */
export function suiteReport(): SuiteReport {
  const place = globalThis as { suiteReport?: SuiteReport };
  return (place.suiteReport ??= { windows: 0, reloads: 0 });
}

/** The test file that is being read, relative to the suite's folder; the build says it before each. */
export function currentFile(): string {
  return (globalThis as { testFile?: string }).testFile ?? "";
}
