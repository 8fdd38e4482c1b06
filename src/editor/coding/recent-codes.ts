import type * as vscode from "vscode";
import type { OpenStudy } from "../open-study";

const key = "emic.recentCodes";
const most = 30;

/** The codes that a person applied last in each study; kept for the window's folder. */
export class RecentCodes {
  constructor(private readonly state: vscode.Memento) {}

  /** Ids, latest first. */
  of(study: OpenStudy): readonly string[] {
    return this.all()[study.root.toString()] ?? [];
  }

  async used(study: OpenStudy, code: string): Promise<void> {
    const codes = [code, ...this.of(study).filter((other) => other !== code)].slice(0, most);
    await this.state.update(key, { ...this.all(), [study.root.toString()]: codes });
  }

  private all(): Readonly<Record<string, readonly string[]>> {
    return this.state.get(key, {});
  }
}
