import { importFormats } from "../../src/core/exchange/import-formats";
import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";

const repository = path.join(__dirname, "../..");
const read = (file: string) => fs.readFileSync(path.join(repository, file), "utf8");

interface Manifest {
  readonly keywords: readonly string[];
  readonly categories: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: {
      readonly "explorer/context": readonly { readonly command: string; readonly when: string }[];
    };
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const text = read("package.json");
const manifest = JSON.parse(text) as Manifest;
const texts = JSON.parse(read("package.nls.json")) as Record<string, string>;

const editor = path.join(repository, "src/editor");
const sources = fs
  .readdirSync(editor, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => fs.readFileSync(path.join(editor, file), "utf8"))
  .join("\n");

/** What people read in a manifest, by the names of its properties. */
const readable = new Set([
  ...["title", "shortTitle", "category", "name", "contextualTitle", "contents", "label", "altText"],
  ...["description", "markdownDescription", "enumDescriptions", "markdownEnumDescriptions"],
  ...["enumItemLabels", "deprecationMessage", "markdownDeprecationMessage", "patternErrorMessage"],
]);

/** The texts that people read, below a part of the manifest. */
function readableIn(part: unknown, isReadable = false): string[] {
  if (typeof part === "string") return isReadable ? [part] : [];
  if (Array.isArray(part)) return part.flatMap((one) => readableIn(one, isReadable));
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => readableIn(value, readable.has(key)));
}

const contributed = manifest.contributes.commands.map(({ command }) => command).sort();

describe("The extension's manifest", () => {
  it("contributes the commands that the editor registers, and no others", () => {
    const calls = sources.matchAll(/\b(?:registerCommand|command|back)\(\s*"(emic\.\w+)"/g);
    assert.deepEqual(contributed, [...new Set(Array.from(calls, ([, id]) => id!))].sort());
  });

  it("names no command of its own that it does not contribute", () => {
    const named = text.matchAll(/"command": "(emic\.\w+)"/g);
    const welcomed = Object.values(texts).flatMap((one) =>
      Array.from(one.matchAll(/command:(?:toSide:)?(emic\.\w+)(?![\w.])/g)),
    );
    const unknown = [...named, ...welcomed].map(([, id]) => id!).filter((id) => !contributed.includes(id));
    assert.deepEqual(unknown, []);
  });

  it("has only settings that the editor reads", () => {
    const settings = Object.keys(manifest.contributes.configuration.properties);
    assert.ok(settings.length > 0);
    for (const setting of settings) {
      assert.match(setting, /^emic\./);
      assert.ok(sources.includes(`"${setting.slice("emic.".length)}"`), setting);
    }
  });

  it("offers in the Explorer to import what can be imported, but for Markdown, which documents are", () => {
    const entry = manifest.contributes.menus["explorer/context"].find(
      ({ command }) => command === "emic.import",
    )!;
    const [, pattern] = /=~ \/(.*)\/i$/.exec(entry.when)!;
    const offered = new RegExp(pattern!, "i");
    for (const { ending } of importFormats)
      assert.equal(offered.test(ending), !/^\.(?:md|markdown)$/.test(ending), ending);
  });

  it("keeps what people read apart, to be translated; the product's name alone stays", () => {
    const { capabilities, contributes } = JSON.parse(text) as Record<string, unknown>;
    const bare = readableIn([capabilities, contributes]).filter((one) => !/^%.+%$/.test(one));
    assert.deepEqual([...new Set(bare)], ["Emic"]);
  });

  it("has a text for every key, and a key for every text", () => {
    const keys = Array.from(text.matchAll(/"%(.+)%"/g), ([, key]) => key!);
    assert.deepEqual([...new Set(keys)].sort(), Object.keys(texts).sort());
  });

  it("keeps to what the gallery takes", () => {
    const known = ["Data Science", "Education", "Other", "Visualization"];
    assert.deepEqual(
      manifest.categories.filter((category) => !known.includes(category)),
      [],
    );
    assert.ok(manifest.keywords.length <= 30);
  });

  it("is written against the oldest VS Code that it asks for", () => {
    const [, asked] = /^\^(\d+\.\d+)\.\d+$/.exec(manifest.engines.vscode)!;
    const [, types] = /^~(\d+\.\d+)\.\d+$/.exec(manifest.devDependencies["@types/vscode"]!)!;
    assert.equal(types, asked);
  });
});
