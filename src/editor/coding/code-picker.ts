import * as vscode from "vscode";
import type { Code, Codebook } from "../../core/study/format/codebook/codebook";
import { codeNamed, searchCodes } from "../../core/study/model/code-search";
import { liveList } from "../live-list";
import { codeRow, pickACode } from "../pick-a-code";

/** A code of the codebook, or the name of one to be made below another (null: at the top). */
export type Picked = { readonly code: Code } | { readonly name: string; readonly parent: Code | null };

/** What codes are picked for. What may change while the list is open is asked for whenever the list is made. */
export interface Picking {
  readonly title: () => string;
  readonly codebook: () => Codebook;
  /** The ids of codes used lately, latest first. */
  readonly recent: () => readonly string[];
  /** The ids of the codes that are there already; choosing one takes it away. */
  readonly applied: () => ReadonlySet<string>;
  /** The ids of the codes that longer passages around have. */
  readonly around?: () => ReadonlySet<string>;
  /** What stands in the box at first. */
  readonly typed?: string;
  /** Does what was picked while the list stays open. */
  readonly pickAndStay?: (picked: Picked) => Promise<void>;
  /** The key that opened the list was pressed again. */
  readonly again?: () => void;
}

type Choice = Picked | { readonly name: string; readonly parent: "ask" };
type CodeItem = vscode.QuickPickItem & { readonly choice: Choice | null };

const longestName = 200;
/** More rows than these help nobody, and each letter sends them all to the window. */
const mostRows = 200;
/** So many of the codes used lately are listed before all others. */
const mostRecent = 7;

/** The list in which codes are found, or named for the first time, by typing. */
export class CodePicker implements vscode.Disposable {
  private stay: (() => void) | null = null;
  private again: (() => void) | null = null;
  private readonly commands = [
    vscode.commands.registerCommand("emic.pickAndStay", () => this.stay?.()),
    vscode.commands.registerCommand("emic.expandPassage", () => this.again?.()),
  ];

  dispose(): void {
    for (const command of this.commands) command.dispose();
  }

  /** Null when people think better of it. */
  async pick(picking: Picking): Promise<Picked | null> {
    const choice = await this.choose(picking);
    if (choice === null || "code" in choice) return choice;
    const { name, parent } = choice;
    if (parent !== "ask") return { name, parent };
    const codebook = picking.codebook();
    const id = await pickACode(codebook, {
      title: vscode.l10n.t("New code “{0}” below…", name),
      placeholder: vscode.l10n.t("Type to find a code"),
    });
    return id == null ? null : { name, parent: codebook.codes.get(id)! };
  }

  private choose(picking: Picking): Promise<Choice | null> {
    const { picker, chosen, renew } = liveList<CodeItem>({
      title: picking.title,
      placeholder:
        picking.codebook().codes.size === 0
          ? vscode.l10n.t("Type a name for the first code")
          : vscode.l10n.t("Type to find a code, or to name a new one"),
      typed: picking.typed,
      items: (typed) => itemsFor(picking, typed),
      preferred: (items, typed) => preferred(items, typed, picking.applied()),
    });
    const stay = (item: CodeItem | undefined) => {
      if (picking.pickAndStay === undefined || item?.choice == null || isAsking(item.choice)) return;
      void picking.pickAndStay(item.choice).then(() => {
        picker.value = "";
        renew();
      });
    };
    return new Promise((resolve) => {
      let picked: Choice | null = null;
      picker.onDidAccept(() => {
        picked = chosen()?.choice ?? null;
        if (picked !== null) picker.hide();
      });
      picker.onDidTriggerItemButton(({ item }) => stay(item));
      picker.onDidHide(() => {
        this.listenTo(null, null);
        picker.dispose();
        resolve(picked);
      });
      const again = () => {
        picking.again?.();
        renew();
      };
      this.listenTo(() => stay(chosen()), again);
      picker.show();
    });
  }

  /** What the keys do that an open list has of its own; null: no list is open. */
  private listenTo(stay: (() => void) | null, again: (() => void) | null): void {
    this.stay = stay;
    this.again = again;
    void vscode.commands.executeCommand("setContext", "emic.picking", stay !== null);
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
  const around = picking.around?.() ?? new Set();
  const stateOf = ({ id }: Code) => (applied.has(id) ? "applied" : around.has(id) ? "around" : null);
  const buttons = picking.pickAndStay === undefined ? [] : [stayButton()];
  const items = (codes: readonly Code[]) =>
    codes.map((code) => ({ ...itemFor(codebook, code, stateOf(code)), buttons }));
  if (typed.trim() === "") {
    const here = found.filter(({ id }) => applied.has(id));
    const lately = found.filter(({ id }) => !applied.has(id) && recent.includes(id)).slice(0, mostRecent);
    const first = new Set([...here, ...lately]);
    const all = [...codebook.codes.values()].filter((code) => !first.has(code));
    const rest = items(all.slice(0, mostRows));
    return [
      ...group(vscode.l10n.t("on this passage"), items(here)),
      ...group(vscode.l10n.t("used lately"), items(lately)),
      ...(first.size === 0 ? rest : group(vscode.l10n.t("all codes"), rest)),
      ...more(all.length),
    ];
  }
  const fresh = newCodes(codebook, typed);
  return [
    ...items(found.slice(0, mostRows)),
    ...more(found.length),
    ...(found.length === 0 ? fresh : group(vscode.l10n.t("new"), fresh)),
  ];
}

function more(count: number): CodeItem[] {
  if (count <= mostRows) return [];
  const label = vscode.l10n.t("{0} more: type on to find them", count - mostRows);
  return [{ label, kind: vscode.QuickPickItemKind.Separator, choice: null }];
}

/** What Enter takes at once: before anything is typed, no code that is there already, for it would be taken away. */
function preferred(
  items: readonly CodeItem[],
  typed: string,
  applied: ReadonlySet<string>,
): CodeItem | undefined {
  const choices = items.filter(({ choice }) => choice !== null);
  if (typed.trim() !== "") return choices[0];
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

/** Where a code is already: on the passage, or on a longer one around it. */
type State = "applied" | "around" | null;

function itemFor(codebook: Codebook, code: Code, state: State): CodeItem {
  const row = codeRow(codebook, code);
  if (state === null) return { ...row, choice: { code } };
  const said =
    state === "applied"
      ? vscode.l10n.t("on this passage: choose to remove")
      : vscode.l10n.t("on a longer passage around");
  const description = row.description === undefined ? said : `${row.description} · ${said}`;
  const label = state === "applied" ? `$(check) ${code.name}` : code.name;
  return { ...row, label, description, choice: { code } };
}

/** `Parent > name` makes the code below that parent; a name alone at the top, or below one that is asked for. */
function newCodes(codebook: Codebook, typed: string): CodeItem[] {
  const parts = typed.split(/[>›]/).map((part) => part.trim());
  const parent = parts.length > 1 ? codeNamed(codebook, parts.at(-2)!) : null;
  const name = (parent === null ? typed.trim() : parts.at(-1)!).slice(0, longestName);
  if (name === "" || codeNamed(codebook, name) !== null) return [];
  // What was typed does not stand in the label: VS Code puts labels that hold it first, and these come last.
  const item = (label: string, choice: Choice): CodeItem => ({
    label,
    description: `“${name}”`,
    iconPath: new vscode.ThemeIcon("add"),
    alwaysShow: true,
    choice,
  });
  if (parent !== null) {
    const label = vscode.l10n.t("New code below “{0}”", parent.name);
    return [item(label, { name, parent })];
  }
  const top = item(vscode.l10n.t("New code"), { name, parent: null });
  if (codebook.codes.size === 0) return [top];
  const below = item(vscode.l10n.t("New code below…"), { name, parent: "ask" });
  return [top, below];
}
