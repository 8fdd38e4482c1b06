import * as vscode from "vscode";
import { shadesOf } from "../../core/study/format/codebook/palette";

/** A dot in a code's colour, for lists. */
export function dot(color: string): { light: vscode.Uri; dark: vscode.Uri } {
  const { light, dark } = shadesOf(color);
  return { light: image(light), dark: image(dark) };
}

function image(fill: string): vscode.Uri {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"><circle cx="8" cy="8" r="5" fill="${fill}"/></svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${btoa(svg)}`);
}
