import { largestFile } from "../../core/text/limits";
import * as vscode from "vscode";
import { StudyFolder } from "../../core/study/work/folder";
import type { Approach } from "../../core/study/format/manifest";
import { codebookFile, manifestFile } from "../../core/study/format/paths";
import { starterCodebook, starters, type StarterName } from "../../core/study/format/codebook/starters";
import type { Host } from "../host";
import type { Studies } from "../studies";
import { showRefused } from "../messages";
import { openFolder } from "./first-view";
import { askAll, askChoice, askText, type Choice, type Question } from "./ask";
import { readingChoices, type ReadingSettings } from "./reading-settings";

/** What people answer; undefined: not asked yet, or not to be asked. */
interface Plan {
  readonly name: string;
  readonly approach: Approach | null | undefined;
  readonly starter: StarterName | null | undefined;
  readonly readable: boolean | undefined;
}

interface Place {
  readonly uri: vscode.Uri;
  /** Whether it is a folder of this window. */
  readonly isOpen: boolean;
}

const longestName = 200;

/** *New Study…*: a folder gets a name, an approach and a codebook to begin with. Nothing that is there is replaced. */
export class NewStudy implements vscode.Disposable {
  private readonly command = vscode.commands.registerCommand("emic.newStudy", () => this.run());

  constructor(
    private readonly memory: vscode.Memento,
    private readonly host: Host,
    private readonly studies: Studies,
    private readonly reading: ReadingSettings,
  ) {}

  dispose(): void {
    this.command.dispose();
  }

  private async run(): Promise<void> {
    const place = await choosePlace();
    if (place === null) return;
    const mark = vscode.Uri.joinPath(place.uri, manifestFile);
    if ((await this.studies.markedAbove(mark)) !== null) return this.tellIsStudy(place, mark);
    const start: Plan = {
      name: place.uri.path.split("/").filter(Boolean).at(-1) ?? "",
      approach: undefined,
      starter: undefined,
      readable: undefined,
    };
    const book = await this.host.files(place.uri).read(codebookFile, largestFile);
    const questions = [
      askName,
      askApproach,
      ...(book.kind === "missing" ? [askStarter] : []),
      ...(place.isOpen && this.reading.isOpen(place.uri) ? [askReading] : []),
    ];
    const plan = await askAll(vscode.l10n.t("New Study"), start, questions);
    if (plan !== null) await this.begin(place, plan);
  }

  private async begin(place: Place, plan: Plan): Promise<void> {
    const { uri, isOpen } = place;
    const mark = vscode.Uri.joinPath(uri, manifestFile);
    const open = this.studies.at(mark);
    const isThis = open?.root.toString() === uri.toString();
    const folder = isThis ? open.folder : new StudyFolder(this.host.files(uri), plan.name);
    const written = await folder.start({
      name: plan.name,
      approach: plan.approach ?? null,
      codebook: plan.starter == null ? null : starterCodebook(starters[plan.starter]),
    });
    if (written.kind === "refused") {
      return showRefused(vscode.l10n.t("New Study"), written.reason, () => this.begin(place, plan));
    }
    if (!isOpen) return openFolder(this.memory, uri, nothingMore, { forceNewWindow: false });
    await this.studies.openMarked();
    await this.studies.focus(mark);
    if (plan.readable !== undefined) await this.reading.answer(uri, plan.readable);
    await vscode.commands.executeCommand("emic.codes.focus");
    // Without codes, the view says itself what comes next.
    if (plan.starter !== null) await tellReady(plan.name);
  }

  private async tellIsStudy({ uri, isOpen }: Place, mark: vscode.Uri): Promise<void> {
    const study = await this.studies.of(mark);
    if (study === null) return;
    const name = study.folder.study.setup.manifest.name ?? study.root.path.split("/").at(-1) ?? "";
    const message =
      study.root.toString() === uri.toString()
        ? vscode.l10n.t("This folder is a study already: “{0}”. Nothing was changed.", name)
        : vscode.l10n.t("This folder is part of a study: “{0}”. Nothing was changed.", name);
    const open = isOpen ? vscode.l10n.t("Open Study Settings") : vscode.l10n.t("Open Study");
    if ((await vscode.window.showInformationMessage(message, open)) !== open) return;
    if (isOpen) await vscode.window.showTextDocument(study.uriOf(manifestFile));
    else await openFolder(this.memory, uri, nothingMore, { forceNewWindow: false });
  }
}

async function tellReady(name: string): Promise<void> {
  if (vscode.window.activeTextEditor?.document.languageId === "markdown") {
    const apply = vscode.l10n.t("Apply Code");
    const message = vscode.l10n.t("“{0}” is ready. Select the words that matter, and apply a code.", name);
    if ((await vscode.window.showInformationMessage(message, apply)) !== apply) return;
    return void vscode.commands.executeCommand("emic.applyCode");
  }
  const open = vscode.l10n.t("Open Document");
  const message = vscode.l10n.t(
    "“{0}” is ready. Open a transcript or field note, select the words that matter, and apply a code.",
    name,
  );
  if ((await vscode.window.showInformationMessage(message, open)) !== open) return;
  await vscode.commands.executeCommand("workbench.action.quickOpen", ".md");
}

const nothingMore = { document: null, walkthrough: false };

/** The folder that is to become a study; null when people think better of it. */
async function choosePlace(): Promise<Place | null> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return { uri: folders[0]!.uri, isOpen: true };
  if (folders.length > 1) {
    const placeHolder = vscode.l10n.t("Which folder holds the study’s documents?");
    const picked = await vscode.window.showWorkspaceFolderPick({ placeHolder });
    return picked === undefined ? null : { uri: picked.uri, isOpen: true };
  }
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("Folder of the Study’s Documents"),
    openLabel: vscode.l10n.t("Choose"),
    canSelectFolders: true,
    canSelectFiles: false,
  });
  const uri = chosen?.[0];
  return uri === undefined ? null : { uri, isOpen: false };
}

const askName: Question<Plan> = async ({ name }, place) => {
  const answer = await askText(place, {
    prompt: vscode.l10n.t("What is the study called?"),
    value: name,
    wrong: (value) => {
      if (value.trim() === "") return vscode.l10n.t("A name is needed.");
      return value.trim().length > longestName
        ? vscode.l10n.t("A name has at most {0} characters.", longestName)
        : null;
    },
  });
  return answer === null || answer === "back" ? answer : { answer: { name: answer.answer.trim() } };
};

const askApproach: Question<Plan> = async ({ approach }, place) => {
  const answer = await askChoice(place, {
    placeholder: vscode.l10n.t("Which approach? It sets what is shown first, and forbids nothing"),
    choices: approachChoices(),
    chosen: approach,
  });
  return answer === null || answer === "back" ? answer : { answer: { approach: answer.answer } };
};

const askStarter: Question<Plan> = async ({ starter }, place) => {
  const answer = await askChoice(place, {
    placeholder: vscode.l10n.t("Which codes to begin with? All can be changed and deleted"),
    choices: starterChoices(),
    chosen: starter,
  });
  return answer === null || answer === "back" ? answer : { answer: { starter: answer.answer } };
};

const askReading: Question<Plan> = async ({ readable }, place) => {
  const answer = await askChoice(place, {
    placeholder: vscode.l10n.t("How should transcripts look?"),
    choices: readingChoices(),
    chosen: readable,
  });
  return answer === null || answer === "back" ? answer : { answer: { readable: answer.answer } };
};

/** By the alphabet, so that none comes first as the better one. */
function approachChoices(): Choice<Approach | null>[] {
  const choices: Choice<Approach>[] = [
    {
      label: vscode.l10n.t("Reflexive thematic analysis"),
      detail: vscode.l10n.t("Themes grow out of your own reading, and codes change as you go."),
      answer: "reflexive",
    },
    {
      label: vscode.l10n.t("Codebook thematic analysis"),
      detail: vscode.l10n.t(
        "A codebook made early guides the whole team’s reading, and is revised on the way.",
      ),
      answer: "codebook",
    },
    {
      label: vscode.l10n.t("Coding reliability"),
      detail: vscode.l10n.t(
        "Several people apply one codebook independently, and compare how far they agree.",
      ),
      answer: "reliability",
    },
    {
      label: vscode.l10n.t("Grounded theory"),
      detail: vscode.l10n.t(
        "Codes stay close to the text and are compared again and again, towards a theory.",
      ),
      answer: "grounded",
    },
    {
      label: vscode.l10n.t("Interpretative phenomenological analysis"),
      detail: vscode.l10n.t(
        "A few people, one by one: what they live through, and how they make sense of it.",
      ),
      answer: "ipa",
    },
    {
      label: vscode.l10n.t("Framework analysis"),
      detail: vscode.l10n.t(
        "The same questions are put to every case, and cases are set side by side in a table.",
      ),
      answer: "framework",
    },
    {
      label: vscode.l10n.t("Content analysis"),
      detail: vscode.l10n.t("Passages are sorted into defined categories, and counted."),
      answer: "content",
    },
  ];
  choices.sort((a, b) => a.label.localeCompare(b.label));
  const later = {
    label: vscode.l10n.t("Decide later"),
    detail: vscode.l10n.t("Everything can be used without an approach."),
    answer: null,
  };
  return [...choices, later];
}

function starterChoices(): Choice<StarterName | null>[] {
  const listed = (name: StarterName) => {
    const codes = Object.keys(starters[name].codes);
    return vscode.l10n.t("{0} and {1} more.", codes.slice(0, 4).join(", "), codes.length - 4);
  };
  return [
    {
      label: vscode.l10n.t("No codes"),
      detail: vscode.l10n.t("They come from your reading, one by one."),
      answer: null,
    },
    {
      label: vscode.l10n.t("Interview study"),
      detail: listed("interviews"),
      answer: "interviews",
    },
    {
      label: vscode.l10n.t("Customer or user research"),
      detail: listed("customers"),
      answer: "customers",
    },
    {
      label: vscode.l10n.t("Observation and field notes"),
      detail: listed("observations"),
      answer: "observations",
    },
  ];
}
