import ts from "typescript";

/**
 * The text of a node on one line, without comments, so that it can stand twice in a file and no line moves; words in
 * a template keep their line breaks.
 * @param {ts.Node} node
 * @param {ts.SourceFile} source
 * @param {Map<ts.Node, string>} [changes] nodes that are written otherwise
 */
export function flat(node, source, changes = new Map()) {
  const tokens = [];
  const add = (part) => {
    if (part.kind >= ts.SyntaxKind.FirstJSDocNode && part.kind <= ts.SyntaxKind.LastJSDocNode) return;
    const isWhole = part.getChildCount(source) === 0;
    const text = changes.get(part) ?? (isWhole ? part.getText(source) : null);
    if (text !== null) tokens.push(...(text === "" ? [] : [text]));
    else for (const child of part.getChildren(source)) add(child);
  };
  add(node);
  return tokens.reduce((text, token, at) => `${text}${stick(tokens[at - 1], token) ? "" : " "}${token}`, "");
}

/** Whether two tokens mean the same without a space between them. */
const stick = (one, next) =>
  one === undefined ||
  [".", "?.", "(", "["].includes(one) ||
  [".", "?.", ")", "]", ",", ";", "("].includes(next);
