import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as fc from "fast-check";
import { strFromU8 } from "fflate";
import { validateXML } from "xmllint-wasm";
import { exportCodebook } from "../../../src/core/exchange/refi/export-project";
import { exported, qdeOf, studyOf } from "../../exchange/refi/exchange-study";
import { studies } from "../../exchange/refi/random-studies";
import { seed } from "../../core/law";
import { schema } from "../../core/shared-data";

const sample = path.join(__dirname, "../../sample");

/** Everything in the sample study. */
function sampleFiles(): Record<string, string> {
  const names = fs.readdirSync(sample, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => fs.statSync(path.join(sample, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [name.replaceAll("\\", "/"), fs.readFileSync(path.join(sample, name), "utf8")]),
  );
}

async function valid(texts: readonly string[], by: string): Promise<void> {
  const xml = texts.map((contents, at) => ({ fileName: `${at}.xml`, contents }));
  const { errors } = await validateXML({ xml, schema: [by] });
  assert.deepEqual(errors, []);
}

describe("What leaves as REFI-QDA", function () {
  this.timeout(60_000);

  it("fits the standard's schema of projects, the sample study and random ones", async function () {
    const by = schema(this, "Project.xsd");
    const all = [sampleFiles(), {}, ...fc.sample(studies, { seed, numRuns: 8 })];
    const texts = await Promise.all(all.map(async (files) => qdeOf(await exported(files))));
    assert.ok(texts[0]!.split("<Coding ").length > 100);
    await valid(texts, by);
  });

  it("fits the schema of codebooks", async function () {
    const by = schema(this, "Codebook.xsd");
    const { folder, port } = await studyOf(sampleFiles());
    const { bytes } = (await exportCodebook(folder, port))!;
    await valid([strFromU8(bytes)], by);
  });

  it("would be found not to fit", async function () {
    const by = schema(this, "Project.xsd");
    const text = qdeOf(await exported(sampleFiles())).replace("<Users>", "<Cases/><Users>");
    const { errors } = await validateXML({ xml: [{ fileName: "a.xml", contents: text }], schema: [by] });
    assert.ok(errors.length > 0);
  });
});
