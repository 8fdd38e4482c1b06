import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { Person } from "./person.js";
import type { Study } from "./study.js";
import { until } from "./wait.js";
import { closeWindow, open, usualSize, type Host, type Opened, type WindowOptions } from "./window.js";
import { settingsSign, type Settings } from "./workbench.js";

const companion = "test/editor/driver/companion";

/** Whether a test with these options can have a window that others had before it. */
export function canShare({ alone, installed, inside, scale }: WindowOptions): boolean {
  return alone !== true && installed === undefined && inside === undefined && scale === undefined;
}

/** What tests that share a window must have in common. */
export function kindOf(host: Host, { extension, beside, settings = {} }: WindowOptions): string {
  return JSON.stringify([host, extension, beside, settings["emic.coder"]]);
}

/**
 * A window that serves one test after another. Its folder holds one study at a time, in a folder of its own, which is a
 * study even where the test's has no `emic.yaml`.
 */
export class SharedWindow {
  private number = 0;

  private constructor(
    private readonly opened: Opened,
    private readonly place: string,
    private study: Study,
    private settings: Settings,
  ) {}

  /** Opens a window with a first study in it; its person is not ready yet. */
  static async open(
    host: Host,
    study: Study,
    options: WindowOptions,
  ): Promise<{ window: SharedWindow; person: Person }> {
    const place = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "emic-window-"));
    fs.mkdirSync(path.join(place, "studies"));
    const sign = settingsSign(options.settings ?? {});
    const beside = [...(options.beside ?? []), companion];
    const name = "study-0";
    prepare(study);
    const folder = path.join(place, "studies", name);
    fs.renameSync(study.folder, folder);
    study.moved(folder);
    const opened = await open(host, path.join(place, "studies"), sign, { ...options, beside });
    const window = new SharedWindow(opened, place, study, sign.settings);
    return { window, person: new Person(opened.page, study, opened.journal, opened.pictures, sign, name) };
  }

  /** Tidies the window and opens another study in it, for a person who knows nothing of the one before. */
  async next(study: Study, { extension, settings = {}, size = usualSize }: WindowOptions): Promise<Person> {
    const { page, journal, pictures } = this.opened;
    const sign = settingsSign(settings);
    await page.setViewportSize(size);
    const gone = Object.keys(this.settings).filter((name) => !(name in sign.settings));
    const all = { ...Object.fromEntries(gone.map((name) => [name, null])), ...sign.settings };
    await this.ask({ settings: all }, "the window to be tidied");
    const isOfEmic = extension === undefined;
    this.study.remove(".");
    if (isOfEmic) await expectStudy(page, false);
    const name = `study-${++this.number}`;
    prepare(study);
    await this.ask({ study: { from: study.folder, name } }, "the study to be there");
    study.moved(path.join(this.place, "studies", name));
    if (isOfEmic) await expectStudy(page, true);
    this.study = study;
    this.settings = sign.settings;
    journal.begin();
    return new Person(page, study, journal, pictures, sign, name);
  }

  /** Has the companion do something, and waits until it is done. */
  private async ask(what: object, wanted: string): Promise<void> {
    const file = path.join(this.place, "next.json");
    // Whole before it has its name: it is read as soon as it is there.
    fs.writeFileSync(`${file}.new`, JSON.stringify(what));
    fs.renameSync(`${file}.new`, file);
    await until(
      () => Promise.resolve(fs.existsSync(file)),
      (isThere) => !isThere,
      wanted,
    );
  }

  async close(): Promise<void> {
    await closeWindow(this.opened);
    fs.rmSync(this.place, { recursive: true, force: true });
  }
}

/** Waits until Emic has a study open, or none any more: then it says who codes, or nothing. */
async function expectStudy(page: Page, isOpen: boolean): Promise<void> {
  const coder = page.locator(".statusbar-item[id$='emic.coder']");
  await coder.waitFor({ state: isOpen ? "visible" : "hidden" });
}

function prepare(study: Study): void {
  if (!study.exists("emic.yaml")) study.write("emic.yaml", "");
}
