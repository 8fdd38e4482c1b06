import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { createRegistryFromGrammars } from "vscode-tmgrammar-test/dist/common/index.js";

const repository = path.join(__dirname, "../..");
const markdownScope = "text.html.markdown";

/** Something that the grammar found: what it is, by the words before `.emic` in its scope, and its text. */
export type Found = readonly [kind: string, text: string];

/** What the grammar finds in a text, line by line and in order. */
export type Grammar = (text: string) => Promise<Found[]>;

/** As much of Markdown as the injected grammar has to do with, under the names that VS Code's own gives. */
const plainMarkdown = {
  scopeName: markdownScope,
  patterns: [
    {
      begin: "\\A---\\s*$",
      end: "^---\\s*$",
      name: "meta.embedded.block.frontmatter",
    },
    { match: "^#{1,6}\\s.*$", name: "markup.heading.markdown" },
    { begin: "^(`{3,})", end: "^\\1\\s*$", name: "markup.fenced_code.block.markdown" },
    { match: "^(?: {4}|\\t).*$", name: "markup.raw.block.markdown" },
    {
      begin: "^>\\s?",
      while: "^>\\s?",
      name: "markup.quote.markdown",
      patterns: [{ include: "#paragraph" }],
    },
    { include: "#paragraph" },
  ],
  repository: {
    paragraph: {
      begin: "(^|\\G)(?=\\S)",
      while: "^(?!)",
      name: "meta.paragraph.markdown",
      patterns: [
        { match: "(`+)[^`]*\\1", name: "markup.inline.raw.string.markdown" },
        { match: "\\[[^\\[\\]]*\\]\\([^()]*\\)", name: "meta.link.inline.markdown" },
        { match: "<\\w[^>]*>", name: "meta.tag.inline.html" },
      ],
    },
  },
};

/** Emic's grammar within a Markdown grammar of a few lines. */
export function inPlainMarkdown(): Grammar {
  return injectedInto(plainMarkdown);
}

/** Emic's grammar within VS Code's own of Markdown; null where VS Code's server was not fetched yet. */
export function inVsCodesMarkdown(): Grammar | null {
  const base = process.env["XDG_CACHE_HOME"] ?? path.join(os.homedir(), ".cache");
  const cache = process.env["EMIC_CACHE"] ?? path.join(base, "emic");
  const server = fs.existsSync(cache)
    ? fs.readdirSync(cache).find((name) => name.startsWith("vscode-server-"))
    : undefined;
  if (server === undefined) return null;
  const inside =
    "node_modules/code-server/lib/vscode/extensions/markdown-basics/syntaxes/markdown.tmLanguage.json";
  const text = fs.readFileSync(path.join(cache, server, inside), "utf8");
  const grammar = JSON.parse(text) as { repository: Record<string, object> };
  // The languages that code blocks may be in are nothing to the test.
  grammar.repository["fenced_code_block"] = { patterns: [{ include: "#fenced_code_block_unknown" }] };
  for (const name of Object.keys(grammar.repository)) {
    if (/^fenced_code_block_(?!unknown$)/.test(name)) grammar.repository[name] = { patterns: [] };
  }
  return injectedInto(grammar);
}

function injectedInto(markdown: object): Grammar {
  const file = path.join(repository, "syntaxes/emic.tmLanguage.json");
  const nothing = (scopeName: string) => ({
    grammar: { path: `${scopeName}.json`, scopeName },
    content: JSON.stringify({ scopeName, patterns: [] }),
  });
  const registry = createRegistryFromGrammars([
    {
      grammar: { path: "markdown.json", scopeName: markdownScope },
      content: JSON.stringify(markdown),
    },
    {
      grammar: { path: file, scopeName: `${markdownScope}.emic`, injectTo: [markdownScope] },
      content: fs.readFileSync(file, "utf8"),
    },
    nothing("text.html.derivative"),
    nothing("source.yaml"),
  ]);
  const loaded = registry.loadGrammar(markdownScope);
  return async (text) => {
    const grammar = (await loaded)!;
    const found: Found[] = [];
    let state = null;
    for (const line of text.split("\n")) {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      for (const { scopes, startIndex, endIndex } of tokens) {
        const kind = scopes.flatMap((scope) => kindOf.exec(scope)?.[1] ?? []).at(-1);
        if (kind === undefined) continue;
        const text = line.slice(startIndex, endIndex);
        const isRest = kind === "code" && found.at(-1)?.[1] === "#";
        if (isRest) found.pop();
        found.push([kind, isRest ? `#${text}` : text]);
      }
    }
    return found;
  };
}

/** What punctuation is called does not fit; a code's `#` has its code's name as well. */
const kindOf = /^(?:entity\.name|constant\.numeric)\.(?:tag\.|type\.)?([\w.]+)\.emic$/;
