import type { Page } from "playwright-core";
import { until } from "./wait.js";

export type Settings = Record<string, unknown>;

export type Theme = keyof typeof themes;

/** How the operating system asks for each theme, and the class that VS Code's window has then. */
const themes = {
  light: { media: { colorScheme: "light", forcedColors: "none" }, mark: "vs" },
  dark: { media: { colorScheme: "dark", forcedColors: "none" }, mark: "vs-dark" },
  "high-contrast": { media: { colorScheme: "dark", forcedColors: "active" }, mark: "hc-black" },
  "high-contrast-light": { media: { colorScheme: "light", forcedColors: "active" }, mark: "hc-light" },
} as const;

/** What differs from VS Code's own defaults: it answers at once, asks nobody outside, and saves when told to. */
const calm: Settings = {
  "chat.commandCenter.enabled": false,
  "chat.disableAIFeatures": true,
  "editor.cursorBlinking": "solid",
  "editor.hover.delay": 100,
  "editor.stickyScroll.enabled": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "telemetry.telemetryLevel": "off",
  "window.autoDetectColorScheme": true,
  "window.commandCenter": false,
  "workbench.editor.useModal": "off",
  "workbench.reduceMotion": "on",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
};

interface Start {
  /** Where the user's settings are, in a folder `User`. */
  userFolder: string;
  /** The addresses of the extensions that are loaded from their sources. */
  extensions: string[];
  /** More settings that are as if they were VS Code's own defaults. */
  defaults: Settings;
  /** Whether the window runs a suite of its own; else it is as people have it, with messages that pop up. */
  isTest: boolean;
}

/**
 * Changes how every window that this page opens starts. The page has VS Code's configuration in an element that the
 * workbench's script, a deferred one, reads after this.
 */
export async function prepareWorkbench(
  page: Page,
  { userFolder, extensions, defaults, isTest }: Start,
): Promise<void> {
  const locations = extensions.map((address) => {
    const { protocol, host, pathname } = new URL(address);
    return { scheme: protocol.slice(0, -1), authority: host, path: decodeURIComponent(pathname) };
  });
  await page.addInitScript(
    ({ developmentOptions, replaced }) => {
      const change = () => {
        const element = document.getElementById("vscode-workbench-web-configuration");
        if (!element) return; // a frame inside the workbench
        const configuration = JSON.parse(element.dataset["settings"]!) as Record<string, object>;
        Object.assign((configuration["developmentOptions"] ??= {}), developmentOptions);
        element.dataset["settings"] = JSON.stringify({ ...configuration, ...replaced });
      };
      document.addEventListener("readystatechange", change, { once: true });
    },
    {
      developmentOptions: {
        extensions: locations,
        ...(isTest ? {} : { enableSmokeTestDriver: false }),
      },
      replaced: { userDataPath: userFolder, configurationDefaults: { ...calm, ...defaults } },
    },
  );
}

/** Waits until the editors are back and every extension's commands, keys and views are known. */
export async function awaitWorkbench(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      performance.getEntriesByName("code/didLoadExtensions").length > 0 &&
      performance.getEntriesByName("code/didRestoreEditors").length > 0,
    undefined,
    { polling: 100, timeout: 60_000 },
  );
}

/** Settings with one that nobody sees but the page's styles, which tell when it, and so all, was taken over. */
export interface SettingsSign {
  settings: Settings;
  value: string;
  /** The value that the window has taken over. */
  read(page: Page): Promise<string>;
}

let signs = 0;

export function settingsSign(settings: Settings): SettingsSign {
  const value = `#${String(++signs).padStart(6, "0")}`;
  const colors = {
    ...(settings["workbench.colorCustomizations"] as object),
    "debugTokenExpression.error": value,
  };
  return {
    settings: { ...settings, "workbench.colorCustomizations": colors },
    value,
    read: (page: Page) =>
      page
        .locator(".monaco-workbench")
        .first()
        .evaluate((window) =>
          getComputedStyle(window).getPropertyValue("--vscode-debugTokenExpression-error").trim(),
        ),
  };
}

/** Asks for a theme as the operating system does, so that nothing that is open closes. */
export async function changeTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia(themes[theme].media);
  const workbench = page.locator(".monaco-workbench").first();
  const marked = (names: string | null) => names?.split(" ").includes(themes[theme].mark) ?? false;
  await until(() => workbench.getAttribute("class"), marked, `the ${theme} theme`);
}
