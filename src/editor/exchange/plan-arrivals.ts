import { afterwards, planImport, type Present } from "../../core/exchange/import/plan-import";
import { isTable } from "../../core/documents/tables/read-table";
import type { Role } from "../../core/exchange/transcripts/document";
import type { OpenStudy } from "../open-study";
import { chooseArrivals } from "./choose-arrivals";
import { askColumns } from "./columns";
import { askEncoding } from "./encodings";
import type { Pages } from "./pages";
import type { Questions } from "./questions";
import { askRoles } from "./roles";
import type { Arrival } from "./sources";
import { tellUnreadable, type Unreadable } from "./unreadable";
import type { Planned } from "./write";

/** What people are asked with. */
export interface Asking {
  readonly study: OpenStudy;
  readonly present: Present;
  readonly preview: Pages;
  readonly questions: Questions;
}

/** What was read of files. */
interface Read {
  readonly arrivals: readonly Arrival[];
  readonly unreadable: readonly Unreadable[];
}

/** What is to be written, as people chose; null where they think better of it, or there is nothing. */
export async function planArrivals(
  asking: Asking,
  { arrivals, unreadable }: Read,
): Promise<readonly Planned[] | null> {
  const known = await makeOut(asking, arrivals);
  if (known === null) return null;
  const possible = plansFor(asking, known);
  const all = [...unreadable, ...possible.refused];
  if (possible.planned.length === 0) {
    tellUnreadable(all);
    return null;
  }
  const chosen = await chooseArrivals(asking, possible.planned, all);
  if (chosen === null || chosen.length === 0) return null;
  const speakers = chosen.flatMap(({ incoming }) => incoming.speakers ?? []);
  const roles = await askRoles(asking.study, speakers, asking.questions);
  if (roles === null) return null;
  const told: Arrival[] = [];
  for (const arrival of chosen) told.push(await withRoles(arrival, roles));
  const isPlanned =
    told.length === possible.planned.length &&
    told.every((arrival, at) => arrival === possible.planned[at]!.arrival);
  const { planned, refused } = isPlanned ? { ...possible, refused: [] } : plansFor(asking, told);
  if (all.length + refused.length > 0) tellUnreadable([...all, ...refused]);
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

/** The same, saying who its speakers are as far as that is known. */
async function withRoles(arrival: Arrival, roles: ReadonlyMap<string, Role>): Promise<Arrival> {
  const own = (arrival.incoming.speakers ?? []).flatMap((speaker) => {
    const role = roles.get(speaker) ?? null;
    return role === null ? [] : [[speaker, role] as const];
  });
  if (own.length === 0) return arrival;
  return { ...arrival, incoming: await arrival.again({ roles: new Map(own) }) };
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
