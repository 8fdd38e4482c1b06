import * as vscode from "vscode";
import type { Incoming } from "../../core/exchange/import/incoming";
import { guessColumns, type ColumnRoles, type Role } from "../../core/documents/tables/guess-columns";
import { importTable } from "../../core/exchange/tables/import-table";
import { readTable } from "../../core/documents/tables/read-table";
import type { Table } from "../../core/documents/tables/table";
import type { Pages } from "./pages";
import type { Questions } from "./questions";
import { decode, type ImportedSource } from "./sources";

/** So many rows are shown, and looked at for examples. */
const shownRows = 50;
const longestExample = 80;

interface HubItem extends vscode.QuickPickItem {
  /** Null for a heading. */
  readonly does: "go on" | "per" | "sheet" | { readonly column: number } | null;
}

/**
 * Asks how a table is to be read, with what can be guessed as the answer; the editor shows its first document meanwhile.
 * Null where people think better of it.
 */
export async function askColumns(
  { source: { name: file, folder }, bytes, encoding }: ImportedSource,
  preview: Pages,
  questions: Questions,
): Promise<Incoming | null> {
  const { t } = vscode.l10n;
  const reading = { decode, encoding };
  const read = readTable(file, bytes, reading);
  if ("wrong" in read) return null;
  let table: Table = read;
  const decided = new Map<number, Role>();
  let per: ColumnRoles["per"] | null = null;
  let last: HubItem["does"] = "go on";
  for (;;) {
    const guessed = guessColumns(table, decided);
    const roles: ColumnRoles = { ...guessed, per: per ?? guessed.per };
    const shown = importTable(beginningOf(table), roles, { file, folder });
    const document = "wrong" in shown ? null : shown.documents[0];
    const items = hub(table, roles);
    const text = document?.text ?? ("wrong" in shown ? shown.wrong : "");
    await preview.showBehind(items, document?.path ?? `${file}.md`, text);
    const picked = await questions.ask({
      title: t("How is {0} to be read?", file),
      placeHolder: t("The editor shows the first document. Choose a line to change it."),
      items,
      from: items.findIndex(({ does }) => same(does, last)),
    });
    const does = picked?.[0]?.does ?? null;
    if (does === null) return null;
    last = does;
    if (does === "go on") {
      const incoming = importTable(table, roles, { file, folder });
      if (!("wrong" in incoming)) return incoming;
    } else if (does === "per") per = roles.per === "row" ? "respondent" : "row";
    else if (does === "sheet") {
      const sheet = await askSheet(table, questions);
      const other: ReturnType<typeof readTable> =
        sheet === null ? table : readTable(file, bytes, { ...reading, sheet });
      if (!("wrong" in other) && other !== table) {
        table = other;
        decided.clear();
        per = null;
      }
    } else {
      const role = await askRole(table.columns[does.column]!, roles.roles[does.column]!, questions);
      if (role !== null) decide(decided, does.column, role);
    }
  }
}

function same(a: HubItem["does"], b: HubItem["does"]): boolean {
  return a === b || (typeof a === "object" && typeof b === "object" && a?.column === b?.column);
}

/** At most one column is who the row is of, and one when. */
function decide(decided: Map<number, Role>, column: number, role: Role): void {
  for (const [other, its] of decided)
    if (its === role && (role === "participant" || role === "date")) decided.set(other, "leave");
  decided.set(column, role);
}

/** A first document is made of the first rows. */
function beginningOf(table: Table): Table {
  return { ...table, rows: table.rows.slice(0, shownRows), numbers: table.numbers.slice(0, shownRows) };
}

function hub({ columns, questions, rows, sheet, sheets }: Table, { roles, per }: ColumnRoles): HubItem[] {
  const { t } = vscode.l10n;
  const separator = (label: string): HubItem => ({
    label,
    kind: vscode.QuickPickItemKind.Separator,
    does: null,
  });
  return [
    { label: t("Read It Like This"), iconPath: new vscode.ThemeIcon("check"), does: "go on" },
    {
      label: per === "row" ? t("Each row is a document") : t("Each respondent is a document"),
      iconPath: new vscode.ThemeIcon("files"),
      does: "per",
    },
    ...(sheets.length < 2
      ? []
      : [
          {
            label: t("Sheet {0}", sheet ?? ""),
            description: t("one of {0}", sheets.length),
            iconPath: new vscode.ThemeIcon("table"),
            does: "sheet" as const,
          },
        ]),
    separator(t("Columns")),
    ...columns.map((column, at): HubItem => {
      const examples = rows
        .slice(0, shownRows)
        .map((cells) => cells[at]!.replace(/\s+/g, " ").slice(0, longestExample))
        .filter((cell) => cell !== "");
      const asked = questions[at] === column ? [] : [questions[at]!.slice(0, 2 * longestExample)];
      return {
        label: column,
        description: roleWords()[roles[at]!],
        detail: [...asked, [...new Set(examples)].slice(0, 3).join(" · ")].join(" — "),
        does: { column: at },
      };
    }),
  ];
}

async function askSheet({ sheet, sheets }: Table, questions: Questions): Promise<string | null> {
  const items = sheets.map((label) => ({ label }));
  const picked = await questions.ask({
    title: vscode.l10n.t("Which sheet?"),
    placeHolder: "",
    items,
    from: sheets.indexOf(sheet ?? ""),
  });
  return picked?.[0]?.label ?? null;
}

async function askRole(column: string, now: Role, questions: Questions): Promise<Role | null> {
  const words = roleWords();
  const items = (Object.keys(words) as Role[]).map((role) => ({ label: words[role], role }));
  const picked = await questions.ask({
    title: vscode.l10n.t("What is “{0}”?", column),
    placeHolder: "",
    items,
    from: items.findIndex(({ role }) => role === now),
  });
  return picked?.[0]?.role ?? null;
}

function roleWords(): Record<Role, string> {
  const { t } = vscode.l10n;
  return {
    answer: t("words to be coded"),
    participant: t("who it is of: the participant"),
    date: t("the date"),
    attribute: t("an attribute of the document"),
    fact: t("a fact about the participant"),
    leave: t("left out"),
  };
}
