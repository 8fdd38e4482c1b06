import * as assert from "node:assert/strict";
import { normalise } from "../../../src/core/text/normal";
import { frontMatterExtent } from "../../../src/core/text/layout";
import { lawOf } from "../../core/law";
import { coding, sidecarOf } from "../../core/study/records";
import { studies } from "../refi/random-studies";
import { bare, notesIn, textsOf, wordsOf, written } from "./reported";

const book = `codes:
  - id: relation
    name: The relationship
    codes:
      - {id: taken, name: Taken for granted, color: teal, definition: Nobody asks.}
  - {id: price, name: "Price & <worth>", color: "#12ab9f"}
`;
const text = `---
title: R3, in her workshop
participant: P1
speakers: {R3: P1, I: interviewer}
---
# A *visit*

I: And?

R3: They **only** call when they want a number.
`;
const at = (passage: string) => text.replace(passage.replace(/\[\[|\]\]/g, ""), passage);
const study = {
  "emic.yaml": "name: A study\ncoders: {ana: {name: Ana Ruiz}}\n",
  "codebook.yaml": book,
  "interviews/r3.md": text,
  "codings/ana/interviews/r3.md.jsonl": sidecarOf(
    coding(1, at("[[only** call when they want]]"), "taken", { memo: "Loudly." }),
    coding(2, at("[[they want a number]]"), "price"),
    coding(3, at("[[a number]]"), null, { memo: "Which?" }),
    coding(4, at("[[R3, in her]]"), "price"),
    coding(5, "Something else [[altogether different]] was said.\n", "price"),
  ),
  "codings/ben/interviews/r3.md.jsonl": sidecarOf(coding(6, at("[[they want a number]]"), "price")),
};
const page = async (files: Readonly<Record<string, string>>) => textsOf(await written(files, ".html"));

describe("A page of coded documents", () => {
  it("shows texts as they are meant, and beside them what was coded and noted, by whom", async () => {
    const html = await page(study);
    assert.match(html, /<h3 dir="auto">A <em>visit<\/em><\/h3>/);
    assert.match(html, /<b class="who">R3:<\/b> They <strong><mark class="l0-1 t1">only<\/mark><\/strong>/);
    assert.deepEqual(wordsOf(html), ["A visit\nI: And?\nR3: They only call when they want a number.\n"]);
    assert.deepEqual(notesIn(html), [
      "1The relationship › Taken for granted Ana Ruiz / Loudly.",
      "2Price & <worth> Ana Ruiz, ben",
      "3Comment Ana Ruiz / “a number” / Which?",
    ]);
  });

  it("draws passages that overlap below each other, and leads from each to its note and back", async () => {
    const html = await page(study);
    assert.match(html, /<mark class="l0-1 l1-2 t1">they want<\/mark>/);
    assert.match(html, /<mark class="l0-c l1-2 tc">a number<\/mark>/);
    for (const number of [1, 2, 3]) {
      assert.match(html, new RegExp(`<a class="ref" id="d1m${number}" href="#d1n${number}"`));
      assert.match(html, new RegExp(`<li id="d1n${number}"><a class="no" href="#d1m${number}"`));
    }
  });

  it("has every link lead to something, and headings of which none is left out", async () => {
    const html = await page({ ...study, "b.md": "# One\n\n#### Four\n\n## Two\n\n###### Six\n" });
    const ids = new Set(Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id));
    assert.equal(ids.size, html.match(/ id="/g)!.length);
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.has(target), target);
    const levels = Array.from(html.matchAll(/<h(\d)/g), ([, level]) => Number(level));
    assert.equal(levels[0], 1);
    for (const [at, level] of levels.entries()) assert.ok(level <= (levels[at - 1] ?? 0) + 1, String(levels));
  });

  it("loads nothing and runs nothing, whatever people said and wrote", async () => {
    const evil = `<script>alert(1)</script><img src=x onerror=alert(1)>"'--></style></title>]]>&lt;\u0000\u202E\ud800`;
    const said = `R3: ${evil.replace("]]>", "")} **[x](javascript:alert(1))**\n`;
    const html = await page({
      "emic.yaml": `name: ${JSON.stringify(`A ${evil.slice(0, -2)}`)}\ncoders: {ana: {name: ${JSON.stringify(`</li>${evil.slice(0, 30)}`)}}}\n`,
      "codebook.yaml": `codes: [{id: x, name: ${JSON.stringify(evil.slice(0, 90))}, definition: "</dl><script>"}]\n`,
      [`<b onclick=x>&.md`]: said,
      "codings/ana/<b onclick=x>&.md.jsonl": sidecarOf(
        coding(1, said.replace("alert", "[[alert]]"), "x", { memo: evil.slice(0, -2) }),
        coding(2, said.replace("<script>", "[[<script>]]"), null, { memo: "</article>" }),
      ),
    });
    const tags = new Set(Array.from(html.matchAll(/<\/?([a-z0-9]+)/g), ([, tag]) => tag));
    for (const tag of ["script", "img", "iframe", "link", "object"]) assert.ok(!tags.has(tag), tag);
    assert.equal(html.match(/<style>/g)!.length, 1);
    assert.ok(
      !/<[^>]*\son\w+=/.test(html) && !/(?:src|href)="(?!#)/.test(html) && !/url\(|@import/.test(html),
    );
    assert.match(html, /http-equiv="Content-Security-Policy" content="default-src 'none';/);
    assert.ok(!html.includes("\0") && html.includes("&lt;script&gt;alert"));
  });

  it("is the same page for the same study, and says what is not on it", async () => {
    const one = await written(study, ".html");
    assert.deepEqual(one.bytes, (await written(study, ".html")).bytes);
    assert.deepEqual(
      one.omitted.map(({ what, count }) => `${what}: ${count}`),
      [
        "passages that have no clear place: 1",
        "passages of which nothing is shown, such as those in the front matter: 1",
      ],
    );
  });

  it("tells apart ten passages that overlap, and more", async () => {
    const words = Array.from({ length: 40 }, (_, number) => `word${number}`);
    const long = `R3: ${words.join(" ")}.\n`;
    const records = Array.from({ length: 20 }, (_, number) =>
      coding(
        number,
        long.replace(words.slice(number, number + 20).join(" "), (own) => `[[${own}]]`),
        "price",
      ),
    );
    const html = await page({
      "codebook.yaml": book,
      "a.md": long,
      "codings/ana/a.md.jsonl": sidecarOf(...records),
    });
    assert.equal(notesIn(html).length, 20);
    assert.equal(html.match(/<a class="ref"/g)!.length, 20);
    assert.match(html, /<mark class="l0-2 l1-2 l2-2 l3-2 l4-2 l5-2 l6-2 l7-2 t2">word12 <\/mark>/);
    assert.deepEqual(wordsOf(html), [long]);
  });

  it("cuts no letter in two where a passage does", async () => {
    const html = await page({
      "codebook.yaml": book,
      "a.md": "Well 😀 then.\n",
      "codings/ana/a.md.jsonl": sidecarOf(
        coding(1, "Well [[😀]] then.\n", "price", { quote: "\ud83d", suffix: "" }),
      ),
    });
    assert.deepEqual(wordsOf(html), ["Well 😀 then.\n"]);
  });

  it("says, for any study, all that its documents say", () =>
    lawOf(studies, async (files) => {
      const all = await written(files, ".html");
      const html = textsOf(all);
      const texts = Object.keys(files)
        .filter((path) => path.endsWith(".md") && !/^(?:memos|themes)\//.test(path))
        .sort()
        .map((path) => {
          const whole = normalise(files[path]!);
          return bare(whole.slice(frontMatterExtent(whole)?.end ?? 0));
        });
      assert.deepEqual(wordsOf(html).map(bare), texts);
      const noted = notesIn(html).length;
      const refs = html.match(/<a class="ref"/g)?.length ?? 0;
      assert.equal(noted, refs);
    }));

  it("is made in time, however a long line is marked", async () => {
    for (const part of ["**a ", "*a", "_", "> "])
      await written({ "a.md": part.repeat(60_000 / part.length) }, ".html");
  });
});
