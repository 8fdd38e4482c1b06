import * as vscode from "vscode";
import type { Incoming } from "../../core/exchange/incoming";
import type { Importing } from "../../core/exchange/transcripts/incoming";
import { incomingTranscript } from "../../core/exchange/transcripts/incoming";
import type { Role } from "../../core/exchange/transcripts/document";
import { afterwards, planImport, type Plan, type Present } from "../../core/exchange/plan";
import { presentIn } from "../../core/exchange/write";
import { makeId, type Desk } from "../coding/desk";
import type { OpenStudy } from "../open-study";
import { Pages } from "./pages";
import { Questions } from "./questions";
import { arrivalReport, contentsOf, counted, lossLine } from "./report";
import { askRoles } from "./roles";
import { askFiles, fileSource, readSources, type Arrival, type Source, type Unreadable } from "./sources";
import { writePlans } from "./write";

/**
 * Brings files of other programs into a study, shown before anything is written; null: it asks for them. `reports` shows
 * what was left out.
 */
export async function importFiles(
  desk: Desk,
  study: OpenStudy,
  reports: Pages,
  given: readonly vscode.Uri[] | null,
): Promise<void> {
  await study.loaded;
  const files = given ?? (await askFiles(study)) ?? [];
  const folder = folderInFront(study);
  const sources = files.map((uri) => fileSource(study, uri, folder));
  if (sources.length > 0) await bringIn(desk, study, reports, sources);
}

/** Makes a transcript of the clipboard's text, under a name that it asks for. */
export async function pasteTranscript(desk: Desk, study: OpenStudy, reports: Pages): Promise<void> {
  const { t } = vscode.l10n;
  const text = await vscode.env.clipboard.readText();
  if (text.trim() === "") {
    void vscode.window.showInformationMessage(
      t("There is no text to paste. Copy a transcript first, in a browser or a word processor."),
    );
    return;
  }
  const title = text.trim().split("\n", 1)[0]!.slice(0, 200);
  const name = await vscode.window.showInputBox({
    title: t("Paste as Transcript"),
    prompt: t("The document’s name. It begins with: {0}", title),
    value: t("Pasted transcript"),
    validateInput: (value) => (value.trim() === "" ? t("It needs a name.") : null),
  });
  if (name === undefined) return;
  const bytes = new TextEncoder().encode(text);
  const source: Source = {
    name: `${name.trim().replace(/\.(?:md|txt)$/i, "")}.txt`,
    folder: folderInFront(study),
    isPasted: true,
    size: () => Promise.resolve(bytes.length),
    bytes: () => Promise.resolve(bytes),
  };
  await bringIn(desk, study, reports, [source]);
}

/** Beside the document in front, else where documents are. */
function folderInFront(study: OpenStudy): string {
  const front = vscode.window.activeTextEditor?.document.uri;
  const near = (front === undefined ? null : study.documentOf(front)) ?? study.folder.study.paths[0] ?? "";
  return near.slice(0, near.lastIndexOf("/") + 1);
}

async function bringIn(
  desk: Desk,
  study: OpenStudy,
  reports: Pages,
  sources: readonly Source[],
): Promise<void> {
  await study.loaded;
  const importing = {
    coder: await desk.coder.id(study),
    codebook: study.folder.study.frame.codebook,
    makeId,
    now: Date.now(),
  };
  const read = await readSources(sources, importing);
  if (read === null) return;
  const present = await presentIn(study.folder, study.files);
  // Until everything is answered: a tab that closes takes the keyboard from the next question.
  const preview = new Pages("emic-import");
  const questions = new Questions();
  const planned = await plan({ study, importing, present, preview, questions }, read).finally(() => {
    questions.dispose();
    preview.dispose();
  });
  if (planned !== null) await writePlans(study, reports, planned);
}

interface Asking {
  readonly study: OpenStudy;
  readonly importing: Omit<Importing, "file">;
  readonly present: Present;
  readonly preview: Pages;
  readonly questions: Questions;
}

/** What a source would write. */
export interface Planned {
  readonly arrival: Arrival;
  readonly incoming: Incoming;
  readonly plan: Plan;
}

/** What is to be written, as people chose; null where they think better of it, or there is nothing. */
async function plan(
  asking: Asking,
  {
    arrivals,
    unreadable,
  }: { readonly arrivals: readonly Arrival[]; readonly unreadable: readonly Unreadable[] },
): Promise<readonly Planned[] | null> {
  const { study, questions } = asking;
  const possible = plansFor(asking, arrivals);
  const all = [...unreadable, ...possible.refused];
  if (possible.planned.length === 0) {
    tellUnreadable(all);
    return null;
  }
  const chosen = await choose(asking, possible.planned, all);
  if (chosen === null || chosen.length === 0) return null;
  const speakers = chosen.flatMap((arrival) => ("brought" in arrival ? arrival.brought.speakers : []));
  const roles = await askRoles(study, speakers, questions);
  if (roles === null) return null;
  const { planned, refused } = plansFor(asking, chosen, roles);
  if (refused.length > 0) tellUnreadable(refused);
  return planned;
}

/** Plans one after the other, each as if those before it were written. */
function plansFor(
  { study, importing, present }: Asking,
  arrivals: readonly Arrival[],
  roles: ReadonlyMap<string, Role> = new Map(),
): { planned: Planned[]; refused: Unreadable[] } {
  const planned: Planned[] = [];
  const refused: Unreadable[] = [];
  let there = present;
  for (const arrival of arrivals) {
    const { name, folder, isPasted } = arrival.source;
    const incoming =
      "incoming" in arrival
        ? arrival.incoming
        : incomingTranscript(arrival.brought, { ...importing, file: name }, { folder, roles, isPasted });
    const plan = planImport(incoming, there, study.name);
    if ("refused" in plan) refused.push({ name, wrong: plan.refused });
    else {
      planned.push({ arrival, incoming, plan });
      there = afterwards(there, plan);
    }
  }
  return { planned, refused };
}

interface ArrivalItem extends vscode.QuickPickItem {
  readonly planned: Planned;
}

/** Shows what each file would become; null where people think better of it. */
async function choose(
  { preview, questions }: Asking,
  planned: readonly Planned[],
  unreadable: readonly Unreadable[],
): Promise<readonly Arrival[] | null> {
  const { t } = vscode.l10n;
  const items = planned.map((one): ArrivalItem => {
    const { arrival } = one;
    return {
      ...("brought" in arrival ? transcriptItem(one, arrival.brought) : wholeItem(one)),
      planned: one,
    };
  });
  const show = ({ planned: { arrival, incoming }, label }: ArrivalItem) =>
    "brought" in arrival
      ? preview.show(label, incoming.documents[0]!.text, { preserveFocus: true })
      : preview.show(`${label}.md`, arrivalReport(label, incoming), { preserveFocus: true });
  await show(items[0]!);
  const chosen = await questions.ask({
    title:
      items.length === 1
        ? t("Import {0}?", planned[0]!.arrival.source.name)
        : t("Import {0} files?", items.length),
    placeHolder:
      unreadable.length === 0
        ? t("The editor shows what it will be. Nothing is written yet.")
        : t("Not readable: {0}", unreadable.map(({ name, wrong }) => `${name} (${wrong})`).join(", ")),
    items,
    isMany: items.length > 1,
    at: (item) => void show(item),
  });
  return chosen?.map(({ planned: { arrival } }) => arrival) ?? null;
}

function transcriptItem(
  { incoming, plan }: Planned,
  { speakers, comments }: { readonly speakers: readonly string[]; readonly comments: readonly unknown[] },
): vscode.QuickPickItem {
  const { t } = vscode.l10n;
  const along = counted(comments.length, t("1 comment comes along"), (n) => t("{0} comments come along", n));
  return {
    label: [...plan.files.keys()][0]!,
    description:
      speakers.length === 0
        ? t("no speakers")
        : speakers.slice(0, 8).join(", ") + (speakers.length > 8 ? ", …" : ""),
    detail: [along, lossLine(incoming.lost, incoming.remarks)].filter((part) => part !== "").join(" · "),
  };
}

function wholeItem({ arrival, incoming, plan }: Planned): vscode.QuickPickItem {
  return {
    label: arrival.source.name,
    description: contentsOf(incoming),
    detail: lossLine(plan.lost, plan.remarks),
  };
}

function tellUnreadable(unreadable: readonly Unreadable[]): void {
  const message = vscode.l10n.t(
    "Not imported: {0}",
    unreadable.map(({ name, wrong }) => `${name}: ${wrong}`).join(" "),
  );
  void vscode.window.showErrorMessage(message);
}
