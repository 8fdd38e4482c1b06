import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { apply, expectCoded } from "../editor/apply.js";
import { describeInHost, eventually, study } from "../editor/driver/index.js";
import { at } from "../editor/driver/study.js";
import { install, packageClone, removeFolders, repository, type Packaged } from "./packaging.js";

const golden = path.join(repository, "test/package/golden/files.txt");

let packaged: Packaged;

before(function () {
  this.timeout(180_000);
  packaged = packageClone();
});

after(removeFolders);

describe("The package", () => {
  let folder: string;
  const size = (file: string) => fs.statSync(path.join(folder, file)).size;

  before(async function () {
    this.timeout(120_000);
    folder = await install(packaged.vsix);
  });

  it("is made without a warning", () => {
    assert.doesNotMatch(packaged.output, /\bWARN/);
  });

  it("holds what it needs and nothing else", () => {
    // VS Code's own note of the installation.
    const files = at(folder)
      .files()
      .filter((file) => file !== ".vsixmanifest");
    const text = `${files.join("\n")}\n`;
    const changed = golden.replace(".txt", "-changed.txt");
    fs.rmSync(changed, { force: true });
    if (text === fs.readFileSync(golden, "utf8")) return;
    fs.writeFileSync(changed, text);
    assert.deepEqual(files, fs.readFileSync(golden, "utf8").trim().split("\n"), `see ${changed}`);
  });

  it("is small, as is each bundle", () => {
    assert.ok(fs.statSync(packaged.vsix).size < 2_000_000, `${fs.statSync(packaged.vsix).size} bytes`);
    for (const bundle of ["dist/extension.js", "dist/exchange.js", "dist/cli.js"])
      assert.ok(size(bundle) < 500_000, `${bundle}: ${size(bundle)} bytes`);
    // The web-worker host loads one file, so everything is in it, what only imports and exports need as well.
    assert.ok(size("dist/extension-web.js") < 900_000, `${size("dist/extension-web.js")} bytes`);
    for (const page of ["panel", "player", "preview"].map((name) => `dist/view/${name}.js`))
      assert.ok(size(page) < 100_000, `${page}: ${size(page)} bytes`);
  });

  it("says whose code is in it, and under which licence", () => {
    const text = fs.readFileSync(path.join(folder, "THIRD_PARTY_NOTICES.txt"), "utf8");
    for (const name of ["yaml", "zod", "papaparse", "pdfjs-dist", "htmlparser2", "chardet"])
      assert.match(text, new RegExp(`^${name} [\\d.]+ \\([\\w.-]+\\)$`, "m"));
  });

  it("brings the command line along", () => {
    const cli = path.join(folder, "dist", "cli.js");
    const tally = execFileSync(process.execPath, [cli, "tally", path.join(folder, "sample")]);
    assert.match(tally.toString(), /^Code +Participants +Documents +Passages\n/);
  });
});

describeInHost("node", "Emic, installed from its package", (emic) => {
  it("codes words in a plain folder: select, key, name, Enter", async () => {
    const said = "They only call when they want a number.";
    const folder = study({ "interviews/r3.md": `R3: ${said} Nobody asks how we are doing.\n` });
    const person = await emic.open(folder, { installed: packaged.vsix });
    await person.openDocument("interviews/r3.md");
    await apply(person, said, "Taken for granted");
    await expectCoded(person, said);
    await person.openView("Codes");
    await person.expectTree("Codes", ["Taken for granted  1"]);
    const sidecar = "codings/ana-ruiz/interviews/r3.md.jsonl";
    await eventually(async () => Promise.resolve(folder.exists(sidecar)), true);
    const record = JSON.parse(folder.read(sidecar)) as Record<string, unknown>;
    assert.deepEqual([record["code"], record["quote"]], ["taken-for-granted", said]);
    await person.screenshot("installed");
  });
});
