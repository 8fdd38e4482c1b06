import { presentAfter, planImport, type PresentStudy } from "../../core/exchange/import/plan-import";
import { isTable } from "../../core/documents/tables/read-table";
import type { Role } from "../../core/exchange/transcripts/document";
import type { OpenStudy } from "../open-study";
import { chooseSources } from "./choose-sources";
import { askColumns } from "./columns";
import { askEncoding } from "./encodings";
import type { Pages } from "./pages";
import type { Questions } from "./questions";
import { askRoles } from "./roles";
import type { ImportedSource } from "./sources";
import { showUnreadable, type Unreadable } from "./unreadable";
import type { Planned } from "./write";

/** What people are asked with. */
export interface PlanningOptions {
  readonly study: OpenStudy;
  readonly present: PresentStudy;
  readonly preview: Pages;
  readonly questions: Questions;
}

/** What was read of files. */
interface Read {
  readonly imported: readonly ImportedSource[];
  readonly unreadable: readonly Unreadable[];
}

/** What is to be written, as people chose; null where they think better of it, or there is nothing. */
export async function planSources(
  asking: PlanningOptions,
  { imported, unreadable }: Read,
): Promise<readonly Planned[] | null> {
  const known = await makeOut(asking, imported);
  if (known === null) return null;
  const possible = plansFor(asking, known);
  const all = [...unreadable, ...possible.refused];
  if (possible.planned.length === 0) {
    showUnreadable(all);
    return null;
  }
  const chosen = await chooseSources(asking, possible.planned, all);
  if (chosen === null || chosen.length === 0) return null;
  const speakers = chosen.flatMap(({ incoming }) => incoming.speakers ?? []);
  const roles = await askRoles(asking.study, speakers, asking.questions);
  if (roles === null) return null;
  const told: ImportedSource[] = [];
  for (const source of chosen) told.push(await withRoles(source, roles));
  const isPlanned =
    told.length === possible.planned.length &&
    told.every((source, at) => source === possible.planned[at]!.source);
  const { planned, refused } = isPlanned ? { ...possible, refused: [] } : plansFor(asking, told);
  if (all.length + refused.length > 0) showUnreadable([...all, ...refused]);
  return planned;
}

/** Asks what only people can tell: how texts are encoded that do not say so, and what a table's columns are. */
async function makeOut(
  { preview, questions }: PlanningOptions,
  sources: readonly ImportedSource[],
): Promise<ImportedSource[] | null> {
  const known: ImportedSource[] = [];
  for (const source of sources) {
    const { guessed } = source.incoming;
    let one: ImportedSource | null = source;
    if (guessed !== undefined) one = await askEncoding(source, guessed, preview, questions);
    if (one !== null && isTable(one.source.name)) {
      const incoming = await askColumns(one, preview, questions);
      one = incoming === null ? null : { ...one, incoming };
    }
    if (one === null) return null;
    known.push(one);
  }
  return known;
}

/** The same, saying who its speakers are as far as that is known. */
async function withRoles(source: ImportedSource, roles: ReadonlyMap<string, Role>): Promise<ImportedSource> {
  const own = (source.incoming.speakers ?? []).flatMap((speaker) => {
    const role = roles.get(speaker) ?? null;
    return role === null ? [] : [[speaker, role] as const];
  });
  if (own.length === 0) return source;
  return { ...source, incoming: await source.again({ roles: new Map(own) }) };
}

/** Plans one after the other, each as if those before it were written. */
function plansFor(
  { study, present }: PlanningOptions,
  sources: readonly ImportedSource[],
): { planned: Planned[]; refused: Unreadable[] } {
  const planned: Planned[] = [];
  const refused: Unreadable[] = [];
  let there = present;
  for (const source of sources) {
    const plan = planImport(source.incoming, there, study.name);
    if ("refused" in plan) refused.push({ name: source.source.name, wrong: plan.refused });
    else {
      planned.push({ source, plan });
      there = presentAfter(there, plan);
    }
  }
  return { planned, refused };
}
