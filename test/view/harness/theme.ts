import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { repository } from "./repository.js";
import variables from "./themes.json";

/** VS Code's four kinds of themes, each by its default one. */
export const themes = ["light", "dark", "high-contrast", "high-contrast-light"] as const;
export type Theme = (typeof themes)[number];

/** What VS Code 1.100 puts on a page's body; a light theme of high contrast is both. */
const classes: Readonly<Record<Theme, string>> = {
  light: "vscode-light",
  dark: "vscode-dark",
  "high-contrast": "vscode-high-contrast",
  "high-contrast-light": "vscode-high-contrast-light vscode-high-contrast",
};

/** What VS Code puts before a page's own styles. */
export const defaultStyles = fs.readFileSync(path.join(repository, "test/view/harness/vscode.css"), "utf8");

/** The names of all variables that themes give a value to. */
export const known: ReadonlySet<string> = new Set(Object.keys(variables));

/** A theme's variables, as VS Code 1.100 puts them on every page. */
export function variablesOf(theme: Theme): [name: string, value: string][] {
  const at = themes.indexOf(theme);
  const values = Object.entries(variables as Record<string, (string | null)[]>);
  return values.flatMap(([name, all]) => (all[at] == null ? [] : [[name, all[at]]]));
}

/** The attributes of a page's `html` and `body` in a theme. */
export function attributesOf(theme: Theme): { html: string; body: string } {
  const style = variablesOf(theme).map(([name, value]) => `${name}: ${value.replaceAll('"', "&quot;")}`);
  return {
    html: `style="${style.join("; ")}"`,
    body: `role="document" class="${classes[theme]}" data-vscode-theme-kind="${classes[theme].split(" ")[0]!}"`,
  };
}

/** Puts another theme on a page that is open, as VS Code does: nothing is loaded anew. */
export async function changeTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme === "dark" || theme === "high-contrast" ? "dark" : "light" });
  await page.evaluate(
    ([values, names, own]) => {
      const { style } = document.documentElement;
      for (const name of names) style.removeProperty(name);
      for (const [name, value] of values) style.setProperty(name, value);
      document.body.className = own;
      document.body.dataset["vscodeThemeKind"] = own.split(" ")[0];
    },
    [variablesOf(theme), [...known], classes[theme]] as const,
  );
}
