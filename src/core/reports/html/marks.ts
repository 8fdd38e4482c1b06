import type { Step } from "../steps";
import { escapeMarkup } from "../../analysis/quotation";
import type { Note } from "./notes";

/** So many lines below each other are drawn for passages that overlap; more have their tint and number only. */
export const mostLanes = 8;

/** What is drawn below coded words as a block is written: each passage that is open has a lane, if one is free. */
export interface OpenLanes {
  /** The numbers of the notes that are open, by lane; null for a lane that is free. */
  readonly open: (number | null)[];
  /** The classes that are in use: `l0-4` is a line in the colour of code 4 on lane 0, `t4` a tint of it. */
  readonly classes: Set<string>;
}

export function newLanes(): OpenLanes {
  return { open: new Array<number | null>(mostLanes).fill(null), classes: new Set() };
}

/** What steps of a block say in HTML, how many lanes that takes, and which notes begin in it. */
export function writeSteps(
  text: string,
  steps: readonly Step[],
  notes: readonly Note[],
  document: string,
  { open, classes }: OpenLanes,
): { html: string; lanes: number; begins: number[] } {
  const begins: number[] = [];
  let lanes = open.reduce<number>((most, note, lane) => (note === null ? most : lane + 1), 0);
  let html = "";
  const marked = (inner: string) => {
    const first = open.find((note) => note !== null);
    if (first == null) return inner;
    const names = open.flatMap((note, lane) => (note === null ? [] : [`l${lane}-${notes[note]!.color}`]));
    names.push(`t${notes[first]!.color}`);
    for (const name of names) classes.add(name);
    return `<mark class="${names.join(" ")}">${inner}</mark>`;
  };
  // Numbers of notes that end at one place stand behind all of these.
  let refs = "";
  const flush = () => {
    if (refs !== "") html += marked(refs);
    refs = "";
  };
  for (const step of steps) {
    if (!("closes" in step)) flush();
    if ("opens" in step) {
      begins.push(step.opens);
      const free = open.indexOf(null);
      if (free !== -1) open[free] = step.opens;
      lanes = Math.max(lanes, free + 1);
    } else if ("closes" in step) {
      const { number } = notes[step.closes]!;
      const lane = open.indexOf(step.closes);
      if (lane !== -1) open[lane] = null;
      refs += `<a class="ref" id="${document}m${number}" href="#${document}n${number}" aria-label="note ${number}">${number}</a>`;
    } else {
      const { run } = step;
      let words = marked(escapeMarkup(text.slice(run.start, run.end)));
      if (run.isItalic) words = `<em>${words}</em>`;
      if (run.part === "words") html += run.isBold ? `<strong>${words}</strong>` : words;
      else
        html += run.part === "speaker" ? `<b class="who">${words}</b>` : `<span class="when">${words}</span>`;
    }
  }
  flush();
  return { html, lanes, begins };
}
