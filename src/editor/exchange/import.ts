import * as vscode from "vscode";
import type { ReadPages } from "../../core/exchange/transcripts/pdf/pages";
import { afterwards, planImport, type Present } from "../../core/exchange/arriving/plan";
import { isTable } from "../../core/exchange/tables/read";
import { presentIn } from "../../core/exchange/arriving/write";
import { makeId, type Desk } from "../coding/desk";
import type { OpenStudy } from "../open-study";
import { askColumns } from "./columns";
import { askEncoding } from "./encodings";
import { Pages } from "./pages";
import { Questions } from "./questions";
import { arrivalReport, contentsOf, counted, lossLine } from "./report";
import { askRoles } from "./roles";
import {
  askFiles,
  decode,
  fileSource,
  readSources,
  type Arrival,
  type Source,
  type Unreadable,
} from "./sources";
import { writePlans, type Planned } from "./write";

/**
 * Brings files of other programs into a study, shown before anything is written; null: it asks for them. `reports` shows
 * what was left out, `pages` reads PDFs where that can be done.
 */
export async function importFiles(
  desk: Desk,
  study: OpenStudy,
  reports: Pages,
  pages: ReadPages | null,
  given: readonly vscode.Uri[] | null,
): Promise<void> {
  await study.loaded;
  const files = given ?? (await askFiles(study)) ?? [];
  const folder = folderInFront(study);
  const sources = files.map((uri) => fileSource(study, uri, folder));
  if (sources.length > 0) await bringIn(desk, study, reports, pages, sources);
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
  await bringIn(desk, study, reports, null, [source]);
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
  pages: ReadPages | null,
  sources: readonly Source[],
): Promise<void> {
  await study.loaded;
  const read = await readSources(sources, {
    file: "",
    isPasted: false,
    folder: "",
    coder: await desk.coder.id(study),
    codebook: study.folder.study.frame.codebook,
    makeId,
    now: Date.now(),
    roles: new Map(),
    decode,
    encoding: null,
    pages,
  });
  if (read === null) return;
  if (read.arrivals.length === 0) {
    tellUnreadable(read.unreadable);
    return;
  }
  const present = await presentIn(study.folder, study.files);
  // Until everything is answered: a tab that closes takes the keyboard from the next question.
  const preview = new Pages("emic-import");
  const questions = new Questions();
  const planned = await plan({ study, present, preview, questions }, read).finally(() => {
    questions.dispose();
    preview.dispose();
  });
  if (planned !== null) await writePlans(study, reports, planned);
}

interface Asking {
  readonly study: OpenStudy;
  readonly present: Present;
  readonly preview: Pages;
  readonly questions: Questions;
}

interface Read {
  readonly arrivals: readonly Arrival[];
  readonly unreadable: readonly Unreadable[];
}

/** What is to be written, as people chose; null where they think better of it, or there is nothing. */
async function plan(asking: Asking, { arrivals, unreadable }: Read): Promise<readonly Planned[] | null> {
  const known = await makeOut(asking, arrivals);
  if (known === null) return null;
  const possible = plansFor(asking, known);
  const all = [...unreadable, ...possible.refused];
  if (possible.planned.length === 0) {
    tellUnreadable(all);
    return null;
  }
  const chosen = await choose(asking, possible.planned, all);
  if (chosen === null || chosen.length === 0) return null;
  const speakers = chosen.flatMap(({ incoming }) => incoming.speakers ?? []);
  const roles = await askRoles(asking.study, speakers, asking.questions);
  if (roles === null) return null;
  const told = await Promise.all(
    chosen.map(async (arrival): Promise<Arrival> => {
      const own = (arrival.incoming.speakers ?? []).flatMap((speaker) => {
        const role = roles.get(speaker);
        return role === undefined ? [] : [[speaker, role] as const];
      });
      return own.length === 0
        ? arrival
        : { ...arrival, incoming: await arrival.again({ roles: new Map(own) }) };
    }),
  );
  const { planned, refused } = plansFor(asking, told);
  if (refused.length > 0) tellUnreadable(refused);
  return planned;
}

/** Asks what only people can tell: how texts are encoded that do not say so, and what a table's columns are. */
async function makeOut(
  { preview, questions }: Asking,
  arrivals: readonly Arrival[],
): Promise<Arrival[] | null> {
  const known: Arrival[] = [];
  for (const arrival of arrivals) {
    const { guessed } = arrival.incoming;
    let one: Arrival | null = arrival;
    if (guessed !== undefined) one = await askEncoding(arrival, guessed, preview, questions);
    if (one !== null && isTable(one.source.name)) {
      const incoming = await askColumns(one, preview, questions);
      one = incoming === null ? null : { ...one, incoming };
    }
    if (one === null) return null;
    known.push(one);
  }
  return known;
}

/** Plans one after the other, each as if those before it were written. */
function plansFor(
  { study, present }: Asking,
  arrivals: readonly Arrival[],
): { planned: Planned[]; refused: Unreadable[] } {
  const planned: Planned[] = [];
  const refused: Unreadable[] = [];
  let there = present;
  for (const arrival of arrivals) {
    const plan = planImport(arrival.incoming, there, study.name);
    if ("refused" in plan) refused.push({ name: arrival.source.name, wrong: plan.refused });
    else {
      planned.push({ arrival, plan });
      there = afterwards(there, plan);
    }
  }
  return { planned, refused };
}

interface ArrivalItem extends vscode.QuickPickItem {
  readonly arrival: Arrival;
}

/** Shows what each file would become; null where people think better of it. */
async function choose(
  { preview, questions }: Asking,
  planned: readonly Planned[],
  unreadable: readonly Unreadable[],
): Promise<readonly Arrival[] | null> {
  const { t } = vscode.l10n;
  const items = planned.map((one): ArrivalItem => {
    const isOne = one.arrival.incoming.documents.length === 1 && one.arrival.incoming.name === null;
    return { ...(isOne ? documentItem(one) : wholeItem(one)), arrival: one.arrival };
  });
  const show = ({ arrival: { source, incoming }, label }: ArrivalItem) =>
    label === source.name
      ? preview.showBehind(items, `${label}.md`, arrivalReport(label, incoming))
      : preview.showBehind(items, label, incoming.documents[0]!.text);
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
  return chosen?.map(({ arrival }) => arrival) ?? null;
}

/** A file that becomes one document. */
function documentItem({ arrival: { incoming }, plan }: Planned): vscode.QuickPickItem {
  const { t } = vscode.l10n;
  const { speakers = [], documents, codes } = incoming;
  const passages = documents[0]!.passages;
  const along = [
    counted(passages.length, t("1 comment comes along"), (n) => t("{0} comments come along", n)),
    counted(codes.length, t("1 new code"), (n) => t("{0} new codes", n)),
  ];
  return {
    label: [...plan.files.keys()][0]!,
    description:
      speakers.length === 0
        ? t("no speakers")
        : speakers.slice(0, 8).join(", ") + (speakers.length > 8 ? ", …" : ""),
    detail: [...along, lossLine(plan.lost, plan.remarks)].filter((part) => part !== "").join(" · "),
  };
}

function wholeItem({ arrival, plan }: Planned): vscode.QuickPickItem {
  return {
    label: arrival.source.name,
    description: contentsOf(arrival.incoming),
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
