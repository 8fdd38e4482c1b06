import tseslint from "typescript-eslint";

const zodMiniOnly = [
  {
    selector: "ImportDeclaration[source.value=/^zod($|.(?!(mini|locales)$))/]",
    message:
      'Write `import * as z from "zod/mini"`: a bundle gets what it uses of that, and of "zod" nearly all.',
  },
  {
    selector:
      "ImportDeclaration[source.value='zod/mini'] > ImportSpecifier[imported.name=/^(z|core|locales)$/]",
    message: 'Write `import * as z from "zod/mini"`: by this name all of zod gets into the bundle.',
  },
  {
    selector: "MemberExpression[object.name='z'][property.name='locales']",
    message:
      'Import the one that is needed from "zod/locales": by this name all languages get into the bundle.',
  },
];

/** What lets a test pass that did not see what it says. */
const swallowed = [
  {
    selector: "CallExpression[callee.property.name='waitForTimeout']",
    message:
      "Wait for what is to be seen: a fixed pause is too short on a busy machine and too long on others.",
  },
  {
    selector: "CallExpression[callee.name=/^(setTimeout|pause|sleep)$/]",
    message:
      "Wait for what is to be seen: a fixed pause is too short on a busy machine and too long on others.",
  },
  {
    selector: "CallExpression[callee.property.name='catch'], CatchClause[param=null]",
    message: "What is caught here can't fail the test. Where it may fail, the driver says why.",
  },
  {
    selector: "BinaryExpression CallExpression[callee.property.name='now'][callee.object.name='performance']",
    message: "Timings are the bench’s: they stand in ratios there.",
  },
];

export default tseslint.config(
  { ignores: ["dist/", "test/out/", "node_modules/", "sample/", "src/core/no-vscode.d.ts"] },
  {
    files: ["src/**/*.ts", "test/**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "no-restricted-syntax": ["error", ...zodMiniOnly],
    },
  },
  {
    files: ["test/**/*.test.ts"],
    rules: { "no-restricted-syntax": ["error", ...zodMiniOnly, ...swallowed] },
  },
  {
    files: ["src/core/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", "console", "setTimeout", "process", "window", "document"],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "The core has no clock: take the time as an argument." },
        {
          object: "Math",
          property: "random",
          message: "The core has no randomness: take it as an argument.",
        },
      ],
    },
  },
);
