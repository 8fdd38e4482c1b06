// Builds everything that runs: the extension for the Node host and for the web-worker host, the pages of its webviews,
// the command line, and the test suites. `--watch` rebuilds on change; `--production` minifies and leaves out source
// maps and tests. What went into the bundles is said in dist/meta.json.
const esbuild = require("esbuild");
const fs = require("node:fs");
const path = require("node:path");

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

const base = {
  bundle: true,
  target: ["node20", "es2022"],
  format: "cjs",
  minify: production,
  // Licences stand whole in their own file.
  legalComments: "none",
  sourcemap: production ? false : "linked",
  // The same code as ES modules, of which only what is used is bundled.
  alias: { yaml: path.join(__dirname, "node_modules/yaml/browser/index.js") },
  logLevel: "warning",
  metafile: true,
};

/** The files of the sample study, by their paths in it: hidden ones are nobody's but git's. */
const sampleFiles = fs
  .readdirSync(path.join(__dirname, "sample"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(path.join(__dirname, "sample"), path.join(entry.parentPath, entry.name)))
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file === ".gitattributes" || !/(?:^|\/)\./.test(file))
  .sort();
const define = { SAMPLE_FILES: JSON.stringify(sampleFiles) };

/** Files of other programs are read and written by a bundle of its own, loaded when it is first asked for. */
const apart = {
  name: "apart",
  setup(build) {
    build.onResolve({ filter: /^\.\/exchange$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./exchange.js", external: true } : undefined,
    );
  },
};

/** What the bundles for Node have in common is in the package once, a file a library. */
const common = ["yaml", "papaparse", "chardet", "htmlparser2"];
const { yaml: commonYaml, ...aliases } = base.alias;
const libraries = {
  ...base,
  entryPoints: Object.fromEntries(
    common.map((name) => [name, name === "yaml" ? commonYaml : require.resolve(name)]),
  ),
  outdir: "dist/libraries",
  platform: "node",
  mainFields: ["module", "main"],
};
const inCommon = {
  name: "in-common",
  setup(build) {
    build.onResolve({ filter: new RegExp(`^(?:${common.join("|")})$`) }, ({ path: name }) => ({
      path: `./libraries/${name}.js`,
      external: true,
    }));
  },
};

const extension = {
  ...base,
  entryPoints: { extension: "src/editor/node.ts", exchange: "src/editor/exchange/exchange.ts" },
  outdir: "dist",
  platform: "node",
  external: ["vscode"],
  plugins: [apart, inCommon],
  alias: aliases,
  define,
};

const extensionWeb = {
  ...base,
  entryPoints: { "extension-web": "src/editor/web.ts" },
  outdir: "dist",
  platform: "browser",
  external: ["vscode"],
  define,
};

/** PDFs are read in a thread of its own. */
const pdf = {
  ...base,
  entryPoints: { pdf: "src/node/pdf/worker.ts" },
  outdir: "dist",
  platform: "node",
  define: { "import.meta.url": "__filename" },
  external: ["@napi-rs/canvas"],
};

/** The webviews’ pages, each with its style sheet, and what Emic adds to the page of VS Code’s Markdown preview. */
const view = {
  ...base,
  entryPoints: Object.fromEntries(
    ["panel", "player", "preview"]
      .filter((page) => fs.existsSync(path.join(__dirname, "src/view", page)))
      .map((page) => [page, `src/view/${page}/main.ts`]),
  ),
  outdir: "dist/view",
  platform: "browser",
  format: "iife",
  target: ["es2022"],
  loader: { ".ttf": "file" },
  assetNames: "[name]",
};

const cli = {
  ...base,
  entryPoints: { cli: "src/cli/main.ts" },
  outdir: "dist",
  platform: "node",
  plugins: [inCommon],
  alias: aliases,
  banner: { js: "#!/usr/bin/env node" },
};

/** One bundle out of all files below a folder that end in `.test.ts`, so that no test is listed by hand. */
const suite = (name, options = {}) => ({
  ...base,
  entryPoints: { [name]: `suite:${name}` },
  outdir: "dist/test",
  platform: "node",
  minify: false,
  sourcemap: "linked",
  plugins: [
    {
      name: "suite",
      setup(build) {
        build.onResolve({ filter: /^suite:/ }, (args) => ({ path: args.path.slice(6), namespace: "suite" }));
        // Which file a test is declared in, a bundle does not know.
        build.onResolve({ filter: /^test-file:/ }, ({ path }) => ({ path, namespace: "test-file" }));
        build.onLoad({ filter: /.*/, namespace: "test-file" }, ({ path: name }) => ({
          contents: `globalThis.testFile = ${JSON.stringify(name.slice("test-file:".length))};`,
        }));
        build.onLoad({ filter: /.*/, namespace: "suite" }, ({ path: folder }) => {
          const root = path.join(__dirname, "test", folder);
          const files = fs
            .readdirSync(root, { recursive: true })
            .filter((file) => file.endsWith(".test.ts"))
            .sort();
          return {
            contents: files
              .map((file) => file.replaceAll("\\", "/"))
              .flatMap((file) => [`import "test-file:${file}";`, `import "./${file}";`])
              .join("\n"),
            resolveDir: root,
            watchDirs: [root],
          };
        });
      },
    },
  ],
  ...options,
});

const tests = [
  suite("core"),
  suite("exchange"),
  suite("project", { external: ["vscode-tmgrammar-test", "markdown-it", "typescript", "xmllint-wasm"] }),
  suite("view", { external: ["playwright-core", "markdown-it"] }),
  suite("cli"),
  suite("trials", { entryPoints: { trials: "suite:trials", writer: "test/trials/writer.ts" } }),
  suite("editor", { external: ["playwright-core"] }),
  suite("package", { external: ["playwright-core"] }),
  suite("pictures", { entryPoints: { pictures: "test/pictures/index.ts" }, external: ["playwright-core"] }),
  // Runs inside VS Code: in the Node host and, being without Node built-ins, in the web-worker host.
  suite("desktop", {
    entryPoints: { desktop: "test/desktop/index.ts" },
    platform: "browser",
    external: ["vscode"],
  }),
].filter(({ entryPoints }) => fs.existsSync(path.join(__dirname, "test", Object.keys(entryPoints)[0])));
const product = [libraries, extension, extensionWeb, pdf, view, cli];
const builds = production ? product : [...product, ...tests];

async function main() {
  if (production) fs.rmSync(path.join(__dirname, "dist"), { recursive: true, force: true });
  if (!watch) {
    const results = await Promise.all(builds.map((options) => esbuild.build(options)));
    const metafiles = results.map(({ metafile }) => metafile);
    fs.writeFileSync(path.join(__dirname, "dist", "meta.json"), JSON.stringify(metafiles));
    return;
  }
  const announce = {
    name: "announce",
    setup(build) {
      build.onStart(() => console.log("[watch] build started"));
      build.onEnd((result) => {
        for (const { text, location } of result.errors) {
          console.error(`✘ [ERROR] ${text}`);
          if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
        }
        console.log("[watch] build finished");
      });
    },
  };
  for (const options of builds) {
    const context = await esbuild.context({ ...options, plugins: [...(options.plugins ?? []), announce] });
    await context.watch();
  }
}

main().catch((error) => {
  console.error(error.message ?? error);
  process.exitCode = 1;
});
