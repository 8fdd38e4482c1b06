// npm run l10n: writes every sentence of the editor and its webviews that can be translated into l10n/bundle.l10n.json.
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { root } from "./setup.mjs";

const source = path.join(root, "src");
/** Rooms that speak to people themselves. */
const faces = ["editor", "view"];
/** The room whose sentences are data, which the faces say. */
const core = "core";

/** Where translators begin: sentences, each standing for itself. */
export const bundleFile = path.join(root, "l10n", "bundle.l10n.json");

/** What shows its arguments to people, and what is shown where it has a value. */
const shows = new Set([
  ...[
    "showInformationMessage",
    "showWarningMessage",
    "showErrorMessage",
    "setStatusBarMessage",
    "say",
    "inform",
    "fail",
  ],
  ...["showRefused", "showInStatusBar", "TreeItem", "CodeAction"],
]);
const shown = new Set([
  ...["title", "label", "description", "detail", "message", "tooltip", "text", "validationMessage"],
  ...["placeholder", "placeHolder", "prompt", "openLabel", "separator"],
]);

/**
 * The text of the bundle: all sentences given to `l10n.t`, in a webview to its `t`, in the core to `message`, sorted.
 * @throws {Error} where something else than a plain string is given
 */
export function makeBundle() {
  const sentences = new Set();
  visitAll([...faces, core], (node, place) => {
    if (!isTranslation(node)) return;
    const [sentence] = node.arguments;
    if (!sentence || !ts.isStringLiteralLike(sentence)) throw new Error(`${place()}: not a plain string`);
    sentences.add(sentence.text);
  });
  const sorted = [...sentences].sort().map((sentence) => [sentence, sentence]);
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}

/** Words that people are shown and nobody can translate, each with its file and line; names in capitals are left out. */
export function untranslatable() {
  const found = [];
  visitAll(faces, (node, place) => {
    if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return;
    const words = node.getText().replaceAll(/\$\([\w-]+\)|\$\{.*?\}/gs, "");
    if (/\p{L}\p{Ll}/u.test(words) && isShown(node)) found.push(`${place()}: ${node.getText()}`);
  });
  return found;
}

function isTranslation(node) {
  if (!ts.isCallExpression(node)) return false;
  const isCore = node.getSourceFile().fileName.startsWith(`${core}/`);
  return (isCore ? /^message$/ : /(?:^|\bl10n\.)t$/).test(node.expression.getText());
}

/** Whether people see a string where it stands, or where a choice between it and others stands. */
function isShown(node) {
  const { parent } = node;
  const isPart = ts.isParenthesizedExpression(parent) || ts.isTemplateSpan(parent);
  const isChoice = ts.isConditionalExpression(parent) && parent.condition !== node;
  if (isPart || isChoice || ts.isTemplateExpression(parent)) return isShown(parent);
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent))
    return shows.has(parent.expression.getText().split(".").at(-1)) && parent.arguments.includes(node);
  if (ts.isPropertyAssignment(parent)) return shown.has(parent.name.getText());
  if (!ts.isBinaryExpression(parent) || parent.right !== node) return false;
  if (parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return isShown(parent);
  return ts.isPropertyAccessExpression(parent.left) && shown.has(parent.left.name.text);
}

/** Calls `visit` with every node of the sources of some rooms, and with what says where it stands. */
function visitAll(rooms, visit) {
  const files = rooms.flatMap((room) =>
    fs.readdirSync(path.join(source, room), { recursive: true }).map((file) => path.join(room, file)),
  );
  for (const name of files.filter((file) => file.endsWith(".ts")).sort()) {
    const text = fs.readFileSync(path.join(source, name), "utf8");
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
    const into = (node) => {
      visit(node, () => `${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
      ts.forEachChild(node, into);
    };
    into(file);
  }
}

if (process.argv[1] === import.meta.filename) {
  fs.mkdirSync(path.dirname(bundleFile), { recursive: true });
  fs.writeFileSync(bundleFile, makeBundle());
}
