import { panelPage } from "../view/harness/panel-page.js";
import type { Person } from "./driver/index.js";
import { eventually } from "./driver/wait.js";

/** The Analysis panel, as a person finds their way in it. */
export async function openPanel(person: Person) {
  await person.runCommand("Emic: Open Analysis");
  return panelOf(person);
}

/** The panel that is open, as soon as it shows something. */
export async function panelOf(person: Person) {
  const setup = person.webview();
  await setup.locator(".list-head h2").waitFor();
  return { setup, ...panelPage(setup) };
}

/** Answers a list of VS Code's by keyboard: takes the entry of this name. */
export async function choose(person: Person, title: string, label: string): Promise<void> {
  await person.awaitQuickPick((picker) => picker.title === title && picker.items.length > 0);
  await person.page.keyboard.type(label);
  await person.awaitQuickPick((picker) => picker.items.some((item) => item.focused && item.label === label));
  await person.page.keyboard.press("Enter");
  await eventually(async () => (await person.quickPick())?.title === title, false);
}

/** Answers a list of VS Code's in which several can be ticked: ticks these. */
export async function tick(person: Person, title: string, ...labels: string[]): Promise<void> {
  await person.awaitQuickPick((picker) => picker.title === title && picker.items.length > 0);
  const rows = person.page.locator(".quick-input-list .monaco-list-row");
  for (const [at, label] of labels.entries()) {
    await rows
      .filter({ has: person.page.getByText(label, { exact: true }) })
      .first()
      .click();
    await eventually(() => rows.locator("[aria-checked=true], input:checked").count(), at + 1);
  }
  await person.page.keyboard.press("Enter");
  await eventually(async () => (await person.quickPick())?.title === title, false);
}
