import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync, zipSync, strToU8 } from "fflate";
import { docx, p, r } from "../exchange/docx";
import { made } from "../exchange/sqlite/made";
import { emic, folderOf, repository } from "./emic";

const sample = path.join(repository, "sample");

interface NoticeJson {
  what: string;
  count: number;
  where: string[];
}

const coding =
  '{"id":"01JD7Q2M8Z3K5V9X0B4N000001","code":"trust","start":9,"quote":"I felt safe","prefix":"She said ","suffix":" there.\\n","text":"0c3f1b0c1d22","made":"2026-11-21T10:04:00Z"}\n';
const study = {
  "emic.yaml": "name: Old\n",
  "codebook.yaml": "codes:\n  - id: trust\n    name: Trust\n    color: teal\n    status: stable\n",
  "a.md": "She said I felt safe there.\n",
  "codings/ana/a.md.jsonl": coding,
};

function filesIn(folder: string): string[] {
  const all = fs.readdirSync(folder, { recursive: true, encoding: "utf8" });
  return all.filter((file) => fs.statSync(path.join(folder, file)).isFile()).sort();
}

describe("emic export", () => {
  it("writes the study as a REFI-QDA project, and says what is not in it", () => {
    const folder = folderOf(study);
    const { code, out, err } = emic(folder, "export", "out.qdpx");
    assert.equal(code, 0);
    assert.match(out, /^out\.qdpx: a REFI-QDA project, \d+ bytes\.\n$/);
    assert.match(
      err,
      /^Not in it, since the format has no place for them:\n {2}statuses of codes: 1 \(trust\)\n$/,
    );
    const files = unzipSync(fs.readFileSync(path.join(folder, "out.qdpx")));
    assert.match(
      strFromU8(files["project.qde"]!),
      /<Coding guid="[^"]+" creatingUser="[^"]+" creationDateTime="2026-11-21T10:04:00Z">/,
    );
    const first = fs.readFileSync(path.join(folder, "out.qdpx"));
    emic(folder, "export", "out.qdpx");
    assert.ok(first.equals(fs.readFileSync(path.join(folder, "out.qdpx"))));
    assert.deepEqual(filesIn(folder), [...Object.keys(study), "out.qdpx"].sort());
  });

  it("ends lines as asked for, and tells machines", () => {
    const folder = folderOf({ ...study, "a.md": "Well.\nShe said I felt safe there.\n" });
    const { code, out } = emic(folder, "export", "--line-ends", "crlf", "--json", "out.qdpx", ".");
    assert.equal(code, 0);
    const said = JSON.parse(out) as {
      file: string;
      bytes: number;
      omitted: NoticeJson[];
      withheld: NoticeJson[];
    };
    assert.deepEqual(Object.keys(said), ["version", "file", "bytes", "omitted", "withheld"]);
    const files = unzipSync(fs.readFileSync(said.file));
    const text = strFromU8(Object.entries(files).find(([name]) => name.endsWith(".txt"))![1]);
    assert.equal(text, "Well.\r\nShe said I felt safe there.\r\n");
    assert.match(strFromU8(files["project.qde"]!), /startPosition="16" endPosition="27"/);
  });

  it("writes the codebook alone where the file ends so", () => {
    const folder = folderOf(study);
    assert.equal(emic(folder, "export", "out.qdc").code, 0);
    assert.match(
      fs.readFileSync(path.join(folder, "out.qdc"), "utf8"),
      /<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/,
    );
    const { code, err } = emic(folderOf({ "a.md": "Words.\n" }), "export", "out.qdc");
    assert.deepEqual([code, err], [1, "emic export: The study has no codes yet.\n"]);
  });

  it("writes what people read and count, all of it or the documents that are named", () => {
    const folder = folderOf({ ...study, "b.md": "Field notes.\n", "c.md": "Others.\n" });
    const begins = { html: "<!doctype html>", docx: "PK", xlsx: "PK", csv: "\uFEFFdocument,", json: "{" };
    for (const [ending, first] of Object.entries(begins)) {
      const { code, out, err } = emic(folder, "export", `out.${ending}`);
      assert.deepEqual([code, err], [0, ""]);
      assert.ok(out.startsWith(`out.${ending}: `) && out.endsWith(" bytes.\n"), out);
      const whole = fs.readFileSync(path.join(folder, `out.${ending}`));
      assert.ok(whole.toString().startsWith(first), ending);
      emic(folder, "export", `out.${ending}`);
      assert.ok(whole.equals(fs.readFileSync(path.join(folder, `out.${ending}`))), ending);
    }
    assert.equal(emic(folder, "export", "--document", "b.md", "--document", "a.md", "out.html").code, 0);
    const html = fs.readFileSync(path.join(folder, "out.html"), "utf8");
    assert.ok(html.includes("Field notes.") && html.includes("I felt safe") && !html.includes("Others."));
    assert.equal(emic(folder, "export", "--document", "b.md", "out.qdpx").code, 0);
    const names = Object.keys(unzipSync(fs.readFileSync(path.join(folder, "out.qdpx"))));
    assert.equal(names.filter((name) => name.endsWith(".txt")).length, 1);
    const { code, err } = emic(folder, "export", "--document", "no.md", "out.html");
    assert.deepEqual([code, err], [2, "emic export: the study has no document no.md.\n"]);
  });

  it("keeps back what may not leave of the sample study", () => {
    const folder = folderOf({});
    const { err } = emic(sample, "export", path.join(folder, "out.qdpx"));
    assert.match(err, /^Not in it, since they may not leave:\n/);
    assert.match(err, /who do not want to be quoted: 1 \(interviews\/s7\.md\)/);
    assert.match(err, /who have withdrawn: 1 \(visits\/garden-centre\.md\)/);
  });

  for (const args of [[], ["out.doc"], ["--line-ends", "cr", "out.qdpx"], ["out.qdpx", "/no/such/folder"]]) {
    it(`answers “export ${args.join(" ")}” with exit code 2 and a sentence`, () => {
      const folder = folderOf(study);
      const { code, out, err } = emic(folder, "export", ...args);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, /^emic/);
      assert.deepEqual(filesIn(folder), Object.keys(study).sort());
    });
  }

  it("never takes the place of the study's own files", () => {
    const table = "participant,quote\nP1,no\n";
    const files = { ...study, "participants.csv": table };
    const folder = folderOf(files);
    for (const own of ["participants.csv", "./Participants.CSV", "codings/ana/all.json", "memos/out.html"]) {
      const { code, err } = emic(folder, "export", own);
      assert.equal(code, 2, own);
      assert.match(err, /^emic export: .* is one of the study's own files; choose another name\.\n$/);
    }
    const { code } = emic(path.join(folder, "codings"), "export", "../participants.csv", "..");
    assert.equal(code, 2);
    assert.deepEqual(filesIn(folder), Object.keys(files).sort());
    assert.equal(fs.readFileSync(path.join(folder, "participants.csv"), "utf8"), table);
  });

  it("says why a file can't be written", () => {
    const { code, err } = emic(folderOf(study), "export", "no/such/out.qdpx");
    assert.equal(code, 1);
    assert.match(err, /^emic export: no\/such\/out\.qdpx can't be written: /);
  });
});

describe("emic import", () => {
  /** A folder with nothing but a project that the study left as. */
  function left(): { folder: string; file: string } {
    const folder = folderOf({ "empty/.keep": "" });
    fs.rmSync(path.join(folder, "empty/.keep"));
    const file = path.join(folder, "out.qdpx");
    emic(folderOf(study), "export", file);
    return { folder, file };
  }

  it("makes an empty folder the study that it was", () => {
    const { folder, file } = left();
    const target = path.join(folder, "empty");
    const { code, out } = emic(folder, "import", file, target);
    assert.equal(code, 0);
    assert.match(out, /\nWritten: 5 files\.\n$/);
    assert.equal(emic(target, "check").code, 0);
    assert.equal(fs.readFileSync(path.join(target, "a.md"), "utf8"), study["a.md"]);
    const line = fs.readFileSync(path.join(target, "codings/ana/a.md.jsonl"), "utf8");
    assert.match(line, /"id":"01JD7Q2M8Z3K5V9X0B4N000001","code":"trust","start":9,"quote":"I felt safe"/);
  });

  it("changes nothing that is there", () => {
    const { file } = left();
    const folder = folderOf(study);
    assert.equal(emic(folder, "import", file).code, 0);
    for (const [name, text] of Object.entries(study))
      if (name !== "codebook.yaml") assert.equal(fs.readFileSync(path.join(folder, name), "utf8"), text);
    assert.ok(fs.existsSync(path.join(folder, "a-2.md")));
    assert.equal(emic(folder, "check").code, 0);
  });

  it("writes nothing in a dry run, and says what it would write", () => {
    const { folder, file } = left();
    const target = path.join(folder, "empty");
    const { code, out } = emic(folder, "import", "--dry-run", file, target);
    assert.equal(code, 0);
    assert.match(out, /^a\.md\n[^]*\nWould be written: 5 files\.\n$/);
    const said = JSON.parse(emic(folder, "import", "--dry-run", "--json", file, target).out) as object;
    assert.deepEqual(Object.keys(said), [
      "version",
      "files",
      "codebook",
      "participants",
      "omitted",
      "warnings",
    ]);
    assert.deepEqual(filesIn(target), []);
  });

  it("answers what is no project with exit code 1 and a word why, and writes nothing", () => {
    const bad = {
      "words.qdpx": Buffer.from("Words."),
      "other.qdpx": Buffer.from(zipSync({ "a.txt": strToU8("Words.") })),
      "entities.qdpx": Buffer.from(
        zipSync({ "p.qde": strToU8('<!DOCTYPE a [<!ENTITY b "&b;">]><Project>&b;</Project>') }),
      ),
      "climbing.qdpx": Buffer.from(zipSync({ "../p.qde": strToU8("<Project/>") })),
      "book.qdc": Buffer.from("<Other/>"),
    };
    const folder = folderOf({ ...bad, "study/a.md": "Words.\n" });
    for (const file of Object.keys(bad)) {
      const { code, out, err } = emic(folder, "import", file, "study");
      assert.deepEqual([code, out], [1, ""], file);
      assert.match(err, /^emic import: /);
    }
    assert.deepEqual(filesIn(path.join(folder, "study")), ["a.md"]);
  });

  for (const args of [[], ["a.docx"], ["none.qdpx"]]) {
    it(`answers “import ${args.join(" ")}” with exit code 2 and a sentence`, () => {
      const { code, out, err } = emic(folderOf(study), "import", ...args);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, /^emic import: /);
    });
  }

  it("makes documents of captions and of Word documents, whose comments become the coder's", () => {
    const folder = folderOf(study);
    const captions = ["Ana: What do you sell?", "R3: Tills.", "Ana: Mhm.", "R3: In a box."];
    const cues = captions.map((words, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at},900\n${words}\n`);
    fs.writeFileSync(path.join(folder, "r3.srt"), cues.join("\n"));
    assert.deepEqual(emic(folder, "import", "r3.srt"), {
      code: 0,
      out: "r3.md\n.gitattributes\nWritten: 2 files.\n",
      err: "",
    });
    assert.equal(
      fs.readFileSync(path.join(folder, "r3.md"), "utf8"),
      "---\nsource: r3.srt\n---\n\n**Ana** [0:00]: What do you sell?\n\n**R3** [0:01]: Tills.\n\n**Ana** [0:02]: Mhm.\n\n**R3** [0:03]: In a box.\n",
    );
    const noted = `<w:commentRangeStart w:id="0"/>${r("I felt safe")}<w:commentRangeEnd w:id="0"/>`;
    const comments = `<w:comments><w:comment w:id="0" w:author="Ben">${p("Trust")}</w:comment></w:comments>`;
    fs.writeFileSync(path.join(folder, "r3.docx"), docx(p(noted), { "comments.xml": comments }));
    const { code, out } = emic(folder, "import", "--coder", "ben", "r3.docx");
    assert.deepEqual([code, out], [0, "r3-2.md\ncodings/ben/r3-2.md.jsonl\nWritten: 2 files.\n"]);
    const line = JSON.parse(
      fs.readFileSync(path.join(folder, "codings/ben/r3-2.md.jsonl"), "utf8"),
    ) as object;
    assert.deepEqual(Object.entries(line).slice(1, 4), [
      ["code", "trust"],
      ["start", 25],
      ["quote", "I felt safe"],
    ]);
    fs.writeFileSync(path.join(folder, "broken.docx"), "no archive");
    assert.deepEqual(emic(folder, "import", "broken.docx"), {
      code: 1,
      out: "",
      err: "emic import: This is no ZIP archive.\n",
    });
  });

  it("takes a text with codes marked in it, and brings it out again with them", () => {
    const folder = folderOf({ ...study, "in/r1.md": "She said ==I felt safe=={#trust #price} there.\n" });
    const { code, out, err } = emic(folder, "import", "--coder", "ben", "in/r1.md");
    assert.deepEqual(
      [code, out],
      [0, "r1.md\ncodings/ben/r1.md.jsonl\n.gitattributes\ncodebook.yaml gets codes\nWritten: 3 files.\n"],
    );
    assert.match(err, /words marked as ==words==: 1/);
    assert.equal(fs.readFileSync(path.join(folder, "r1.md"), "utf8"), "She said I felt safe there.\n");
    assert.match(
      emic(folder, "export", "out.zip").out,
      /^out\.zip: Markdown with codes marked in the text, /,
    );
    const files = unzipSync(fs.readFileSync(path.join(folder, "out.zip")));
    assert.equal(strFromU8(files["r1.md"]!), "She said ==I felt safe=={#trust #price} there.\n");
  });

  it("takes a project of QualCoder by its folder", () => {
    const folder = folderOf({ "talks.qda/data.qda": Buffer.from(made("qualcoder.qda")) });
    const { code, out } = emic(folder, "import", "talks.qda", "study");
    assert.equal(code, 2);
    fs.mkdirSync(path.join(folder, "study"));
    const second = emic(folder, "import", "talks.qda", "study");
    assert.equal(second.code, 0, second.err);
    assert.match(second.out, /^Interview 3\.md\n/);
    assert.equal(out, "");
    assert.equal(emic(folder, "import", "none.qda", "study").code, 2);
  });

  it("says at the top of a transcript who speaks, as the command line does", () => {
    const folder = folderOf(study);
    const said = ["Ana Ruiz: What do you sell?", "R3: Tills.", "Ana Ruiz: Mhm.", "R3: In a box."];
    fs.writeFileSync(path.join(folder, "r3.rtf"), `{\\rtf1\\ansi ${said.join("\\par\n")}\\par}`);
    const people = ["--interviewer", "ana ruiz", "--speaker", "R3=p01", "--speaker", "Colm=p02"];
    const { code, err } = emic(folder, "import", ...people, "r3.rtf");
    assert.equal(code, 0);
    assert.match(err, /people who were named and do not speak in it: 1 \(Colm\)/);
    const text = fs.readFileSync(path.join(folder, "r3.md"), "utf8");
    assert.match(text, /^---\nsource: r3\.rtf\nspeakers: \{Ana Ruiz: interviewer, R3: p01\}\n---\n/);
  });

  it("reads a text in the encoding that it is told, and else says which it took", () => {
    const folder = folderOf(study);
    fs.writeFileSync(path.join(folder, "old.txt"), Uint8Array.of(0x8a, 0xa0, 0xe1, 0xe1, 0xa0));
    assert.equal(emic(folder, "import", "--encoding", "ibm866", "old.txt").err, "");
    assert.match(fs.readFileSync(path.join(folder, "old.md"), "utf8"), /\nКасса\n$/);
    fs.writeFileSync(
      path.join(folder, "new.txt"),
      Uint8Array.of(0x46, 0xfc, 0x72, 0x20, 0x6d, 0x69, 0x63, 0x68),
    );
    assert.match(
      emic(folder, "import", "new.txt").err,
      /files that are no Unicode, read as Windows-1252: 1\n/,
    );
    assert.match(fs.readFileSync(path.join(folder, "new.md"), "utf8"), /\nFür mich\n$/);
  });

  for (const [option, value, word] of [
    ["--encoding", "no-such-thing", /no encoding “no-such-thing”.*utf-8/],
    ["--speaker", "Ana", /participant's id/],
    ["--speaker", "=p01", /participant's id/],
    ["--interviewer", " ", /takes a name/],
  ] as const) {
    it(`answers “import ${option} ${value}” with exit code 2 and a sentence`, () => {
      const folder = folderOf({ ...study, "r3.txt": "Words." });
      const { code, out, err } = emic(folder, "import", option, value, "r3.txt");
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, word);
      assert.deepEqual(filesIn(folder), [...Object.keys(study), "r3.txt"].sort());
    });
  }
  const survey =
    "\uFEFFRespondent ID;E-Mail;Alter;Warum?;Was fehlt?\r\n" +
    "R7;a@b.de;34;Die Beratung war wirklich gut;Nichts, was ich wüsste\r\n" +
    "R12;c@d.de;51;Wir warten immer ewig auf Antwort;\r\n";

  it("makes documents of a survey's rows by what its columns look like, and adds its participants", () => {
    const people = "participant,group\nR7,lost\n";
    const folder = folderOf({ ...study, "participants.csv": people, "survey.csv": survey });
    const { code, out, err } = emic(folder, "import", "survey.csv");
    assert.equal(code, 0);
    assert.equal(
      out,
      "survey/R7.md\nsurvey/R12.md\n.gitattributes\nparticipants.csv gets participants\nWritten: 3 files.\n",
    );
    assert.match(err, /columns taken as answers: 2 \(Warum\?, Was fehlt\?\)\n/);
    assert.match(err, /columns left out, as they may tell who somebody is: 1 \(E-Mail\)\n/);
    assert.equal(
      fs.readFileSync(path.join(folder, "participants.csv"), "utf8"),
      "participant,group,alter\nR7,lost,34\nR12,,51\n",
    );
    assert.equal(emic(folder, "check").code, 0);
  });

  it("takes a table's columns as it is told to", () => {
    const folder = folderOf({ ...study, "survey.csv": survey });
    const args = ["--answers", "Was fehlt?", "--attributes", "C", "--leave", "Warum?"];
    assert.equal(emic(folder, "import", ...args, "survey.csv").code, 0);
    assert.equal(
      fs.readFileSync(path.join(folder, "survey/R7.md"), "utf8"),
      "---\nsource: survey.csv\nparticipant: R7\nalter: 34\n---\n\nNichts, was ich wüsste\n",
    );
    assert.ok(!fs.existsSync(path.join(folder, "survey/R12.md")));
  });

  it("names the columns that there are where one is not, and refuses columns of what is no table", () => {
    const folder = folderOf({ ...study, "survey.csv": survey });
    const { code, err } = emic(folder, "import", "--facts", "Age", "survey.csv");
    assert.equal(code, 1);
    assert.match(err, /^emic import: There is no column “Age”; there are: A “Respondent ID”, B “E-Mail”, /);
    assert.equal(emic(folder, "import", "--facts", "Age", "a.txt").code, 2);
    assert.equal(emic(folder, "import", "--sheet", "A", "survey.csv").code, 1);
    assert.deepEqual(filesIn(folder), [...Object.keys(study), "survey.csv"].sort());
  });

  it("reads a PDF that has words in it, and says what is wrong with others", () => {
    const pdf = (file: string) => fs.readFileSync(path.join(__dirname, "../../test/exchange/made", file));
    const folder = folderOf({
      ...study,
      "r3.pdf": pdf("interview.pdf"),
      "locked.pdf": pdf("locked.pdf"),
      "cut.pdf": pdf("interview.pdf").subarray(0, 9000),
      "none.pdf": Buffer.from("words"),
    });
    const { code, err } = emic(folder, "import", "r3.pdf");
    assert.equal(code, 0, err);
    assert.match(err, /pages whose lines were put together as paragraphs: 1/);
    const text = fs.readFileSync(path.join(folder, "r3.md"), "utf8");
    assert.match(
      text,
      /\n\*\*Ana Ruiz\*\* \[00:06\]: So, what do you sell\? In a word\?\n\n\*\*Jörg Müller\*\* \[00:11\]: Tills, “in/,
    );
    assert.match(text, /how we’re doing ?😀\.\n/);
    // A page that lies on its side says the same.
    const side = pdf("interview.pdf").toString("latin1").replace("/Type/Page/", "/Type/Page/Rotate 270/");
    fs.writeFileSync(path.join(folder, "r3-side.pdf"), side, "latin1");
    assert.equal(emic(folder, "import", "r3-side.pdf").code, 0);
    const turned = fs.readFileSync(path.join(folder, "r3-side.md"), "utf8");
    assert.equal(turned.replace("r3-side.pdf", "r3.pdf"), text);
    const wrong = (file: string) => emic(folder, "import", file).err;
    assert.equal(wrong("locked.pdf"), "emic import: This PDF is protected by a password.\n");
    for (const file of ["cut.pdf", "none.pdf"])
      assert.equal(wrong(file), "emic import: This is no PDF, or a damaged one.\n");
  });
});
