import * as vscode from "vscode";
import type { App } from "../app";
import { ConflictedCopies } from "./conflicted-copies";
import { mergeCodebookCommand } from "./merge-codebook";
import { Problems } from "./problems";
import { followRenames } from "./renames";

/** What becomes of a study's files: renamed, copied by others, merged, wrong. */
export function fileFeatures({ studies, coder }: App): vscode.Disposable {
  return vscode.Disposable.from(
    followRenames(studies, coder),
    new Problems(studies),
    mergeCodebookCommand(studies),
    new ConflictedCopies(studies, coder),
  );
}
