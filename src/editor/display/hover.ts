import * as vscode from "vscode";
import { pathOf } from "../../core/study/format/codebook/codebook";
import { isPassage, type Passage } from "../../core/study/format/record";
import { parseSidecar, currentLines } from "../../core/study/format/sidecar";
import type { Row } from "../../core/study/model/shard";
import type { OpenStudy } from "../open-study";
import { plainText } from "../plain-text";
import { offsetOf, rangeOf } from "../positions";
import { stateOf } from "./here";
import { nameOf, type Shown, type Showing } from "./shown";

type Here = Omit<Shown, "lane">;
type Coded = Here & { readonly record: Passage | undefined; readonly isOwn: boolean };

/** More codes at one place are only counted. */
const most = 5;
/** The actions that a hover offers on one's own codings. */
const actions = ["emic.recode", "emic.editMemo", "emic.removeCode"] as const;

/** What is known of the codings at a place: path, definition, coder, memo, and what can be done. */
export function codingHover(showing: Showing): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: "markdown" },
    {
      async provideHover(document, position, token) {
        const place = showing.placeOf(document);
        if (place === null) return null;
        const { study, path } = place;
        const at = offsetOf(document, position);
        const here = showing.passagesAt(study, path, { start: at, end: at });
        const [innermost] = here;
        if (innermost === undefined) return null;
        const records = await recordsOf(study, path);
        if (token.isCancellationRequested) return null;
        const coded = (one: Here): Coded => ({
          ...one,
          record: records.get(`${one.row.owner}/${one.row.id}`),
          isOwn: showing.isOwn(study, one.row),
        });
        const codes = new Map<string, Coded[]>();
        for (const one of here) codes.set(nameOf(one), [...(codes.get(nameOf(one)) ?? []), coded(one)]);
        const parts = [...codes.values()].slice(0, most).map((same) => describe(study, same));
        if (codes.size > most)
          parts.push(new vscode.MarkdownString(vscode.l10n.t("… and {0} more", codes.size - most)));
        return new vscode.Hover(parts, rangeOf(document, innermost));
      },
    },
  );
}

async function recordsOf(study: OpenStudy, path: string): Promise<Map<string, Passage>> {
  const records = new Map<string, Passage>();
  for (const { owner, file, text } of await study.folder.kept(path)) {
    for (const { record } of currentLines(parseSidecar(text, file)))
      if (isPassage(record)) records.set(`${owner}/${record.id}`, record);
  }
  return records;
}

/** One code, with everybody's codings of it here. */
function describe({ folder: { study } }: OpenStudy, same: readonly Coded[]): vscode.MarkdownString {
  const [first] = same;
  const { code } = first!;
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: [...actions] };
  const path = code === null ? [nameOf(first!)] : pathOf(study.setup.codebook, code).map(({ name }) => name);
  const last = path.pop()!;
  text.appendMarkdown(plainText(path.map((name) => `${name} › `).join("")));
  text.appendMarkdown(`**${plainText(last)}**`);
  if (code?.definition != null) text.appendMarkdown(`\n\n${plainText(code.definition)}`);
  for (const { row, record, isOwn } of same) {
    const coder = study.setup.manifest.coders.get(row.owner) ?? row.owner;
    const when = record === undefined ? "" : dayOf(record.revised ?? record.made);
    const parts = [coder, when, stateOf({ row })].filter((part) => part !== "").map(plainText);
    text.appendMarkdown(`\n\n${[...parts, ...(isOwn ? links(row) : [])].join(" · ")}`);
    if (record?.memo !== undefined)
      text.appendMarkdown(`\n\n> ${plainText(record.memo).replace(/\n/g, "\n> ")}`);
  }
  return text;
}

function links({ id, code }: Row): string[] {
  const given = encodeURIComponent(JSON.stringify([{ id }]));
  const titles = [
    code === null ? vscode.l10n.t("Make It a Coding") : vscode.l10n.t("Recode"),
    vscode.l10n.t("Memo"),
    vscode.l10n.t("Remove"),
  ];
  return actions.map((action, at) => `[${titles[at]}](command:${action}?${given})`);
}

/** The day of a record's time, as people here write it. */
function dayOf(instant: string): string {
  return new Date(instant).toLocaleDateString(vscode.env.language, {
    day: "numeric",
    month: "long",
    year: "numeric",
  });
}
