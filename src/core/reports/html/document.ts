import { escapeMarkup } from "../../analysis/quotation";
import { blocksOf, type Block } from "../blocks";
import { counted } from "../counted";
import type { ReportDocument } from "../report";
import { stepsOf, type Step } from "../steps";
import { newLanes, writeSteps, type OpenLanes } from "./marks";
import { notesOn, stretchesOf, writeNote, type Note } from "./notes";

/** A document in HTML: its text, and beside each paragraph what is said of the passages that begin in it. */
export interface WrittenDocument {
  readonly html: string;
  /** The passages that have no place in it, and those of which nothing is shown. */
  readonly placeless: number;
  readonly hidden: number;
  /** The classes of lines and tints that are in use, see `Lanes`. */
  readonly classes: ReadonlySet<string>;
  /** How many rows notes extend over. */
  readonly rows: ReadonlySet<number>;
}

export function writeDocument(document: ReportDocument, id: string): WrittenDocument {
  const { text, title, path, passages, participants, date, method } = document;
  const stretches = stretchesOf(passages);
  const blocks = blocksOf(document);
  const { steps, absent } = stepsOf(
    text,
    blocks,
    stretches.map(({ span }) => span),
  );
  const notes = notesOn(stretches, absent);
  const lanes = newLanes();
  const items = itemsOf(blocks, steps).map((item) => writeItem(text, item, notes, id, lanes));
  const noted = items.flatMap(({ begins }, at) => (begins.length === 0 ? [] : [at]));
  const rows = new Set<number>();
  let html = "";
  let next = 0;
  for (const [at, { html: own, begins }] of items.entries()) {
    html += own;
    if (begins.length === 0) continue;
    const span = Math.min((noted[++next] ?? items.length) - at, mostRows);
    rows.add(span);
    const all = begins.map((note) => writeNote(notes[note]!, id)).join("\n");
    html += `<ol class="notes r${span}" aria-label="Notes">\n${all}\n</ol>\n`;
  }
  const known = [
    participants.join(", "),
    date,
    method,
    passages.length === 0 ? null : counted(passages.length, "passage"),
    path,
  ];
  const facts = known.filter((one) => one !== null && one !== "").map((one) => escapeMarkup(one!));
  return {
    html: `<article class="document" id="${id}" aria-labelledby="${id}h">
<header><h2 id="${id}h" dir="auto">${escapeMarkup(title)}</h2><p class="facts">${facts.join(" · ")}</p></header>
<div class="text">
${html}</div>
</article>
`,
    placeless: passages.filter(({ span }) => span === null).length,
    hidden: absent.reduce((sum, note) => sum + notes[note]!.passages.length, 0),
    classes: lanes.classes,
    rows,
  };
}

/** A note that is longer than what it is on goes on beside what has none, but not for ever. */
const mostRows = 40;

/** A paragraph or the like, or a list with all of its items. */
interface Item {
  readonly blocks: readonly Block[];
  readonly steps: readonly (readonly Step[])[];
  /** Of a heading, as it stands among those above it: none is left out. */
  readonly level: number;
}

function itemsOf(blocks: readonly Block[], steps: readonly (readonly Step[])[]): Item[] {
  const items: { blocks: Block[]; steps: (readonly Step[])[]; level: number }[] = [];
  let level = 2;
  for (const [at, block] of blocks.entries()) {
    const last = items.at(-1);
    const isList = block.kind === "bullet" || block.kind === "number";
    if (block.kind === "heading") level = Math.min(6, Math.max(3, Math.min(block.level + 2, level + 1)));
    if (isList && last?.blocks[0]!.kind === block.kind) {
      last.blocks.push(block);
      last.steps.push(steps[at]!);
    } else items.push({ blocks: [block], steps: [steps[at]!], level });
  }
  return items;
}

function writeItem(
  text: string,
  { blocks, steps, level }: Item,
  notes: readonly Note[],
  id: string,
  lanes: OpenLanes,
): { html: string; begins: number[] } {
  const begins: number[] = [];
  const [first] = blocks;
  const parts = blocks.map((block, at) => {
    const written = writeSteps(text, steps[at]!, notes, id, lanes);
    for (const note of written.begins) begins.push(note);
    const names = [
      ...(block.kind === "heading" || block.isFilled ? [] : ["lines"]),
      ...(block.runs.length > 0 && block.runs.every(({ part }) => part !== "words") ? ["label"] : []),
      ...(block.level > 0 && block.kind !== "heading" ? [`i${block.level}`] : []),
      ...(written.lanes > 0 ? [`k${written.lanes}`] : []),
    ];
    const given = `${names.length === 0 ? "" : ` class="${names.join(" ")}"`} dir="auto"`;
    if (block.kind === "bullet") return `<li${given}>${written.html}</li>`;
    if (block.kind === "number") return `<li${given} value="${block.number}">${written.html}</li>`;
    if (block.kind === "heading") return `<h${level}${given}>${written.html}</h${level}>`;
    if (block.kind === "quote") return `<blockquote><p${given}>${written.html}</p></blockquote>`;
    return block.kind === "rule" ? "<hr>" : `<p${given}>${written.html}</p>`;
  });
  const tag = first!.kind === "bullet" ? "ul" : first!.kind === "number" ? "ol" : null;
  const inner = parts.join("\n");
  return { html: tag === null ? `${inner}\n` : `<${tag}>\n${inner}\n</${tag}>\n`, begins };
}
