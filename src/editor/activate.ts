import * as vscode from "vscode";
import { AnalysisPanels } from "./analysis/panels";
import { attentionCommands } from "./attention/attention-commands";
import { AttentionView } from "./attention/attention-view";
import { GoneDocuments } from "./attention/gone-documents";
import { PassageProblems } from "./attention/passage-problems";
import { Coder } from "./coder";
import { applyCodeCommands } from "./coding/apply-code";
import { changeCodingCommands } from "./coding/change-coding";
import { CodePicker } from "./coding/code-picker";
import { CodingMode } from "./coding/coding-mode";
import type { CodingTools } from "./coding/coding-tools";
import { goToCoding } from "./coding/go-to-coding";
import { codeInVivoCommand } from "./coding/in-vivo";
import { markCodedCommand } from "./coding/mark-coded";
import { memoCommands } from "./coding/memo";
import { moveCommands } from "./coding/move";
import { movedWords } from "./coding/moved-words";
import { keepPlaces } from "./coding/places";
import { QuickKeys } from "./coding/quick-keys";
import { RecentCodes } from "./coding/recent-codes";
import { passageRanges } from "./coding/selection-ranges";
import { Undo } from "./coding/undo";
import { ConflictedCopies } from "./conflicted-copies";
import { Colleagues } from "./display/colleagues";
import { CodingsHere } from "./display/here";
import { Highlights } from "./display/highlights";
import { codingHover } from "./display/hover";
import { Labels } from "./display/labels";
import { Showing } from "./display/shown";
import { Stripes } from "./display/stripes";
import { AddedFiles } from "./exchange/added-files";
import { exchangeCommands } from "./exchange/commands";
import type { Host } from "./host";
import { mergeCodebookCommand } from "./merge-codebook";
import type { Markdown } from "./preview/markdown";
import { Preview } from "./preview/preview";
import { Problems } from "./problems";
import { turnFolding } from "./reading/folding";
import { mediaLinks } from "./reading/media";
import { turnOutline } from "./reading/outline";
import { Player } from "./reading/player";
import { Transcripts } from "./reading/turns";
import { followRenames } from "./renames";
import { Studies } from "./studies";
import { showFirstView } from "./start/first-view";
import { NewStudy } from "./start/new-study";
import { openSampleCommand } from "./start/open-sample";
import { ReadingSettings } from "./start/reading-settings";
import { Welcome } from "./start/welcome";
import { arrangeCodes } from "./views/arrange-codes";
import { codebookCommands } from "./views/codebook-commands";
import { CodesView } from "./views/codes-view";
import { focusedRow } from "./views/focused-row";
import { quoteCommands } from "./views/quote-commands";
import { QuotesView } from "./views/quotes-view";

/** What VS Code's Markdown preview asks of extensions. */
export interface Extends {
  readonly extendMarkdownIt: (md: Markdown) => Markdown;
}

/** Sets up every feature; reading the studies goes on afterwards. */
export function activate(context: vscode.ExtensionContext, host: Host): Extends {
  const studies = new Studies(host);
  const coder = new Coder(host, studies);
  const picker = new CodePicker();
  const recent = new RecentCodes(context.workspaceState);
  const tools: CodingTools = { studies, coder, recent, picker };
  const colleagues = new Colleagues(context.workspaceState);
  const showing = new Showing(studies, coder, colleagues);
  const reading = new ReadingSettings(context.workspaceState, studies);
  const codes = new CodesView(studies, context.workspaceState);
  const quotes = new QuotesView(studies, codes);
  const attention = new AttentionView(studies, coder);
  const row = focusedRow();
  const preview = new Preview(context.workspaceState, studies, showing);
  const transcripts = new Transcripts(studies);
  const added = new AddedFiles(studies);
  const player = new Player(context.extensionUri, studies);
  context.subscriptions.push(
    studies,
    coder,
    picker,
    codes,
    arrangeCodes(codes),
    codebookCommands(studies, codes, row),
    quotes,
    quoteCommands(quotes, row),
    attention,
    attentionCommands(tools, attention, row),
    new GoneDocuments(studies, attention),
    new PassageProblems(studies, attention),
    followRenames(studies, coder),
    colleagues,
    showing,
    new Highlights(showing),
    new Stripes(showing),
    new Labels(showing),
    new CodingsHere(showing),
    codingHover(showing),
    new Problems(studies),
    new Undo(studies),
    goToCoding(studies),
    keepPlaces(studies, coder),
    mergeCodebookCommand(studies),
    new ConflictedCopies(studies, coder),
    codingCommands(tools),
    new CodingMode(tools, new QuickKeys(context.workspaceState)),
    passageRanges(studies),
    turnFolding(transcripts),
    turnOutline(transcripts),
    preview,
    player,
    mediaLinks(transcripts, player),
    reading,
    new NewStudy(context.globalState, host, studies, reading),
    openSampleCommand(context),
    added,
    exchangeCommands(tools, context.workspaceState, host.readPages, added),
    new Welcome(studies),
    new AnalysisPanels(studies, context.extensionUri),
  );
  void studies.opened.then(() => showFirstView(context.globalState, studies));
  return { extendMarkdownIt: (md) => preview.extend(md) };
}

function codingCommands(tools: CodingTools): vscode.Disposable {
  return vscode.Disposable.from(
    applyCodeCommands(tools),
    changeCodingCommands(tools),
    codeInVivoCommand(tools),
    markCodedCommand(tools),
    memoCommands(tools),
    moveCommands(tools),
    movedWords(tools),
  );
}
