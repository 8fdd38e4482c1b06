import { shadesOf } from "../../core/study/format/codebook/palette";

/** The shade of a code's colour for the ground that the person's theme has. */
export function shade(color: string): string {
  const { classList } = document.body;
  const isDark =
    classList.contains("vscode-dark") ||
    (classList.contains("vscode-high-contrast") && !classList.contains("vscode-high-contrast-light"));
  const { light, dark } = shadesOf(color);
  return isDark ? dark : light;
}

/** Calls `listener` whenever another theme is on. */
export function onTheme(listener: () => void): void {
  new MutationObserver(listener).observe(document.body, { attributes: true, attributeFilter: ["class"] });
}
