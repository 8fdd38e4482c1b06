import * as vscode from "vscode";
import type { PaletteColor } from "../../core/study/palette";

/** How a colour of the palette looks on light and on dark ground. */
interface Shade {
  readonly light: string;
  readonly dark: string;
}

const shades: Readonly<Record<PaletteColor, Shade>> = {
  blue: { light: "#1f6fd6", dark: "#5aa9ff" },
  orange: { light: "#c4560a", dark: "#ff9f52" },
  teal: { light: "#0b7f78", dark: "#3fc9bd" },
  purple: { light: "#8a3fd1", dark: "#c492ff" },
  red: { light: "#c8263a", dark: "#ff7584" },
  green: { light: "#2c8a2f", dark: "#6ccf70" },
  pink: { light: "#c22a86", dark: "#ff85c8" },
  amber: { light: "#9a6a00", dark: "#f0b73c" },
  cyan: { light: "#0a7ea8", dark: "#4fc6ee" },
  indigo: { light: "#4a4fd0", dark: "#9297ff" },
  lime: { light: "#5d7f00", dark: "#b1d94a" },
  yellow: { light: "#8a7400", dark: "#e6d24a" },
  grey: { light: "#66707c", dark: "#a9b3bf" },
};

/** The shades of a code's colour: a palette name, or `#rrggbb` for both grounds. */
export function shadesOf(color: string): Shade {
  return Object.hasOwn(shades, color) ? shades[color as PaletteColor] : { light: color, dark: color };
}

/** A dot in a code's colour, for lists. */
export function dot(color: string): { light: vscode.Uri; dark: vscode.Uri } {
  const { light, dark } = shadesOf(color);
  return { light: image(light), dark: image(dark) };
}

function image(fill: string): vscode.Uri {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"><circle cx="8" cy="8" r="5" fill="${fill}"/></svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${btoa(svg)}`);
}
