import * as vscode from "vscode";
import { findCode, type Code } from "../../core/study/format/codebook/codebook";
import type { OpenStudy } from "../open-study";
import { pickACode } from "../pick-a-code";

const key = "emic.quickKeys";

/** The single keys that people give to their favourite codes, in each study; kept for the window's folder. */
export class QuickKeys {
  constructor(private readonly state: vscode.Memento) {}

  /** The code that a key applies; null where it is free. */
  codeOf(study: OpenStudy, pressed: string): Code | null {
    const id = this.of(study)[pressed];
    return id === undefined ? null : findCode(study.folder.study.setup.codebook, id);
  }

  /** Keys with the ids of their codes. */
  of(study: OpenStudy): Readonly<Record<string, string>> {
    return this.all()[study.root.toString()] ?? {};
  }

  /** *Set Quick Key…*: asks for a code and for its key. */
  async choose(study: OpenStudy): Promise<void> {
    const { codebook } = study.folder.study.setup;
    const bearers = new Map(Object.entries(this.of(study)).map(([pressed, id]) => [id, pressed]));
    const picked = await pickACode(codebook, {
      title: vscode.l10n.t("Quick key for which code?"),
      placeholder: vscode.l10n.t("Type to find a code"),
    });
    if (picked == null) return;
    const code = codebook.codes.get(picked)!;
    const pressed = await vscode.window.showInputBox({
      title: vscode.l10n.t("Quick key for “{0}”", code.name),
      prompt: vscode.l10n.t("One letter or digit. In coding mode it applies the code. Empty: no key."),
      value: bearers.get(code.id) ?? "",
      validateInput: (typed) => this.complaint(study, typed.trim().toLowerCase(), code),
    });
    if (pressed === undefined) return;
    await this.give(study, code, pressed.trim().toLowerCase());
  }

  private complaint(
    study: OpenStudy,
    typed: string,
    code: Code,
  ): vscode.InputBoxValidationMessage | undefined {
    if (typed !== "" && !/^[a-z0-9]$/.test(typed)) {
      const message = vscode.l10n.t("One letter from a to z, or one digit.");
      return { message, severity: vscode.InputBoxValidationSeverity.Error };
    }
    const other = typed === "" ? null : this.codeOf(study, typed);
    if (other === null || other.id === code.id) return undefined;
    const message = vscode.l10n.t("“{0}” has this key now and would lose it.", other.name);
    return { message, severity: vscode.InputBoxValidationSeverity.Warning };
  }

  private give(study: OpenStudy, { id }: Code, pressed: string): Thenable<void> {
    const others = Object.entries(this.of(study)).filter(([other, code]) => other !== pressed && code !== id);
    const keys = Object.fromEntries(pressed === "" ? others : [...others, [pressed, id]]);
    return this.state.update(key, { ...this.all(), [study.root.toString()]: keys });
  }

  private all(): Readonly<Record<string, Readonly<Record<string, string>>>> {
    return this.state.get(key, {});
  }
}
