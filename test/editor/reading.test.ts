import assert from "node:assert/strict";
import {
  describeInBothHosts,
  describeInVsCode,
  eventually,
  type Person,
  study,
  until,
} from "./driver/index.js";

const interview = `---
participant: P03
speakers: {R3: P03, I: interviewer}
---

# The first minutes

[00:00:05] I: How did it begin?
We have time.

[00:00:12] R3: With a price list, nothing else.
They said they knew us. See #trust for more.

And then they never called again.

# Afterwards

[00:01:30] I: And then?

[00:01:33] R3: Nothing (01:40) for a year.
`;

const memo = `# What holds

Some of it is #trust, some #price; issue #12 is none.

> they knew us — [P03](../interviews/r3.md#emic-01JD7Q2M8Z3K5V9X0B4N6T1R8C)

\`#trust\` and https://example.org/#trust stay as they are.
`;

const codebook = "codes:\n  - {id: trust, name: Trust, color: teal}\n  - {id: price, name: Price}\n";

const transcripts = () =>
  study({
    "emic.yaml": "name: Resellers\n",
    "codebook.yaml": codebook,
    "interviews/r3.md": interview,
    "memos/holds.md": memo,
  });

/** The colours of the words on screen, as far as they are not the text's own. */
function colored(person: Person): Promise<string[]> {
  return person.page
    .locator(".editor-group-container.active .monaco-editor .view-lines")
    .evaluate((lines) => {
      const own = getComputedStyle(lines.querySelector(".mtk1")!).color;
      const spans = [...lines.querySelectorAll(".view-line > span > span")];
      const others = spans.filter((span) => getComputedStyle(span).color !== own);
      return others.map((span) => span.textContent.replaceAll("\u00a0", " ").trim());
    });
}

describeInBothHosts("Reading a transcript", (emic) => {
  it("folds turns, and lists them in the outline", async () => {
    const person = await emic.open(transcripts());
    await person.openDocument("interviews/r3.md");
    await person.openView("Outline");
    const outline = person.page.locator(".outline-pane .monaco-list-row");
    const entry = "I: How did it begin? We have time.";
    await until(
      () => outline.allInnerTexts(),
      (rows) => rows.some((row) => row.includes(entry) && row.includes("0:05")),
      "a turn in the outline",
    );
    await person.screenshot("outline-light");
    await person.placeCursorBefore("With a price list");
    await person.runCommand("Fold");
    await eventually(async () => (await person.text()).includes("They said they knew us"), false);
    assert.ok((await person.text()).includes("# Afterwards"));
    await person.screenshot("folded-light");
    await person.press("Ctrl+Shift+O");
    await person.awaitQuickPick(({ items }) => items.some(({ label }) => label.includes(entry)));
    await person.type("nothing");
    await person.press("Enter");
    await person.expectNoQuickPick();
    await eventually(async () => (await person.cursor()).line, 20);
  });
});

describeInVsCode("Reading a transcript", (emic) => {
  it("colours speakers and times, and in memos codes", async () => {
    const person = await emic.open(transcripts());
    await person.openDocument("interviews/r3.md");
    const wanted = ["[00:00:05]", "I", "[00:00:12]", "R3", "(01:40)", "#trust"];
    await until(
      () => colored(person),
      (words) => wanted.every((word) => words.includes(word)),
      "colours",
    );
    await person.screenshot("reading-light");
    await person.screenshot("reading-dark", { theme: "dark" });
    await person.openDocument("memos/holds.md");
    await until(
      () => colored(person),
      (words) => ["#trust", "#price", "P03"].every((word) => words.includes(word)),
      "colours",
    );
    const words = await colored(person);
    assert.ok(!words.includes("#12"), String(words));
    await person.screenshot("reading-memo-dark");
    await person.screenshot("reading-memo-light", { theme: "light" });
  });
});
