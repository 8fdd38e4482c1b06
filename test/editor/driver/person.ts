import path from "node:path";
import type { FrameLocator, Locator, Page } from "playwright-core";
import * as clipboard from "./clipboard.js";
import { dropFiles } from "./drop.js";
import { highlights, labels, type Highlight, type Label } from "./decorations.js";
import { selectThroughFind } from "./find.js";
import type { Journal } from "./journal.js";
import * as messages from "./messages.js";
import * as mouse from "./mouse.js";
import { awaitPicker, chooseThrough, readPicker, type Picker } from "./picker.js";
import { suiteReport } from "./report.js";
import { readScreen, textOf, type Screen } from "./screen.js";
import type { Study } from "./study.js";
import {
  dragRow,
  expandRow,
  outline,
  readTree,
  revealRow,
  treeRow,
  view,
  walkToRow,
  type TreeRow,
} from "./tree.js";
import { eventually, until } from "./wait.js";
import {
  awaitWorkbench,
  changeTheme,
  settingsSign,
  type Settings,
  type SettingsSign,
  type Theme,
} from "./workbench.js";

/** Which of the occurrences of some words is meant, from 1. */
interface Which {
  nth?: number;
}

/** Someone at a window of VS Code. What they do waits until it can be done; what they see is what is on screen. */
export class Person {
  private readonly forgiven: string[] = [];

  constructor(
    /** For what a test needs once and nobody else. */
    readonly page: Page,
    readonly study: Study,
    readonly journal: Journal,
    private readonly pictures: string,
    private sign: SettingsSign,
    /** The study's folder, relative to the window's; empty where it is that one. */
    private readonly within = "",
  ) {}

  // Windows and settings

  /** Reloads the window; its editors and views come back. */
  async reload(): Promise<void> {
    suiteReport().reloads++;
    // Not the browser's reload: VS Code is given the time to write down what was open.
    await this.page.evaluate(() => document.body.classList.add("before-reload"));
    await this.runCommand("Developer: Reload Window");
    await this.page.locator("body:not(.before-reload)").waitFor();
    await this.ready();
  }

  /** Waits until everything that VS Code starts with is there, the user's settings, too. */
  async ready(): Promise<void> {
    await awaitWorkbench(this.page);
    await until(
      () => this.sign.read(this.page),
      (value) => value === this.sign.value,
      "the user's settings to be read",
    );
  }

  setTheme(theme: Theme): Promise<void> {
    return changeTheme(this.page, theme);
  }

  /** Replaces the user's settings, in their file, as a person does. */
  async changeSettings(settings: Settings): Promise<void> {
    await this.runCommand("Preferences: Open User Settings (JSON)");
    await this.expectOpen("settings.json");
    this.sign = settingsSign(settings);
    await this.replaceText(JSON.stringify(this.sign.settings));
    await this.save();
    await this.ready();
    await this.runCommand("View: Close Editor");
    await this.page.locator(".tab", { hasText: "settings.json" }).waitFor({ state: "detached" });
    const editor = this.page.locator(".editor-group-container.active .editor-instance .monaco-editor");
    if (await editor.isVisible()) await this.expectKeyboardInText();
  }

  /** Where pictures are asked for (`npm test -- --pictures`), takes one into test/out/<host>/<name>.png. */
  async screenshot(name: string, { theme }: { theme?: Theme } = {}): Promise<void> {
    if (process.env.EMIC_PICTURES === undefined) return;
    if (theme) await this.setTheme(theme);
    await this.photograph(name);
  }

  /** Takes a picture into test/out/<host>/<name>.png, and says where that is. */
  async photograph(name: string): Promise<string> {
    const file = path.join(this.pictures, `${name.replaceAll(/[^\w.-]+/g, "-")}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  // Hands

  /** Presses keys as VS Code writes them: `Ctrl+Shift+M`, `Alt+A`, `Ctrl+K Ctrl+I`. */
  async press(keys: string): Promise<void> {
    for (const chord of keys.split(" ")) {
      const names = chord.split("+").map((name) => (/^[A-Z]$/.test(name) ? name.toLowerCase() : name));
      await this.page.keyboard.press(
        names.map((name) => (name === "Ctrl" ? "ControlOrMeta" : name)).join("+"),
      );
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Puts text where the cursor is, without the brackets and quotes that VS Code adds to typed ones. */
  paste(text: string): Promise<void> {
    return clipboard.paste(this.page, text);
  }

  /** Takes the selected words out of the document, to be pasted elsewhere. */
  async cut(): Promise<string> {
    const words = await clipboard.cut(this.page);
    // The editor takes them out a moment later, whatever is selected by then.
    await until(
      () => this.selection(),
      (selected) => selected === "",
      "the words to be gone",
    );
    return words;
  }

  /** Puts a text of one line in the place of the whole document's. */
  private async replaceText(text: string): Promise<void> {
    // A busy window may lose what is pasted right after a file was opened; a person would see that and do it again.
    for (let attempt = 0; ; attempt++) {
      await this.press("Ctrl+A");
      await this.paste(text);
      const isThere = (now: string) => now.includes(text);
      try {
        await until(() => this.text(), isThere, "what was pasted", 5_000);
        return;
      } catch (error) {
        if (attempt === 3) throw error;
      }
    }
  }

  /** Runs a command by its full title: `Emic: Apply Code…`. */
  async runCommand(title: string): Promise<void> {
    await chooseThrough(this.page, "F1", `>${title}`, { label: title });
  }

  /** Opens a file of the study through Go to File. */
  async openDocument(file: string): Promise<void> {
    const { dir, base } = path.posix.parse(file);
    const place = path.posix.join(this.within, dir);
    // In the folder itself nothing is said of where a file is.
    const description = place === "." ? "" : place;
    await chooseThrough(this.page, "ControlOrMeta+p", path.posix.join(this.within, file), {
      label: base,
      description,
    });
    await this.expectOpen(base);
  }

  /** Waits until a file's text is in the active editor and the keyboard is there. */
  async expectOpen(name: string): Promise<void> {
    const tab = this.page.locator(".editor-group-container.active .tab.active");
    await until(
      // A newer VS Code has a name's ending apart.
      () =>
        tab.evaluateAll((tabs) =>
          tabs.map((one) => {
            const parts = [...one.querySelectorAll(".label-name, .label-suffix")];
            return parts.map((part) => part.textContent).join("");
          }),
        ),
      (names) => names.includes(name),
      `${name} to open`,
    );
    await until(
      () => this.screen(),
      (screen) => screen.rows.length > 0,
      `the text of ${name}`,
    );
    await this.expectKeyboardInText();
  }

  private async expectKeyboardInText(): Promise<void> {
    await this.page.locator(".editor-group-container.active .monaco-editor.focused").first().waitFor();
  }

  /** Selects the nth occurrence of some words, in any line, with the keyboard; case counts. */
  select(words: string, { nth = 1 }: Which = {}): Promise<void> {
    return selectThroughFind(this.page, words, nth);
  }

  /** Puts the cursor before the nth occurrence of some words. */
  async placeCursorBefore(words: string, which?: Which): Promise<void> {
    await this.select(words, which);
    await this.press("ArrowLeft");
  }

  async placeCursorAfter(words: string, which?: Which): Promise<void> {
    await this.select(words, which);
    await this.press("ArrowRight");
  }

  /** Moves the mouse over words on screen. */
  pointAt(words: string, { nth = 1 }: Which = {}): Promise<void> {
    return mouse.pointAt(this.page, words, nth);
  }

  clickOn(words: string, { nth = 1, ...click }: Which & mouse.Click = {}): Promise<void> {
    return mouse.clickOn(this.page, words, nth, click);
  }

  /** Selects words on screen with the mouse. */
  drag(words: string, { nth = 1 }: Which = {}): Promise<void> {
    return mouse.drag(this.page, words, nth);
  }

  // Files

  /** The text of a file of the study, as soon as it is there. */
  async readWhenThere(file: string): Promise<string> {
    await eventually(() => Promise.resolve(this.study.exists(file)), true);
    return this.study.read(file);
  }

  // The text

  async save(): Promise<void> {
    await this.press("Ctrl+S");
    const unsaved = this.page.locator(".editor-group-container.active .tab.active.dirty");
    await unsaved.waitFor({ state: "detached" });
  }

  /** Whether the active editor has changes that are not saved. */
  async hasUnsavedChanges(): Promise<boolean> {
    return (await this.page.locator(".editor-group-container.active .tab.active.dirty").count()) > 0;
  }

  /** The document's lines that are on screen, wrapped ones whole. */
  async text(): Promise<string> {
    return textOf(await this.screen());
  }

  /** Waits until the lines on screen are these. */
  async expectText(text: string): Promise<void> {
    await eventually(() => this.text(), text);
  }

  /** The selected words; empty where nothing is selected. */
  selection(): Promise<string> {
    return clipboard.copy(this.page);
  }

  /** The cursor's line and column, from 1. */
  async cursor(): Promise<{ line: number; column: number }> {
    const status = await until(
      () => this.statusBar(),
      (texts) => texts.some((text) => text.startsWith("Ln ")),
      "a cursor",
    );
    const [line, column] = /Ln (\d+), Col (\d+)/.exec(status.join("\n"))!.slice(1).map(Number);
    return { line: line!, column: column! };
  }

  /** Words on screen that decorations mark. */
  async highlights(): Promise<Highlight[]> {
    return highlights(await this.screen());
  }

  /** Waits until these words are marked; words that are marked in several ways count once. */
  async expectHighlights(...texts: string[]): Promise<void> {
    await eventually(async () => {
      const places = (await this.highlights()).map(({ line, text }) => `${line} ${text}`);
      return [...new Set(places)].map((place) => place.slice(place.indexOf(" ") + 1));
    }, texts);
  }

  /** Text that decorations put into the lines. */
  async labels(): Promise<Label[]> {
    return labels(await this.screen());
  }

  async gutterIcons(): Promise<Screen["icons"]> {
    return (await this.screen()).icons;
  }

  private async screen(): Promise<Screen> {
    return (await until(
      () => readScreen(this.page),
      (screen) => screen !== null,
      "a text editor",
    ))!;
  }

  // Pickers

  /** The open quick pick or input box, or null. */
  quickPick(): Promise<Picker | null> {
    return readPicker(this.page);
  }

  /** Waits for a quick pick or input box that `accept` agrees to. */
  awaitQuickPick(accept?: (picker: Picker) => boolean): Promise<Picker> {
    return awaitPicker(this.page, accept);
  }

  async expectNoQuickPick(): Promise<void> {
    await eventually(() => this.quickPick(), null);
  }

  /** Waits until the quick pick with this title is gone, be it with the whole window, which then opens another folder. */
  async awaitNoQuickPick(title: string): Promise<void> {
    const read = () => this.quickPick().catch(() => null);
    await until(read, (now) => now?.title !== title, `“${title}” to close`);
  }

  // Views

  /** Brings a view to the screen and the keyboard to it. */
  async openView(title: string): Promise<void> {
    await chooseThrough(this.page, "F1", `view ${title}`, { label: title });
    await view(this.page, title).waitFor();
  }

  /** The rows of a view's tree. */
  async readTree(title: string): Promise<TreeRow[]> {
    return (await until(
      () => readTree(this.page, title),
      (rows) => rows !== null,
      `the view “${title}”`,
    ))!;
  }

  /** Waits until a view's tree shows exactly these rows; see `outline` for how they are written. */
  async expectTree(title: string, rows: string[]): Promise<void> {
    await eventually(async () => outline(await readTree(this.page, title)), rows);
  }

  /** Opens tree rows, the outer ones first. */
  async expandTree(title: string, ...labels: string[]): Promise<void> {
    for (const label of labels) await expandRow(this.page, title, label);
  }

  /** A row of a view's tree that is on screen, for clicking and dragging. */
  treeRow(title: string, label: string): Locator {
    return treeRow(this.page, title, label);
  }

  /** Drags a row of a view's tree onto another; null: onto the empty space below all rows. */
  dragTreeRow(title: string, label: string, onto: string | null): Promise<void> {
    return dragRow(this.page, title, label, onto);
  }

  /** Brings the keyboard to a row of a view's tree, from its top, with arrow keys alone. */
  async walkTo(title: string, label: string): Promise<void> {
    await this.runCommand(`Emic: Focus on ${title} View`);
    await walkToRow(this.page, title, label);
  }

  /** Scrolls a view's tree until a row can be seen. */
  revealTreeRow(title: string, label: string): Promise<void> {
    return revealRow(this.page, title, label);
  }

  /** Waits for what a view says instead of, or above, its rows; while its extension starts VS Code says other things there. */
  expectViewText(title: string, text: RegExp): Promise<string> {
    const parts = view(this.page, title).locator(
      ".welcome-view-content:visible, .tree-explorer-viewlet-tree-view > .message:visible",
    );
    return until(
      async () => (await parts.allInnerTexts()).join("\n").trim(),
      (all) => text.test(all),
      `${text} in the view “${title}”`,
    );
  }

  /** Presses a button of a view's title bar. */
  async pressViewButton(title: string, button: string): Promise<void> {
    const pane = view(this.page, title);
    await pane.hover();
    await pane.locator(".pane-header").getByRole("button", { name: button }).click();
  }

  /** The entries of the menu that a right click on a tree row opens; it stays open. */
  async openMenu(title: string, label: string): Promise<string[]> {
    await this.treeRow(title, label).click({ button: "right" });
    const entries = this.page.locator(
      ".monaco-menu .action-item:not(.disabled) .action-label:not(.separator)",
    );
    await entries.first().waitFor();
    return (await entries.allInnerTexts()).map((text) => text.trim());
  }

  async chooseFromMenu(entry: string): Promise<void> {
    const menu = this.page.locator(".monaco-menu");
    await menu.locator(".action-item").getByText(entry, { exact: true }).hover();
    // A menu takes no clicks in its first tenth of a second, but keys.
    await this.press("Enter");
    await menu.waitFor({ state: "detached" });
  }

  /** The content of the webview in the active editor or view. */
  webview(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
  }

  /** Drops files from outside the window onto a row of the Explorer. */
  async dropInto(row: string, ...files: readonly string[]): Promise<void> {
    const box = await this.page
      .locator(".explorer-folders-view .monaco-list-row", { hasText: row })
      .first()
      .boundingBox();
    await dropFiles(this.page, files, { x: box!.x + 60, y: box!.y + box!.height / 2 });
  }

  // What VS Code says

  notifications(): Promise<messages.Notification[]> {
    return messages.readNotifications(this.page);
  }

  /** Waits for a notification that contains this text. */
  async expectNotification(text: string): Promise<messages.Notification> {
    const said = (all: messages.Notification[]) => all.some((one) => one.text.includes(text));
    const all = await until(() => this.notifications(), said, `the message “${text}”`);
    return all.find((one) => one.text.includes(text))!;
  }

  pressNotificationButton(button: string): Promise<void> {
    return messages.pressNotificationButton(this.page, button);
  }

  dialog(): Promise<messages.Dialog | null> {
    return messages.readDialog(this.page);
  }

  async expectDialog(text: string): Promise<messages.Dialog> {
    return (await until(
      () => this.dialog(),
      (dialog) => dialog?.text.includes(text) ?? false,
      `the question “${text}”`,
    ))!;
  }

  pressDialogButton(button: string): Promise<void> {
    return messages.pressDialogButton(this.page, button);
  }

  statusBar(): Promise<string[]> {
    return messages.readStatusBar(this.page);
  }

  async expectStatus(text: string): Promise<void> {
    await until(
      () => this.statusBar(),
      (texts) => texts.some((one) => one.includes(text)),
      `“${text}” in the status bar`,
    );
  }

  /** Opens the Problems panel and reads it. */
  async problems(): Promise<messages.Problem[]> {
    await this.showProblems();
    return messages.readProblems(this.page);
  }

  async expectProblems(...texts: string[]): Promise<void> {
    await this.showProblems();
    await eventually(
      async () => (await messages.readProblems(this.page)).map((problem) => problem.text),
      texts,
    );
  }

  private async showProblems(): Promise<void> {
    const panel = this.page.locator(".markers-panel");
    if (!(await panel.isVisible())) await this.runCommand("View: Focus Problems (Errors, Warnings, Infos)");
    await panel.waitFor();
  }

  /** Points at words and waits for what pops up there. */
  async hover(words: string, which?: Which): Promise<string> {
    const found = (text: string) => text !== "";
    // A hover that was asked for too early stays empty for as long as the mouse rests.
    for (let attempt = 0; ; attempt++) {
      await this.pointAt(words, which);
      try {
        return await until(() => messages.readHover(this.page), found, `a hover over “${words}”`, 5_000);
      } catch (error) {
        if (attempt === 3) throw error;
        await this.page.mouse.move(0, 0);
      }
    }
  }

  /** What our extensions did wrong in this window, what was expected left out. A test in which there is any fails. */
  async failures(): Promise<string[]> {
    const failures = await this.journal.failures();
    return failures.filter((failure) => !this.forgiven.some((text) => failure.includes(text)));
  }

  /** Waits until an extension fails with this text, and holds it to be right. */
  async expectFailure(text: string): Promise<void> {
    await until(
      () => this.failures(),
      (all) => all.some((one) => one.includes(text)),
      `the failure “${text}”`,
    );
    this.forgiven.push(text);
  }
}
