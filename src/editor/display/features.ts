import * as vscode from "vscode";
import type { App } from "../app";
import { Colleagues } from "./colleagues";
import { CodingsHere } from "./here";
import { Highlights } from "./highlights";
import { codingHover } from "./hover";
import { Labels } from "./labels";
import { Showing } from "./shown";
import { Stripes } from "./stripes";

/** What one sees of codings in a text, and what knows which of them. */
export function displayFeatures({ context, studies, coder }: App): { showing: Showing } & vscode.Disposable {
  const colleagues = new Colleagues(context.workspaceState);
  const showing = new Showing(studies, coder, colleagues);
  const features = vscode.Disposable.from(
    colleagues,
    showing,
    new Highlights(showing),
    new Stripes(showing),
    new Labels(showing),
    new CodingsHere(showing),
    codingHover(showing),
  );
  return { showing, dispose: () => void features.dispose() };
}
