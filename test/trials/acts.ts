import { applyCode, remove, revise, type Applied } from "../../src/core/study/work/actions";
import { findCode, readCodebook } from "../../src/core/study/format/codebook/codebook";
import { addCode, idFor } from "../../src/core/study/format/codebook/edit";
import { slugFor } from "../../src/core/study/format/ids";
import { agreedLayer, codebookFile } from "../../src/core/study/format/paths";
import { formatRecord, instantOf, type StudyRecord } from "../../src/core/study/format/record";
import { applyEdits, type Edit } from "../../src/core/text/edit";
import { describe } from "../../src/core/text/place";
import { passageIn, sentence } from "./transcript";
import { perform, sidecarOf, type Branch, type Home } from "./team";
import type { Content } from "./truth";

/** Names that both sides come upon. */
const names = [
  "Being let down",
  "Trust in people",
  "The price",
  "Paper",
  "Monday mornings",
  "Being let down!",
];

const acts: readonly { readonly weight: number; readonly act: (branch: Branch) => Promise<void> }[] = [
  { weight: 8, act: code },
  { weight: 2, act: codeAnew },
  { weight: 2, act: comment },
  { weight: 1, act: mark },
  { weight: 5, act: removeOne },
  { weight: 8, act: reviseOne },
  { weight: 2, act: undo },
  { weight: 1.5, act: renameDocument },
  { weight: 3, act: editText },
  { weight: 1, act: renameCode },
];

/** Does something that people do, some seconds after the last thing. */
export async function actOnce(branch: Branch): Promise<void> {
  branch.now += 1000 * (1 + branch.draw.below(3));
  let left = branch.draw.below(acts.reduce((sum, { weight }) => sum + weight, 0) * 100) / 100;
  for (const { weight, act } of acts) {
    left -= weight;
    if (left < 0) return act(branch);
  }
}

function somewhere({ coder, documents, draw }: Branch): Home {
  return { owner: draw.chance(0.15) ? agreedLayer : coder, document: draw.below(documents.length) };
}

function acting({ documents, now }: Branch, { owner, document }: Home) {
  return { document: documents[document]!, owner, now };
}

function textOf({ files, documents }: Branch, { document }: Home): string {
  return files.files.get(documents[document]!)!;
}

async function code(branch: Branch): Promise<void> {
  const [home, id] = [somewhere(branch), branch.draw.pick([...branch.names.keys()])];
  await apply(branch, home, { code: { id, name: branch.names.get(id)! } });
}

async function codeAnew(branch: Branch): Promise<void> {
  const { draw, files } = branch;
  const before = files.files.get(codebookFile)!;
  const { codebook } = readCodebook(before);
  const name = draw.pick(names);
  const made = { id: idFor(codebook, slugFor(name)), name };
  const after = addCode(before, made, draw.pick([null, "support", "price", "trust"]));
  if (after === null) throw new Error(`the code ${made.id} could not be added to\n${before}`);
  await apply(branch, somewhere(branch), { code: made, codebook: { before, after } });
}

async function apply(branch: Branch, home: Home, applied: Applied): Promise<void> {
  const text = textOf(branch, home);
  const spans = Array.from({ length: 1 + branch.draw.below(2) }, () => passageIn(text, branch.draw));
  const action = applyCode("Apply", acting(branch, home), applied, text, spans, branch.makeId);
  const made = applied.codebook === undefined ? null : applied.code;
  await perform(branch, home, action, { code: applied.code.id }, made);
}

async function comment(branch: Branch): Promise<void> {
  const home = somewhere(branch);
  const text = textOf(branch, home);
  const memo = sentence(branch.draw);
  await write(branch, home, { ...describe(text, passageIn(text, branch.draw)), memo }, { memo });
}

async function mark(branch: Branch): Promise<void> {
  await write(branch, somewhere(branch), { mark: "coded" }, { mark: "coded" });
}

async function write(branch: Branch, home: Home, fields: object, says: Content): Promise<void> {
  const id = branch.makeId(branch.now);
  const record = { id, made: instantOf(branch.now), ...fields } as StudyRecord;
  const lineChanges = [{ id, before: [], after: [formatRecord(record)] }];
  const changes = [{ kind: "lines", file: sidecarOf(branch, home), lineChanges } as const];
  await perform(branch, home, { label: "Write", document: branch.documents[home.document]!, changes }, says);
}

/** A record of one's own, or of the layer, that is not removed; often one of the few that everybody keeps changing. */
function choose(branch: Branch): { id: string; home: Home; says: Content } | null {
  const own = [...branch.homes].filter(([id, { owner }]) => {
    return (owner === branch.coder || owner === agreedLayer) && branch.truth.get(id)?.content != null;
  });
  if (own.length === 0) return null;
  const [id, home] = branch.draw.pick(branch.draw.chance(0.5) ? own.slice(0, 5) : own);
  return { id, home, says: branch.truth.get(id)!.content! };
}

async function removeOne(branch: Branch): Promise<void> {
  const chosen = choose(branch);
  if (chosen === null) return;
  const { id, home } = chosen;
  const action = remove("Remove", acting(branch, home), sidecarText(branch, home), [id]);
  if (action === null) throw new Error(`${id} is not there to be removed`);
  await perform(branch, home, action, null);
}

async function reviseOne(branch: Branch): Promise<void> {
  const chosen = choose(branch);
  if (chosen === null || chosen.says.mark !== undefined) return;
  const { id, home, says } = chosen;
  const change = branch.draw.pick([
    () => ({ code: branch.draw.pick([...branch.names.keys()]) }),
    () => ({ memo: sentence(branch.draw) }),
    () => ({ voice: branch.draw.pick(["observed", "second-hand"] as const) }),
  ])();
  const action = revise("Revise", acting(branch, home), sidecarText(branch, home), [id], change);
  if (action === null) throw new Error(`${id} is not there to be revised`);
  await perform(branch, home, action, { ...says, ...change });
}

function sidecarText(branch: Branch, home: Home): string {
  return branch.files.files.get(sidecarOf(branch, home)) ?? "";
}

async function undo(branch: Branch): Promise<void> {
  const [document, done] = [...branch.undo].find(([, acts]) => acts.length > 0) ?? [0, []];
  const last = done.shift();
  if (last === undefined) return;
  const undone = await branch.folder.undo(branch.documents[document]!);
  if (undone === null || undone.written.kind === "refused") throw new Error(`could not be undone`);
  for (const [id, before] of last.records) {
    if (before !== undefined) branch.truth.set(id, before);
    else {
      branch.truth.delete(id);
      branch.homes.delete(id);
    }
  }
  // A code that other codings name meanwhile outlives the undoing of its making.
  const { codebook } = readCodebook(branch.files.files.get(codebookFile)!);
  if (last.code !== null && findCode(codebook, last.code) === null) branch.names.delete(last.code);
}

/** With all that is kept about it, as `git mv` does; now and then into another folder. */
async function renameDocument(branch: Branch): Promise<void> {
  const { documents, draw, files, folder } = branch;
  const document = branch.renames[draw.below(branch.renames.length)];
  if (document === undefined) return;
  const from = documents[document]!;
  const into = draw.chance(0.3)
    ? draw.pick(["interviews/", "visits/", "archive/"])
    : from.replace(/[^/]+$/, "");
  const to = `${into}${draw.pick(["moved", "first", "shop"])}-${draw.below(1000)}.md`;
  for (const [file, text] of [...files.files]) {
    const renamed =
      file === from ? to : file.endsWith(`/${from}.jsonl`) ? file.replace(`/${from}.`, `/${to}.`) : null;
    if (renamed === null) continue;
    files.files.delete(file);
    files.files.set(renamed, text);
  }
  documents[document] = to;
  branch.undo.delete(document);
  await folder.load();
}

/** In the editor, which keeps one's own passages in place, or outside of it. */
async function editText(branch: Branch): Promise<void> {
  const { coder, draw, documents, files, folder } = branch;
  const document = draw.below(documents.length);
  const path = documents[document]!;
  let text = files.files.get(path)!;
  const { start, end } = passageIn(text, draw);
  const edit: Edit = draw.pick([
    { start, end: start, text: `${sentence(draw)} ` },
    { start, end: start + draw.below(8), text: draw.pick(["", "well, ", "you know "]) },
    { start, end, text: "" },
    { start, end, text: sentence(draw) },
  ]);
  if (draw.chance(0.7)) {
    await folder.setText(path, () => text);
    text = applyEdits(text, [edit]);
    folder.edited(path, [edit]);
    files.files.set(path, text);
    const kept = await folder.keepPlaces(path, coder);
    if (kept.kind === "refused") throw new Error(kept.reason);
    await folder.setText(path, null);
  } else {
    files.files.set(path, applyEdits(text, [edit]));
    await folder.refresh([path]);
  }
  branch.edited.add(document);
}

/** By hand, in the file. */
async function renameCode(branch: Branch): Promise<void> {
  const id = branch.draw.pick([...branch.names.keys()]);
  const name = `${branch.names.get(id)!.replace(/ \d+$/, "")} ${branch.draw.below(100)}`;
  const before = branch.files.files.get(codebookFile)!;
  const after = before.replace(new RegExp(`(- id: ${id}\\n +name: ).*`), (_, head: string) => head + name);
  if (after === before) return;
  branch.files.files.set(codebookFile, after);
  branch.names.set(id, name);
  await branch.folder.refresh([codebookFile]);
}
