import * as vscode from "vscode";
import type { Problem, Severity } from "../../core/study/format/problem";
import type { OpenStudy } from "../open-study";
import type { Studies } from "../studies";
import { debouncedByKey } from "../debounced";

/** Changes are shown together after this long, in milliseconds. */
const settling = 300;

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** Shows what is wrong in the studies' files in the Problems panel. */
export class Problems implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection("emic");
  private readonly showSoon = debouncedByKey((study: OpenStudy) => this.show(study), settling);
  private readonly disposables: vscode.Disposable[];

  constructor(studies: Studies) {
    this.disposables = [
      this.collection,
      this.showSoon,
      studies.onDidChange((study) => {
        if (study !== null) this.showSoon(study);
      }),
      studies.onDidClose((study) => this.forget(study)),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private forget(study: OpenStudy): void {
    this.showSoon.cancel(study);
    this.collection.forEach((uri) => {
      if (study.pathOf(uri) !== null) this.collection.delete(uri);
    });
  }

  private show(study: OpenStudy): void {
    const byFile = new Map<string, Problem[]>();
    for (const problem of study.folder.problems()) {
      byFile.set(problem.file, [...(byFile.get(problem.file) ?? []), problem]);
    }
    this.collection.forEach((uri) => {
      const path = study.pathOf(uri);
      if (path !== null && !byFile.has(path)) this.collection.delete(uri);
    });
    for (const [file, problems] of byFile) this.collection.set(study.uriOf(file), problems.map(diagnostic));
  }
}

function diagnostic({ code, severity, range: { start, end }, message }: Problem): vscode.Diagnostic {
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  const found = new vscode.Diagnostic(range, message, severities[severity]);
  found.source = "Emic";
  found.code = code;
  return found;
}
