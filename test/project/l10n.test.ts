import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";

interface Script {
  readonly bundleFile: string;
  readonly makeBundle: () => string;
  readonly untranslatable: () => string[];
}

/** The script finds its own place, so it is not bundled. */
const file = path.join(__dirname, "../../scripts/l10n.mjs");
const script = import(pathToFileURL(file).href) as Promise<Script>;

describe("What the editor says", () => {
  it("stands in the bundle that translators begin with; `npm run l10n` writes it", async () => {
    const { bundleFile, makeBundle } = await script;
    assert.deepEqual(JSON.parse(fs.readFileSync(bundleFile, "utf8")), JSON.parse(makeBundle()));
  });

  it("can all be translated", async () => {
    const { untranslatable } = await script;
    assert.deepEqual(untranslatable(), []);
  });
});
