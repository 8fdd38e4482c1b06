import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import UPNG from "upng-js";
import type { Person } from "../editor/driver/person.js";
import { at } from "../editor/driver/study.js";
import { until } from "../editor/driver/wait.js";
import { closeWindow, openWindow, ready, repository, stopMachine } from "../editor/driver/window.js";
import type { Theme } from "../editor/driver/workbench.js";
import { pictures, type Picture } from "./pictures.js";

const media = path.join(repository, "media");

/** Reading settings, and a window that leaves room for the text. */
const settings = {
  "emic.coder": "ana",
  "[markdown]": { "editor.wordWrap": "on", "editor.lineHeight": 1.8, "editor.minimap.enabled": false },
  "breadcrumbs.enabled": false,
  "editor.lineNumbers": "off",
  "editor.renderLineHighlight": "none",
  "workbench.layoutControl.enabled": false,
};

/** Takes the pictures of these files, or all. */
export async function takePictures(files: readonly string[]): Promise<void> {
  const wanted = pictures.filter(({ file }) => files.length === 0 || files.includes(file));
  const place = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "emic-pictures-"));
  try {
    for (const picture of wanted)
      for (const theme of ["light", "dark"] as const) await take(picture, theme, place);
  } finally {
    await stopMachine();
    fs.rmSync(place, { recursive: true });
  }
}

async function take({ file, size, prepare }: Picture, theme: Theme, place: string): Promise<void> {
  const study = at(path.join(place, `${file}-${theme}`, "emic-sample"));
  fs.cpSync(path.join(repository, "sample"), study.folder, { recursive: true });
  const options = { settings, theme, size, scale: 1.25 };
  const person = await ready(await openWindow("node", study, options), options);
  await prepare(person);
  await expectCalm(person);
  fs.writeFileSync(path.join(media, `${file}-${theme}.png`), withFewColors(await person.page.screenshot()));
  await closeWindow(person);
}

/** A window shows few colours: with no more than a palette holds, its picture looks the same and is less than half. */
function withFewColors(picture: Buffer): Buffer {
  const image = UPNG.decode(new Uint8Array(picture).buffer);
  return Buffer.from(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, 256));
}

/** Waits until nothing turns or says that it is at work. */
async function expectCalm({ page }: Person): Promise<void> {
  const busy = page.locator(
    ".codicon-modifier-spin:visible, .progress-badge:visible, .monaco-progress-container.active",
  );
  await until(
    () => busy.count(),
    (count) => count === 0,
    "the window to be calm",
  );
}
