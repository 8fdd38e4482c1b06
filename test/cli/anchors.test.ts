import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe as describePassage } from "../../src/core/text/place";
import { emic, folderOf } from "./emic";

const interview = [
  "# R3",
  "",
  "R3: They only call when they want a number. Nobody asks how we are doing.",
  "",
  "I: Mhm.",
  "",
  "R3: We buy where it is cheap, and we say so.",
  "",
].join("\n");

const first = "01JD7Q2M8Z3K5V9X0B4N6T1R8C";
const second = "01JD7Q2M8Z3K5V9X0B4N6T1R8D";

function line(id: string, quote: string, code?: string): string {
  const start = interview.indexOf(quote);
  const place = describePassage(interview, { start, end: start + quote.length });
  return `${JSON.stringify({ id, ...(code === undefined ? { memo: "Why?" } : { code }), ...place, made: "2026-11-21T10:04:00Z" })}\n`;
}

const git = (folder: string, ...args: string[]) =>
  execFileSync("git", ["-C", folder, "-c", "user.name=Ana", "-c", "user.email=ana@example.org", ...args], {
    stdio: "pipe",
  });

/** A study in git: Ana coded a sentence, Ben commented on another. */
function study({ lineEnd = "\n" } = {}): string {
  const folder = folderOf({
    "emic.yaml": "name: Study\n",
    "r3.md": interview.replaceAll("\n", lineEnd),
    "codings/ana/r3.md.jsonl": line(first, "They only call when they want a number", "taken"),
    "codings/ben/r3.md.jsonl": line(second, "We buy where it is cheap"),
  });
  git(folder, "init", "-q");
  git(folder, "config", "core.autocrlf", "false");
  git(folder, "config", "user.name", "Ana");
  git(folder, "add", "-A");
  git(folder, "commit", "-qm", "Coded");
  return folder;
}

function edit(folder: string, change: (text: string) => string): void {
  const file = path.join(folder, "r3.md");
  fs.writeFileSync(file, change(fs.readFileSync(file, "utf8")));
}

interface AnchorJson {
  document: string;
  coder: string;
  id: string;
  code: string | null;
  status: string;
  start: number | null;
  end: number | null;
  score: number;
}

function anchors(folder: string): AnchorJson[] {
  return (JSON.parse(emic(folder, "anchors", "--json").out) as { anchors: AnchorJson[] }).anchors;
}

/** Each passage's status with the words that are found, in the text with LF line ends. */
function found(folder: string): string[] {
  const text = fs.readFileSync(path.join(folder, "r3.md"), "utf8").replaceAll("\r\n", "\n");
  return anchors(folder).map(({ status, start, end }) =>
    start === null || end === null ? status : `${status}: ${text.slice(start, end)}`,
  );
}

/** What nobody would find without the old text: all around the passage is new, and most of its words. */
const rewritten = interview
  .replace("# R3", "# The third interview")
  .replace("They only call when they want a number", "They ring us when they want some number or other")
  .replace("Nobody asks how we are doing.", "That is it.");

describe("emic anchors", () => {
  it("says of every coding and comment where it stands", () => {
    const folder = study();
    const start = interview.indexOf("They only");
    assert.deepEqual(anchors(folder)[0], {
      document: "r3.md",
      coder: "ana",
      id: first,
      code: "taken",
      status: "exact",
      start,
      end: start + "They only call when they want a number".length,
      score: 100,
    });
    assert.deepEqual(
      anchors(folder).map(({ coder, code }) => [coder, code]),
      [
        ["ana", "taken"],
        ["ben", null],
      ],
    );
    const { code, out, err } = emic(folder, "anchors");
    assert.deepEqual([code, out, err], [0, "", "2 passages: 2 where it stood.\n"]);
  });

  it("names what needs a look, with the words as they were and as they are", () => {
    const folder = study();
    edit(folder, (text) =>
      text.replace("only call", "only ever call").replace("We buy where it is cheap, and", "And"),
    );
    const { code, out, err } = emic(folder, "anchors");
    assert.equal(code, 1);
    assert.equal(
      out,
      `r3.md:3:5: edited: “They only call when they want a number” → “They only ever call when they want a number” [taken, ana] ${first}\n` +
        `r3.md: place not found: “We buy where it is cheap” [comment, ben] ${second}\n`,
    );
    assert.equal(err, "2 passages: 1 edited, 1 place not found.\n");
  });

  it("finds by git's old text what cannot be found without", () => {
    const folder = study();
    edit(folder, () => rewritten);
    const [withGit] = found(folder);
    fs.renameSync(path.join(folder, ".git"), path.join(folder, "git"));
    const [without] = found(folder);
    assert.deepEqual([withGit, without], ["changed: They ring us when they want some number", "lost"]);
  });

  it("finds it, too, where git keeps the text with Windows line ends, and where the document was renamed", () => {
    const folder = study({ lineEnd: "\r\n" });
    assert.deepEqual(
      anchors(folder).map(({ status }) => status),
      ["exact", "exact"],
    );
    git(folder, "mv", "r3.md", "r4.md");
    git(folder, "mv", "codings/ana/r3.md.jsonl", "codings/ana/r4.md.jsonl");
    git(folder, "commit", "-qm", "Renamed");
    git(folder, "mv", "r4.md", "r3.md");
    git(folder, "mv", "codings/ana/r4.md.jsonl", "codings/ana/r3.md.jsonl");
    edit(folder, () => rewritten.replaceAll("\n", "\r\n"));
    assert.equal(found(folder)[0], "changed: They ring us when they want some number");
  });

  it("takes no answer from a text that is not the one that was coded", () => {
    const folder = study();
    fs.writeFileSync(path.join(folder, "r3.md"), "R3: Something else altogether was said on that day.\n");
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "Replaced");
    assert.deepEqual(found(folder), ["lost", "lost"]);
  });

  it("with --accept writes the clear places of one coder, and nobody else's", () => {
    const folder = study();
    edit(folder, (text) =>
      text.replace("only call", "only ever call").replace("where it is cheap", "where things are cheap"),
    );
    const ben = fs.readFileSync(path.join(folder, "codings/ben/r3.md.jsonl"), "utf8");
    const { code, err } = emic(folder, "anchors", "--accept");
    assert.equal(code, 1);
    assert.equal(err, "1 accepted for ana.\n2 passages: 1 where it stood, 1 edited.\n");
    const kept = JSON.parse(fs.readFileSync(path.join(folder, "codings/ana/r3.md.jsonl"), "utf8")) as {
      id: string;
      quote: string;
      revised?: string;
    };
    assert.deepEqual(
      [kept.id, kept.quote, kept.revised],
      [first, "They only ever call when they want a number", undefined],
    );
    assert.equal(fs.readFileSync(path.join(folder, "codings/ben/r3.md.jsonl"), "utf8"), ben);
    assert.equal(emic(folder, "anchors", "--accept", "--coder", "ben").code, 0);
    assert.equal(emic(folder, "anchors", "--accept", "--coder", "Not an id").code, 2);
  });

  it("lists the codings of a document that is gone", () => {
    const folder = study();
    fs.rmSync(path.join(folder, "r3.md"));
    assert.deepEqual(
      anchors(folder).map(({ status, start, score }) => [status, start, score]),
      [
        ["unchecked", null, 0],
        ["unchecked", null, 0],
      ],
    );
    assert.match(emic(folder, "anchors").out, /^r3\.md: document not there: “They only call/);
  });
});
