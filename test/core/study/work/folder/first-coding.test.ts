import * as assert from "node:assert/strict";
import { textVersion } from "../../../../../src/core/text/version";
import { MemoryFiles } from "../../../memory-files";
import { sitDown } from "./person";

const text =
  "I: How was it?\n\nR3: We have sold their boxes and they only call when they want a number. Nobody asks how we are doing.\n\nI: Mhm.\n";

describe("The first coding in a plain folder", () => {
  it("makes it a study, with the line that the format describes", async () => {
    const files = new MemoryFiles({ "interviews/r3.md": text });
    const ana = await sitDown(files, "interviews/r3.md");
    const written = await ana.code("they only call when they want a number", "taken-for-granted");
    assert.deepEqual(written, { kind: "written" });
    assert.deepEqual(files.snapshot(), {
      ".gitattributes": "codings/**/*.jsonl text eol=lf merge=union\n",
      "codebook.yaml": "codes:\n  - id: taken-for-granted\n    name: taken-for-granted\n",
      "codings/ana/interviews/r3.md.jsonl":
        `{"id":"01M7YS05K87777777777777777","code":"taken-for-granted","start":49,` +
        `"quote":"they only call when they want a number","prefix":"3: We have sold their boxes and ",` +
        `"suffix":". Nobody asks how we are doing.\\n","text":"${textVersion(text)}","made":"2026-11-21T10:04:01Z"}\n`,
      "emic.yaml": '# Marks this folder as a study.\nname: "notes"\n',
      "interviews/r3.md": text,
    });
    assert.equal(ana.sees(), text.replace("they only call when they want a number", "[[$&]]"));
    assert.deepEqual(ana.folder.study.count("taken-for-granted"), {
      passages: 1,
      documents: 1,
      participants: 1,
    });
    assert.deepEqual(ana.folder.problems(), []);
  });

  it("is there when the folder is opened again", async () => {
    const files = new MemoryFiles({ "r3.md": text });
    const ana = await sitDown(files, "r3.md");
    await ana.code("they only call", "trust");
    const again = await sitDown(files, "r3.md");
    assert.deepEqual(again.folder.study.rows("r3.md"), ana.folder.study.rows("r3.md"));
    assert.equal(again.statuses(), "exact");
    assert.equal(again.folder.study.setup.manifest.name, "notes");
  });

  it("writes only what is missing: a study's own file and a team's attributes stay", async () => {
    const own = { "emic.yaml": "# ours\nname: Ours\n", ".gitattributes": "*.png binary", "r3.md": text };
    const files = new MemoryFiles(own);
    const ana = await sitDown(files, "r3.md");
    await ana.code("they only call", "trust");
    await ana.code("Nobody asks", "trust");
    assert.equal(files.files.get("emic.yaml"), own["emic.yaml"]);
    assert.equal(
      files.files.get(".gitattributes"),
      "*.png binary\ncodings/**/*.jsonl text eol=lf merge=union\n",
    );
    assert.equal(files.written.filter((file) => file === ".gitattributes").length, 1);
  });

  it("codes a text with Windows line ends and a byte-order mark where it would stand without them", async () => {
    const files = new MemoryFiles({ "r3.md": `\uFEFF${text.replaceAll("\n", "\r\n")}` });
    const ana = await sitDown(files, "r3.md");
    await ana.code("they only call", "trust");
    assert.equal(ana.sees(), text.replace("they only call", "[[$&]]"));
    assert.equal(ana.statuses(), "exact");
    assert.ok(files.files.get(ana.sidecar)!.includes(`"text":"${textVersion(text)}"`));
  });

  it("leaves colleagues' files alone", async () => {
    const files = new MemoryFiles({ "r3.md": text });
    const ben = await sitDown(files, "r3.md", "ben");
    await ben.code("Nobody asks", "trust");
    const before = files.files.get(ben.sidecar);
    const ana = await sitDown(files, "r3.md");
    files.written.length = 0;
    await ana.code("they only call", "trust");
    assert.deepEqual(files.written, ["codings/ana/r3.md.jsonl"]);
    assert.equal(files.files.get(ben.sidecar), before);
    assert.deepEqual(ana.folder.study.count("trust"), { passages: 2, documents: 1, participants: 1 });
  });
});
