// What can be changed in a source file so that it does something else: the mutations, found in its syntax tree.
import ts from "typescript";
import { flat } from "./flat.mjs";

/**
 * One change of the source. `start` and `end` are offsets in UTF-16 code units, half-open; `before` is what stands
 * there, `after` what is to stand there instead: nothing, where a statement is removed.
 * @typedef {object} Mutation
 * @property {string} file from the repository's root, with `/`
 * @property {number} start
 * @property {number} end
 * @property {number} line from 1
 * @property {string} kind one of `kinds`
 * @property {"expression" | "statement" | "member"} form what stands there
 * @property {string} before
 * @property {string} after
 */

/** The kinds of mutations, in words. */
export const kinds = [
  ...[
    "comparison",
    "logic",
    "boolean",
    "condition",
    "negation",
    "arithmetic",
    "number",
    "call",
    "assignment",
  ],
  ...["return", "default", "bound", "predicate", "order", "method", "constant"],
];

const comparisons = new Map([
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.EqualsEqualsToken, "!="],
  [ts.SyntaxKind.ExclamationEqualsToken, "=="],
]);
const logic = new Map([
  [ts.SyntaxKind.AmpersandAmpersandToken, "||"],
  [ts.SyntaxKind.BarBarToken, "&&"],
]);
/** All but the two with `+` know numbers only. */
const arithmetic = new Map([
  [ts.SyntaxKind.PlusToken, "-"],
  [ts.SyntaxKind.MinusToken, "+"],
  [ts.SyntaxKind.AsteriskToken, "/"],
  [ts.SyntaxKind.SlashToken, "*"],
  [ts.SyntaxKind.PercentToken, "*"],
  [ts.SyntaxKind.PlusEqualsToken, "-="],
  [ts.SyntaxKind.MinusEqualsToken, "+="],
]);
const methods = new Map(
  [
    ["some", "every"],
    ["min", "max"],
    ["startsWith", "endsWith"],
    ["find", "findLast"],
    ["findIndex", "findLastIndex"],
    ["indexOf", "lastIndexOf"],
    ["trimStart", "trimEnd"],
    ["push", "unshift"],
    ["pop", "shift"],
    ["floor", "ceil"],
  ].flatMap(([one, other]) => [
    [one, other],
    [other, one],
  ]),
);

/**
 * All mutations of a file, in the order in which its syntax tree is walked. What is constant once the file is loaded
 * has none, for it could not be switched while the code runs; nor have types, imports and exports.
 * @param {ts.SourceFile} source of the program that `checker` belongs to
 * @param {ts.TypeChecker} checker
 * @param {string} file its name in the mutations
 * @returns {Mutation[]}
 */
export function mutationsIn(source, checker, file) {
  const found = [];
  const note = (kind, node, after, { form = "expression", start = node.getStart(source) } = {}) => {
    const end = node.getEnd();
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    found.push({ file, start, end, line, kind, form, before: source.text.slice(start, end), after });
  };
  const say = { source, checker, note, flat: (node, changes) => flat(node, source, changes) };
  const visit = (node, runs) => {
    if (isOfTypes(node)) return;
    if (runs) for (const look of looks) look(node, say);
    ts.forEachChild(node, (child) => visit(child, runs || runsLater(node, child)));
  };
  visit(source, false);
  return found;
}

/** Whether a node is none of the code that runs. */
function isOfTypes(node) {
  return (
    ts.isTypeNode(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    (ts.canHaveModifiers(node) &&
      (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword))
  );
}

/** Whether a part of a node runs not when the file is loaded, but whenever something is called or made. */
function runsLater(node, part) {
  if (ts.isFunctionLike(node)) return part === node.body || ts.isParameter(part);
  if (!ts.isPropertyDeclaration(node) || part !== node.initializer) return false;
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static) === 0;
}

/** Each knows some kinds, and notes those that a node has. */
const looks = [binary, unary, literal, condition, statement, earlyReturn, call];

function binary(node, { checker, note, flat }) {
  if (!ts.isBinaryExpression(node)) return;
  const { left, right, operatorToken } = node;
  const swapped = (operator) => flat(node, new Map([[operatorToken, operator]]));
  const of = (operators) => operators.get(operatorToken.kind);
  if (of(comparisons)) note("comparison", node, swapped(of(comparisons)));
  if (of(logic)) note("logic", node, swapped(of(logic)));
  if (of(arithmetic) && !counts(node) && isNumber(left, checker) && isNumber(right, checker))
    note("arithmetic", node, swapped(of(arithmetic)));
  if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
    note("default", node, flat(left));
    note("default", node, flat(right));
  }
}

function unary(node, { note, flat }) {
  if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) return;
  if (node.operator === ts.SyntaxKind.ExclamationToken) note("negation", node, `!${flat(node)}`);
  if (counts(node)) return;
  const other = { [ts.SyntaxKind.PlusPlusToken]: "--", [ts.SyntaxKind.MinusMinusToken]: "++" }[node.operator];
  if (!other) return;
  const operand = flat(node.operand);
  note("arithmetic", node, ts.isPrefixUnaryExpression(node) ? `${other}${operand}` : `${operand}${other}`);
}

/** Whether an expression makes a loop go on: it would never end, counting the other way. */
const counts = (node) => ts.isForStatement(node.parent) && node.parent.incrementor === node;

function literal(node, { checker, note }) {
  if (node.kind === ts.SyntaxKind.TrueKeyword) note("boolean", node, "false");
  if (node.kind === ts.SyntaxKind.FalseKeyword) note("boolean", node, "true");
  if (node.parent.name === node || node.parent.propertyName === node) return;
  if (ts.isNumericLiteral(node)) {
    // More or less by one, as the place has it, so that each number counts once.
    const number = Number(node.text);
    note("number", node, String(number > 0 && node.end % 2 === 0 ? number - 1 : number + 1));
  }
  if (ts.isStringLiteral(node) && isConstant(node, checker))
    note("constant", node, JSON.stringify(node.text === "" ? "other" : ""));
}

/** Whether a string is one of a few that the program knows: by what is expected there, or what it is compared with. */
function isConstant(node, checker) {
  const { parent } = node;
  const other = ts.isBinaryExpression(parent) && comparisons.has(parent.operatorToken.kind);
  if (other) return isOfFew(checker.getTypeAtLocation(parent.left === node ? parent.right : parent.left));
  if (ts.isCaseClause(parent)) return true;
  if (ts.isElementAccessExpression(parent)) return false;
  const expected = checker.getContextualType(node);
  return expected !== undefined && isOfFew(expected);
}

/** Whether a type's values are strings that are listed, or nothing. */
function isOfFew(type) {
  const nothing = ts.TypeFlags.Null | ts.TypeFlags.Undefined;
  const parts = (type.isUnion() ? type.types : [type]).filter(({ flags }) => (flags & nothing) === 0);
  return parts.length > 0 && parts.every((part) => part.isStringLiteral());
}

function condition(node, { note, flat }) {
  const asked = ts.isIfStatement(node) ? node.expression : ts.isConditionalExpression(node) && node.condition;
  // Comparisons and negations are turned round by their own kinds.
  if (!asked || (ts.isPrefixUnaryExpression(asked) && asked.operator === ts.SyntaxKind.ExclamationToken))
    return;
  if (ts.isBinaryExpression(asked) && comparisons.has(asked.operatorToken.kind)) return;
  note("condition", asked, `!(${flat(asked)})`);
}

function statement(node, { note }) {
  if (!ts.isExpressionStatement(node)) return;
  let act = node.expression;
  while (ts.isAwaitExpression(act) || ts.isVoidExpression(act) || ts.isParenthesizedExpression(act))
    act = act.expression;
  if (ts.isCallExpression(act)) {
    if (act.expression.kind !== ts.SyntaxKind.SuperKeyword) note("call", node, "", { form: "statement" });
  } else if (ts.isBinaryExpression(act) && ts.isAssignmentOperator(act.operatorToken.kind)) {
    note("assignment", node, "", { form: "statement" });
  }
}

/** A return in a branch, with something behind the branch that would run instead. */
function earlyReturn(node, { note }) {
  if (!ts.isReturnStatement(node)) return;
  const branch = ts.isBlock(node.parent) ? node.parent.parent : node.parent;
  if (ts.isIfStatement(branch)) note("return", node, "", { form: "statement" });
}

function call(node, { source, checker, note, flat }) {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
  const { name, expression } = node.expression;
  const [first] = node.arguments;
  const other = methods.get(name.text);
  const known = checker.getApparentType(checker.getTypeAtLocation(expression));
  if (other && checker.getPropertyOfType(known, other)) {
    const dot = node.expression.getChildren(source).find(({ kind }) => kind === ts.SyntaxKind.DotToken);
    note("method", name, other, { form: "member", start: (dot ?? name).getStart(source) });
  }
  if (name.text === "slice" || name.text === "substring")
    for (const bound of node.arguments)
      if (isNumber(bound, checker)) note("bound", bound, `${flat(bound)} + 1`);
  if (name.text === "filter" && first) note("predicate", first, `(...all) => !(${flat(first)})(...all)`);
  if ((name.text === "sort" || name.text === "toSorted") && first)
    note("order", first, `(one, other) => (${flat(first)})(other, one)`);
}

/** Whether all that an expression can be is a number. */
function isNumber(node, checker) {
  const type = checker.getTypeAtLocation(node);
  const parts = type.isUnion() ? type.types : [type];
  return parts.every(({ flags }) => (flags & ts.TypeFlags.NumberLike) !== 0);
}
