import * as vscode from "vscode";
import { codeNamed } from "../../core/study/model/code-search";
import type { Code } from "../../core/study/format/codebook/codebook";
import { addCode, idFor } from "../../core/study/format/codebook/edit";
import { mergeCode } from "../../core/study/format/codebook/fold";
import { colorCodes, renameCode } from "../../core/study/format/codebook/keys";
import { isWithin, moveCodes, removeCodes } from "../../core/study/format/codebook/move";
import { slugFor } from "../../core/study/format/ids";
import { isColor, palette, type PaletteColor } from "../../core/study/format/codebook/palette";
import { codebookFile } from "../../core/study/format/paths";
import { dot } from "../display/colors";
import type { OpenStudy } from "../open-study";
import type { Studies } from "../studies";
import { pickACode } from "../pick-a-code";
import { showInStatusBar, showNoFolder } from "../messages";
import { changeCodebook, stepBack } from "./change-codebook";
import { codeOf } from "./code-item";
import type { CodesView } from "./codes-view";
import { isByKey, type FocusedRow } from "./focused-row";
import { isCode } from "./items";

const longestName = 200;

/** Codes that a command is for: at least one, all of one study. */
interface Codes {
  readonly study: OpenStudy;
  readonly codes: readonly Code[];
}

/** The commands that change the codebook. Run without a row they ask which code is meant. */
export function codebookCommands(studies: Studies, view: CodesView, row: FocusedRow): vscode.Disposable {
  const command = (
    id: string,
    question: string,
    run: (codes: Codes, view: CodesView) => Promise<void>,
  ): vscode.Disposable =>
    vscode.commands.registerCommand(id, async (item?: unknown, items?: unknown) => {
      await row.select(item);
      const codes = await codesFor(studies, view, question, item, items);
      if (codes !== null) await run(codes, view);
    });
  const back = (id: string, how: "undo" | "redo") =>
    vscode.commands.registerCommand(id, async () => {
      if (studies.active !== null) await stepBack(studies.active, how);
    });
  view.drop = (study, ids, parent) => move(study, codesIn(study, ids), parent, view);
  return vscode.Disposable.from(
    command("emic.renameCode", vscode.l10n.t("Rename which code?"), rename),
    command("emic.moveCode", vscode.l10n.t("Move which code?"), askAndMove),
    command("emic.moveCodeUp", vscode.l10n.t("Move which code up?"), (codes) => shift(codes, -1)),
    command("emic.moveCodeDown", vscode.l10n.t("Move which code down?"), (codes) => shift(codes, 1)),
    command("emic.changeCodeColor", vscode.l10n.t("Change the colour of which code?"), recolor),
    command("emic.mergeCode", vscode.l10n.t("Merge which code into another?"), merge),
    command("emic.deleteCode", vscode.l10n.t("Delete which code?"), remove),
    command("emic.editCodeInCodebook", vscode.l10n.t("Edit which code?"), edit),
    vscode.commands.registerCommand("emic.newCode", (item?: unknown) => create(studies, view, item)),
    back("emic.undoCodebookChange", "undo"),
    back("emic.redoCodebookChange", "redo"),
  );
}

/** The rows that a menu was opened on, the selected ones for a key, else the code that is picked. */
async function codesFor(
  studies: Studies,
  view: CodesView,
  question: string,
  item: unknown,
  items: unknown,
): Promise<Codes | null> {
  const rows = isByKey(item) ? view.selection : (Array.isArray(items) ? items : [item]).filter(isCode);
  const study = rows[0]?.study ?? studies.active;
  if (study === null) return null;
  const ids = new Set(rows.filter((row) => row.study === study).map(({ id }) => id));
  if (ids.size > 0 || isByKey(item)) {
    const codes = codesIn(study, [...ids]);
    return codes.length === 0 ? null : { study, codes };
  }
  const { codebook } = study.folder.study.setup;
  if (codebook.codes.size === 0) {
    showInStatusBar(vscode.l10n.t("The codebook has no codes yet."));
    return null;
  }
  const id = await pickACode(codebook, {
    title: question,
    placeholder: vscode.l10n.t("Type to find a code"),
    first: view.selection[0]?.id,
  });
  return id == null ? null : { study, codes: codesIn(study, [id]) };
}

function codesIn(study: OpenStudy, ids: readonly string[]): Code[] {
  return ids.map((id) => codeOf({ study, id })).filter((code) => code !== null);
}

/** A sentence about one code, by its name, or about several, by their number. */
function about(
  codes: readonly Code[],
  one: (name: string) => string,
  several: (count: number) => string,
): string {
  return codes.length === 1 ? one(codes[0]!.name) : several(codes.length);
}

async function create(studies: Studies, view: CodesView, item: unknown): Promise<void> {
  await studies.opened;
  const folder = vscode.workspace.workspaceFolders?.[0];
  const around = folder === undefined ? null : vscode.Uri.joinPath(folder.uri, codebookFile);
  const study = studies.active ?? (around === null ? null : await studies.of(around));
  if (study === null) return showNoFolder();
  const { codebook } = study.folder.study.setup;
  const above = isCode(item) ? codeOf(item) : null;
  const title =
    above === null ? vscode.l10n.t("New code") : vscode.l10n.t("New code below “{0}”", above.name);
  const name = await askName(title, "", (typed) => codeNamed(codebook, typed) !== null);
  if (name === null) return;
  const question = {
    title: vscode.l10n.t("Where does “{0}” belong?", name),
    placeholder: vscode.l10n.t("Type to find the code that it comes below"),
    none: vscode.l10n.t("At the top"),
  };
  const isAsked = above === null && codebook.codes.size > 0;
  const parent = isAsked ? await pickACode(codebook, question) : (above?.id ?? null);
  if (parent === undefined) return;
  const id = idFor(codebook, slugFor(name));
  const label = vscode.l10n.t("New code “{0}”", name);
  const add = (text: string) => addCode(text, { id, name, from: "inductive" }, parent);
  if (await changeCodebook(study, label, add)) await view.reveal(study, id);
}

async function rename({ study, codes }: Codes, view: CodesView): Promise<void> {
  const code = codes[0]!;
  const { codebook } = study.folder.study.setup;
  const isTaken = (typed: string) => ![null, code].includes(codeNamed(codebook, typed));
  const name = await askName(vscode.l10n.t("Rename “{0}”", code.name), code.name, isTaken);
  if (name === null || name === code.name) return;
  const label = vscode.l10n.t("Rename “{0}” to “{1}”", code.name, name);
  if (await changeCodebook(study, label, (text) => renameCode(text, code.id, name)))
    await view.reveal(study, code.id);
}

/** A code's name; null where people think better of it. */
async function askName(
  title: string,
  value: string,
  isTaken: (typed: string) => boolean,
): Promise<string | null> {
  const name = await vscode.window.showInputBox({
    title,
    value,
    prompt: vscode.l10n.t("A few plain words"),
    validateInput(typed) {
      if (typed.trim() === "") return vscode.l10n.t("A code needs a name.");
      if (typed.trim().length > longestName) return vscode.l10n.t("This name is too long.");
      const message = vscode.l10n.t("There is a code of this name already.");
      return isTaken(typed) ? { message, severity: vscode.InputBoxValidationSeverity.Info } : undefined;
    },
  });
  return name?.replace(/\s+/g, " ").trim() ?? null;
}

async function askAndMove({ study, codes }: Codes, view: CodesView): Promise<void> {
  const { codebook } = study.folder.study.setup;
  const ids = codes.map(({ id }) => id);
  const parent = await pickACode(codebook, {
    title: about(
      codes,
      (name) => vscode.l10n.t("Move “{0}” below which code?", name),
      (count) => vscode.l10n.t("Move {0} codes below which code?", count),
    ),
    placeholder: vscode.l10n.t("Type to find a code"),
    none: vscode.l10n.t("To the top"),
    isLeftOut: ({ id }) => isWithin(codebook, id, ids),
  });
  if (parent !== undefined) await move(study, codes, parent, view);
}

async function move(
  study: OpenStudy,
  codes: readonly Code[],
  parent: string | null,
  view: CodesView,
): Promise<void> {
  const { codebook } = study.folder.study.setup;
  const ids = codes.map(({ id }) => id);
  if (codes.length === 0) return;
  if (isWithin(codebook, parent, ids)) {
    showInStatusBar(vscode.l10n.t("A code can’t be below itself."));
    return;
  }
  const above = parent === null ? null : codebook.codes.get(parent)!.name;
  const label =
    above === null
      ? about(
          codes,
          (name) => vscode.l10n.t("Move “{0}” to the top", name),
          (count) => vscode.l10n.t("Move {0} codes to the top", count),
        )
      : about(
          codes,
          (name) => vscode.l10n.t("Move “{0}” below “{1}”", name, above),
          (count) => vscode.l10n.t("Move {0} codes below “{1}”", count, above),
        );
  const place = { parent, before: null };
  if (await changeCodebook(study, label, (text) => moveCodes(text, ids, place)))
    await view.reveal(study, ids[0]!, { select: ids.length === 1 });
}

/** Moves a code before the sibling above it, or behind the one below. */
async function shift({ study, codes }: Codes, by: -1 | 1): Promise<void> {
  const code = codes[0]!;
  const { codebook } = study.folder.study.setup;
  const siblings = code.parent === null ? codebook.top : codebook.codes.get(code.parent)!.codes;
  const at = siblings.indexOf(code.id);
  if (siblings[at + by] === undefined) return;
  const label =
    by === -1 ? vscode.l10n.t("Move “{0}” up", code.name) : vscode.l10n.t("Move “{0}” down", code.name);
  const before = (by === -1 ? siblings[at - 1] : siblings[at + 2]) ?? null;
  await changeCodebook(study, label, (text) => moveCodes(text, [code.id], { parent: code.parent, before }));
}

async function recolor({ study, codes }: Codes): Promise<void> {
  const names: Readonly<Record<PaletteColor, string>> = {
    blue: vscode.l10n.t("Blue"),
    orange: vscode.l10n.t("Orange"),
    teal: vscode.l10n.t("Teal"),
    purple: vscode.l10n.t("Purple"),
    red: vscode.l10n.t("Red"),
    green: vscode.l10n.t("Green"),
    pink: vscode.l10n.t("Pink"),
    amber: vscode.l10n.t("Amber"),
    cyan: vscode.l10n.t("Cyan"),
    indigo: vscode.l10n.t("Indigo"),
    lime: vscode.l10n.t("Lime"),
    yellow: vscode.l10n.t("Yellow"),
    grey: vscode.l10n.t("Grey"),
  };
  const isNow = (color: string) => codes.every((code) => code.color === color);
  const now = vscode.l10n.t("as it is now");
  const items = palette.map((color) => ({
    label: names[color],
    iconPath: dot(color),
    color: color,
    ...(isNow(color) ? { description: now } : {}),
  }));
  const none = codes.every(({ parent }) => parent !== null)
    ? vscode.l10n.t("As its parent code")
    : vscode.l10n.t("No colour of its own");
  const other = vscode.l10n.t("Another colour…");
  const picked = await vscode.window.showQuickPick(
    [
      ...items,
      { label: none, iconPath: new vscode.ThemeIcon("circle-slash"), color: null },
      { label: other, iconPath: new vscode.ThemeIcon("edit"), color: "" },
    ],
    {
      title: about(
        codes,
        (name) => vscode.l10n.t("Colour of “{0}”", name),
        (count) => vscode.l10n.t("Colour of {0} codes", count),
      ),
      placeHolder: vscode.l10n.t("Type to find a colour"),
    },
  );
  if (picked === undefined) return;
  const color = picked.color === "" ? await askColor(codes[0]!.color) : picked.color;
  if (color === undefined) return;
  const label = about(
    codes,
    (name) => vscode.l10n.t("Change the colour of “{0}”", name),
    (count) => vscode.l10n.t("Change the colour of {0} codes", count),
  );
  const ids = codes.map(({ id }) => id);
  await changeCodebook(study, label, (text) => colorCodes(text, ids, color));
}

async function askColor(now: string): Promise<string | undefined> {
  const color = await vscode.window.showInputBox({
    title: vscode.l10n.t("Another colour"),
    prompt: vscode.l10n.t("Red, green and blue in six digits, such as #1f6fd6"),
    value: now.startsWith("#") ? now : "#",
    validateInput: (typed) =>
      isColor(typed.trim()) ? undefined : vscode.l10n.t("Write it like #1f6fd6: # and six digits or a–f."),
  });
  return color?.trim().toLowerCase();
}

async function merge({ study, codes }: Codes, view: CodesView): Promise<void> {
  const { codebook } = study.folder.study.setup;
  const ids = codes.map(({ id }) => id);
  const into = await pickACode(codebook, {
    title: about(
      codes,
      (name) => vscode.l10n.t("Merge “{0}” into which code?", name),
      (count) => vscode.l10n.t("Merge {0} codes into which code?", count),
    ),
    placeholder: vscode.l10n.t("Type to find the code that stays"),
    isLeftOut: ({ id }) => isWithin(codebook, id, ids),
  });
  if (into == null) return;
  const target = codebook.codes.get(into)!;
  const label = about(
    codes,
    (name) => vscode.l10n.t("Merge “{0}” into “{1}”", name, target.name),
    (count) => vscode.l10n.t("Merge {0} codes into “{1}”", count, target.name),
  );
  const codings = ids.reduce((sum, id) => sum + study.folder.study.codings(id), 0);
  if (codings > 0 && !(await confirmMerge(codes, target, codings))) return;
  const change = (text: string) =>
    ids.reduce<string | null>((now, id) => (now === null ? null : mergeCode(now, id, into)), text);
  if (await changeCodebook(study, label, change)) await view.reveal(study, into);
}

async function confirmMerge(codes: readonly Code[], target: Code, codings: number): Promise<boolean> {
  const accept = vscode.l10n.t("Merge");
  const moving =
    codings === 1
      ? vscode.l10n.t("1 coding counts for “{0}” from then on.", target.name)
      : vscode.l10n.t("{0} codings count for “{1}” from then on.", codings, target.name);
  const along = codes.some((code) => code.codes.length > 0)
    ? `${vscode.l10n.t("The codes below move along.")} `
    : "";
  const kept = vscode.l10n.t("Nobody’s codings are rewritten, and it can be undone.");
  const question = about(
    codes,
    (name) => vscode.l10n.t("Merge “{0}” into “{1}”?", name, target.name),
    (count) => vscode.l10n.t("Merge {0} codes into “{1}”?", count, target.name),
  );
  const detail = `${moving} ${along}${kept}`;
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, accept)) === accept;
}

async function remove({ study, codes }: Codes): Promise<void> {
  const { codebook, themes } = study.folder.study.setup;
  const ids = codes.map(({ id }) => id);
  const all = [...codebook.codes.values()].filter(({ id }) => isWithin(codebook, id, ids));
  const inUse = study.folder.study.codesInUse();
  const used = all.find(({ id }) => inUse.has(id));
  if (used !== undefined) {
    const mergeInto = vscode.l10n.t("Merge Into…");
    const message = vscode.l10n.t(
      "“{0}” has codings, so it is not deleted. Merge it into another code, or remove its codings first.",
      used.name,
    );
    if ((await vscode.window.showInformationMessage(message, mergeInto)) === mergeInto) {
      await vscode.commands.executeCommand("emic.mergeCode", { kind: "code", study, id: used.id });
    }
    return;
  }
  const theme = [...themes.values()].find((one) => all.some(({ id }) => one.codes.includes(id)));
  if (theme !== undefined) {
    const message = vscode.l10n.t(
      "The theme “{0}” names this code, so it is not deleted. Take it out of the theme first.",
      theme.title,
    );
    return void vscode.window.showInformationMessage(message);
  }
  if (all.length > codes.length && !(await confirmDelete(codes, all.length - codes.length))) return;
  const label = about(
    codes,
    (name) => vscode.l10n.t("Delete “{0}”", name),
    (count) => vscode.l10n.t("Delete {0} codes", count),
  );
  const done = about(
    codes,
    (name) => vscode.l10n.t("Deleted: “{0}”", name),
    (count) => vscode.l10n.t("{0} codes deleted", count),
  );
  if (await changeCodebook(study, label, (text) => removeCodes(text, ids))) showInStatusBar(done);
}

async function confirmDelete(codes: readonly Code[], below: number): Promise<boolean> {
  const accept = vscode.l10n.t("Delete");
  const detail =
    below === 1
      ? vscode.l10n.t("The code below goes as well. It can be undone.")
      : vscode.l10n.t("The {0} codes below go as well. It can be undone.", below);
  const question = about(
    codes,
    (name) => vscode.l10n.t("Delete “{0}”?", name),
    (count) => vscode.l10n.t("Delete {0} codes?", count),
  );
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, accept)) === accept;
}

async function edit({ study, codes }: Codes): Promise<void> {
  const { start } = codes[0]!.range;
  const selection = new vscode.Range(start.line, start.character, start.line, start.character);
  await vscode.window.showTextDocument(study.uriOf(codebookFile), { selection });
}
