import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import { builtinModules } from "node:module";
import * as path from "node:path";

const source = path.join(__dirname, "../../src");

const study = ["core/study/format", "core/study/model", "core/study/work"];
const core = [
  "core/export-formats.ts",
  "core/exchange",
  "core/reports",
  "core/documents",
  "core/files",
].concat(
  ...[
    "core/analysis",
    "core/query",
    "core/consent",
    "core/study/format",
    "core/study/model",
    "core/study/work",
  ],
  ...["core/messages", "core/text"],
);
const ground = ["core/messages", "core/text"];

/** Which rooms each room may take from, itself aside. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  "core/messages": [],
  "core/text": [],
  "core/study/format": ground,
  "core/study/model": ["core/study/format", ...ground],
  "core/study/work": ["core/study/model", "core/study/format", ...ground],
  "core/consent": [...study, ...ground],
  "core/query": [...study, ...ground],
  "core/analysis": ["core/query", "core/consent", ...study, ...ground],
  "core/files": ground,
  "core/documents": ["core/files", ...ground],
  "core/exchange": ["core/documents", "core/files", "core/consent", ...study, ...ground],
  "core/reports": ["core/analysis", "core/files", "core/consent", ...study, ...ground],
  // The one list of all that leaves, so that all of it asks consent.
  "core/export-formats.ts": ["core/exchange", "core/reports", "core/consent"],
  node: ["core/documents", ...study, ...ground],
  cli: [...core, "node"],
  editor: core,
  view: ["core/analysis", "core/query", ...study, ...ground],
};

/** The parts of the editor that only the Node host loads: its entry, and what nobody else imports. */
const nodeEntry = "editor/node.ts";
const webEntry = "editor/web.ts";
/** What the editor may take of the view: what a page and the editor say to each other. */
const protocol = /^view\/\w+\/protocol\.ts$/;

const files = fs
  .readdirSync(source, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"));

/** What each file imports: paths of other files from `src/`, names of packages otherwise. */
const imports = new Map(files.map((file) => [file, importsOf(file)]));

function importsOf(file: string): string[] {
  const text = fs.readFileSync(path.join(source, file), "utf8");
  const found = text.matchAll(
    /^(?:import|export)\s[\w*\s{},]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|\b(?:import|require)\(\s*"([^"]+)"\s*\)/gm,
  );
  const names = Array.from(found, ([, from, bare, call]) => (from ?? bare ?? call)!);
  const code = names.filter((name) => !name.endsWith(".css"));
  return code.map((name) => {
    if (!name.startsWith(".")) return name;
    const target = path.posix.join(path.posix.dirname(file), name);
    const known = [`${target}.ts`, `${target}.tsx`, `${target}/index.ts`, target].find((one) =>
      files.includes(one),
    );
    assert.ok(known !== undefined, `${file} imports ${name}, which is not there`);
    return known;
  });
}

function roomOf(file: string): string {
  const room = Object.keys(rooms).find((one) => file === one || file.startsWith(`${one}/`));
  assert.ok(room !== undefined, `${file} stands in no room`);
  return room;
}

const isFile = (name: string) => imports.has(name);

/** All that a file imports, directly or not. */
function reachedFrom(entry: string): Set<string> {
  const all = new Set([entry]);
  for (const file of all) for (const name of imports.get(file) ?? []) if (isFile(name)) all.add(name);
  return all;
}

const inNodeHostOnly = (() => {
  const web = reachedFrom(webEntry);
  return new Set([...reachedFrom(nodeEntry)].filter((file) => !web.has(file)));
})();

/** The files with an import that is not allowed, as `file → import`. */
function breaches(isAllowed: (file: string, name: string) => boolean): string[] {
  return [...imports].flatMap(([file, names]) =>
    names.filter((name) => !isAllowed(file, name)).map((name) => `${file} → ${name}`),
  );
}

describe("The source", () => {
  it("stands in the rooms of the design, and is all found", () => {
    for (const file of files) roomOf(file);
    assert.ok(files.length >= 50, `only ${files.length} files`);
    for (const entry of [nodeEntry, webEntry, "cli/main.ts", "core/text/span.ts"])
      assert.ok(isFile(entry), entry);
    assert.ok(
      imports.get("core/study/model/study.ts")!.includes("core/text/place.ts") ||
        imports.get("core/study/model/shard.ts")!.includes("core/text/place.ts"),
    );
  });

  it("imports from one room into another only as the table says", () => {
    const allowed = (file: string, name: string) => {
      if (!isFile(name)) return true;
      const [from, to] = [roomOf(file), roomOf(name)];
      if (from === to || rooms[from]!.includes(to)) return true;
      if (from === "editor" && to === "view") return protocol.test(name);
      return from === "editor" && to === "node" && inNodeHostOnly.has(file);
    };
    assert.deepEqual(breaches(allowed), []);
  });

  it("knows VS Code in the editor alone, and Node where Node runs alone", () => {
    const isNode = (name: string) => name.startsWith("node:") || builtinModules.includes(name);
    assert.deepEqual(
      breaches((file, name) => name !== "vscode" || roomOf(file) === "editor"),
      [],
    );
    assert.deepEqual(
      breaches(
        (file, name) => !isNode(name) || ["node", "cli"].includes(roomOf(file)) || inNodeHostOnly.has(file),
      ),
      [],
    );
  });

  it("takes only the packages that the project depends on", () => {
    const { dependencies } = JSON.parse(fs.readFileSync(path.join(source, "../package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    const known = (name: string) =>
      Object.keys(dependencies).some((one) => name === one || name.startsWith(`${one}/`));
    assert.deepEqual(
      breaches((_, name) => isFile(name) || name === "vscode" || name.startsWith("node:") || known(name)),
      [],
    );
  });

  it("has no room for odds and ends", () => {
    const folders = new Set(files.flatMap((file) => file.split("/").slice(0, -1)));
    for (const name of ["util", "utils", "common", "shared", "helpers", "misc", "lib"])
      assert.ok(!folders.has(name), name);
  });

  it("has no two files that import each other, directly or around", () => {
    const cycles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, above: readonly string[]) => {
      if (above.includes(file)) cycles.push([...above.slice(above.indexOf(file)), file].join(" → "));
      else if (!done.has(file)) {
        for (const name of imports.get(file)!) if (isFile(name)) visit(name, [...above, file]);
        done.add(file);
      }
    };
    for (const file of files) visit(file, []);
    assert.deepEqual(cycles, []);
  });
});
