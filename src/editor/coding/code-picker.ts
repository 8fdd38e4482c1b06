import * as vscode from "vscode";
import { pathOf, type Code, type Codebook } from "../../core/study/codebook";
import { codeNamed, searchCodes } from "../../core/study/code-search";
import { dot } from "../display/colors";

/** A code of the codebook, or the name of one to be made below another (null: at the top). */
export type Picked = { readonly code: Code } | { readonly name: string; readonly parent: Code | null };

/** What codes are picked for. */
export interface Picking {
  /** Asked for whenever the list is made, so that it shows what was done meanwhile. */
  readonly title: () => string;
  readonly codebook: () => Codebook;
  /** The ids of codes used lately, latest first. */
  readonly recent: () => readonly string[];
  /** The ids of the codes that are there already; choosing one takes it away. */
  readonly applied: () => ReadonlySet<string>;
  /** What stands in the box at first. */
  readonly typed?: string;
  /** Does what was picked while the list stays open. */
  readonly pickAndStay?: (picked: Picked) => Promise<void>;
  /** The key that opened the list was pressed again. */
  readonly again?: () => void;
  /** Whether a new code may be made; otherwise only those that there are. */
  readonly canMake?: boolean;
}

type Choice = Picked | { readonly name: string; readonly parent: "ask" };
type CodeItem = vscode.QuickPickItem & { readonly choice: Choice | null };

const longestName = 200;
/** So many of the codes used lately are listed before all others. */
const mostRecent = 7;

/** The list in which codes are found, or named for the first time, by typing. */
export class CodePicker implements vscode.Disposable {
  private stay: (() => void) | null = null;
  private again: (() => void) | null = null;
  private readonly commands = [
    vscode.commands.registerCommand("emic.pickAndStay", () => this.stay?.()),
    vscode.commands.registerCommand("emic.growPassage", () => this.again?.()),
  ];

  dispose(): void {
    for (const command of this.commands) command.dispose();
  }

  /** Null when people think better of it. */
  async pick(picking: Picking): Promise<Picked | null> {
    const choice = await this.choose(picking);
    if (choice === null || "code" in choice) return choice;
    if (choice.parent !== "ask") return { name: choice.name, parent: choice.parent };
    return this.pickParent(picking, choice.name);
  }

  private async pickParent(picking: Picking, name: string): Promise<Picked | null> {
    const above = await this.choose({
      title: () => vscode.l10n.t("New code “{0}” below…", name),
      codebook: picking.codebook,
      recent: picking.recent,
      applied: () => new Set(),
      canMake: false,
    });
    return above !== null && "code" in above ? { name, parent: above.code } : null;
  }

  private choose(picking: Picking): Promise<Choice | null> {
    const { applied, codebook, pickAndStay } = picking;
    const picker = vscode.window.createQuickPick<CodeItem>();
    picker.value = picking.typed ?? "";
    picker.placeholder =
      codebook().codes.size === 0
        ? vscode.l10n.t("Type a name for the first code")
        : picking.canMake === false
          ? vscode.l10n.t("Type to find a code")
          : vscode.l10n.t("Type to find a code, or to name a new one");
    // Who types fast presses Enter before the list for the last letters is on screen.
    let stale = false;
    const items = () => itemsFor(picking, picker.value);
    const list = () => {
      picker.title = picking.title();
      picker.items = items();
      const first = preferred(picker.items, applied());
      if (first !== undefined) picker.activeItems = [first];
      stale = true;
    };
    const chosen = () => (stale ? preferred(items(), applied()) : picker.activeItems[0])?.choice ?? null;
    list();
    const stay = (choice: Choice | null) => {
      if (pickAndStay === undefined || choice === null || isAsking(choice)) return;
      void pickAndStay(choice).then(() => {
        picker.value = "";
        list();
      });
    };
    return new Promise((resolve) => {
      let picked: Choice | null = null;
      picker.onDidChangeValue(list);
      picker.onDidChangeActive(() => {
        stale = false;
      });
      picker.onDidAccept(() => {
        picked = chosen();
        if (picked !== null) picker.hide();
      });
      picker.onDidHide(() => {
        this.stay = this.again = null;
        void vscode.commands.executeCommand("setContext", "emic.picking", false);
        picker.dispose();
        resolve(picked);
      });
      this.again =
        picking.again === undefined
          ? null
          : () => {
              picking.again!();
              list();
            };
      this.stay = () => stay(chosen());
      picker.onDidTriggerItemButton(({ item }) => stay(item.choice));
      void vscode.commands.executeCommand("setContext", "emic.picking", true);
      picker.show();
    });
  }
}

function isAsking(choice: Choice): choice is Choice & { readonly parent: "ask" } {
  return "parent" in choice && choice.parent === "ask";
}

function itemsFor(picking: Picking, typed: string): CodeItem[] {
  const codebook = picking.codebook();
  const applied = picking.applied();
  const recent = picking.recent();
  const found = searchCodes(codebook, typed, recent);
  const buttons = picking.pickAndStay === undefined ? [] : [stayButton()];
  const items = (codes: readonly Code[]) =>
    codes.map((code) => ({ ...itemFor(codebook, code, applied.has(code.id)), buttons }));
  if (typed.trim() === "") {
    const here = found.filter(({ id }) => applied.has(id));
    const lately = found.filter(({ id }) => !applied.has(id) && recent.includes(id)).slice(0, mostRecent);
    const rest = [...codebook.codes.values()].filter(
      (code) => !here.includes(code) && !lately.includes(code),
    );
    return [
      ...group(vscode.l10n.t("on this passage"), items(here)),
      ...group(vscode.l10n.t("used lately"), items(lately)),
      ...(here.length + lately.length === 0 ? items(rest) : group(vscode.l10n.t("all codes"), items(rest))),
    ];
  }
  const fresh = picking.canMake === false ? [] : newCodes(codebook, typed);
  return [...items(found), ...(found.length === 0 ? fresh : group(vscode.l10n.t("new"), fresh))];
}

/** What Enter takes at once: never a code that is there already, as long as another one fits. */
function preferred(items: readonly CodeItem[], applied: ReadonlySet<string>): CodeItem | undefined {
  const choices = items.filter(({ choice }) => choice !== null);
  const isThere = ({ choice }: CodeItem) =>
    choice !== null && "code" in choice && applied.has(choice.code.id);
  return choices.find((item) => !isThere(item)) ?? choices[0];
}

/** For the mouse what Ctrl+Enter is for the keyboard. */
function stayButton(): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon("pinned"), tooltip: vscode.l10n.t("Choose and stay in the list") };
}

function group(label: string, items: readonly CodeItem[]): CodeItem[] {
  const separator = { label, kind: vscode.QuickPickItemKind.Separator, choice: null };
  return items.length === 0 ? [] : [separator, ...items];
}

function itemFor(codebook: Codebook, code: Code, isApplied: boolean): CodeItem {
  const above = pathOf(codebook, code)
    .slice(0, -1)
    .map(({ name }) => name);
  const path = above.join(" › ");
  const state = isApplied ? vscode.l10n.t("on this passage: choose to remove") : "";
  return {
    label: isApplied ? `$(check) ${code.name}` : code.name,
    description: [path, state].filter((part) => part !== "").join(" · "),
    iconPath: dot(code.color),
    alwaysShow: true,
    choice: { code },
  };
}

/** `Parent > name` makes the code below that parent; a name alone at the top, or below one that is asked for. */
function newCodes(codebook: Codebook, typed: string): CodeItem[] {
  const parts = typed.split(/[>›]/).map((part) => part.trim());
  const parent = parts.length > 1 ? codeNamed(codebook, parts.at(-2)!) : null;
  const name = (parent === null ? typed.trim() : parts.at(-1)!).slice(0, longestName);
  if (name === "" || codeNamed(codebook, name) !== null) return [];
  const item = (label: string, choice: Choice): CodeItem => ({
    label,
    iconPath: new vscode.ThemeIcon("add"),
    alwaysShow: true,
    choice,
  });
  if (parent !== null) {
    const label = vscode.l10n.t("New code “{0}” below “{1}”", name, parent.name);
    return [item(label, { name, parent })];
  }
  const top = item(vscode.l10n.t("New code “{0}”", name), { name, parent: null });
  if (codebook.codes.size === 0) return [top];
  const below = item(vscode.l10n.t("New code “{0}” below…", name), { name, parent: "ask" });
  return [top, below];
}
