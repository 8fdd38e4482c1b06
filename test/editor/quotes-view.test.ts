import assert from "node:assert/strict";
import { idOfCoding, codedStudy, smallStudy, type Coded } from "./coded-study.js";
import { describeInBothHosts, describeInVsCode, eventually, type Person, until } from "./driver/index.js";

const settings = { "emic.coder": "ana" };

const price = [
  "“It was never the price.”  P01 · r1 · Price",
  "“Eight per cent is what is left for me.”  P01 · r1 · Margin",
  "“I beat them down every spring”  P01 · r1 · Haggling",
  "“If I'm a pound over the next lad I don't exist.”  P02 · r2 · Price",
];

/** What is on the clipboard, which the window may read here. */
async function clipboard(person: Person): Promise<string> {
  return person.page.evaluate(() => navigator.clipboard.readText());
}

async function open(person: Person): Promise<void> {
  await person.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await person.openDocument("interviews/r1.md");
  await person.openView("Codes");
  await person.expectTree("Codes", ["Price  2 · 4", "Trust  2 · 2", "Quality"]);
}

describeInBothHosts("The Quotes view", (emic) => {
  it("copies a quote with its link, but not of those who do not want it", async () => {
    const person = await emic.open(smallStudy(), { settings });
    await open(person);
    await person.treeRow("Codes", "Price").click();
    await person.expectTree("Quotes", price);
    const entries = await person.openMenu("Quotes", "“It was never the price.”");
    assert.deepEqual(
      entries.map((entry) => entry.split("\n")[0]),
      ["Go to Passage", "Copy Quote"],
    );
    await person.chooseFromMenu("Copy Quote");
    const link = `[P01](interviews/r1.md#emic-${idOfCoding(0)})`;
    await eventually(() => clipboard(person), `> It was never the price. — ${link}\n`);
    await person.walkTo("Quotes", "“If I'm a pound over the next lad I don't exist.”");
    await person.press("Ctrl+C");
    await person.expectNotification("P02 did not agree to be quoted, so these words are not copied.");
    assert.equal(await person.page.locator(".tab", { hasText: "r2.md" }).count(), 0, "nothing opens by that");
    assert.equal(await clipboard(person), `> It was never the price. — ${link}\n`);
    await person.treeRow("Codes", "Trust").click();
    await person.openMenu("Quotes", "“He checks every box twice”");
    await person.chooseFromMenu("Copy Quote");
    await person.expectNotification("P03 has withdrawn, so these words are not copied.");
    await person.openMenu("Quotes", "“I would trust Marek with my keys.”");
    await person.chooseFromMenu("Go to Passage");
    await person.expectOpen("r2.md");
    assert.equal(await person.selection(), "I would trust Marek with my keys.");
  });
});

describeInVsCode("The Quotes view", (emic) => {
  it("says what to do, and lists what was said about the selected codes and those below", async () => {
    const person = await emic.open(smallStudy(), { settings });
    await open(person);
    await person.expectViewText("Quotes", /^Choose a code in the Codes view/);
    await person.screenshot("quotes-welcome");
    await person.treeRow("Codes", "Price").click();
    await person.expectTree("Quotes", price);
    await person.expectViewText("Quotes", /^4 coded passages from 2 participants · Price$/);
    const spoken = (await person.readTree("Quotes")).map((row) => row.spoken);
    assert.equal(spoken[1], "Eight per cent is what is left for me., P01, r1, Margin, Coded by ana, ben");
    await person.screenshot("quotes-light");
    await person.screenshot("quotes-dark", { theme: "dark" });
    await person.treeRow("Codes", "Quality").click();
    await person.expectViewText("Quotes", /^Nothing has been given this code yet\./);
    await person.screenshot("quotes-none-dark");
    await person.treeRow("Codes", "Trust").click();
    await person.expectTree("Quotes", [
      "“I would trust Marek with my keys.”  P02 · r2",
      "“He checks every box twice”  P03 · shop",
    ]);
    await person.treeRow("Codes", "Price").click({ modifiers: ["ControlOrMeta"] });
    await person.expectViewText(
      "Quotes",
      /^6 coded passages from 3 participants · (Price, Trust|Trust, Price)$/,
    );
  });

  it("leads to a passage by keyboard, and follows what is coded without losing its place", async () => {
    const person = await emic.open(smallStudy(), { settings });
    await open(person);
    await person.treeRow("Codes", "Price").click();
    await person.expectTree("Quotes", price);
    await person.walkTo("Quotes", "“If I'm a pound over the next lad I don't exist.”");
    await person.press("Enter");
    await person.expectOpen("r2.md");
    assert.equal(await person.selection(), "If I'm a pound over the next lad I don't exist.");
    const theirs = "codings/ana/interviews/r1.md.jsonl";
    const lines = person.study.read(theirs).split("\n");
    person.study.write(theirs, lines.filter((line) => !line.includes(idOfCoding(0))).join("\n"));
    await person.expectTree("Quotes", price.slice(1));
    const selected = (await person.readTree("Quotes")).filter((row) => row.selected).map((row) => row.label);
    assert.deepEqual(selected, ["“If I'm a pound over the next lad I don't exist.”"]);
    person.study.write("interviews/r1.md", "---\nparticipant: P01\n---\n\nSomething else altogether.\n");
    await until(
      () => person.readTree("Quotes"),
      (rows) => rows.filter(({ description }) => description.endsWith(" · place not found")).length >= 2,
      "passages that have no place",
    );
    await person.expectViewText("Quotes", /^4 coded passages from 2 participants · Price$/);
    await person.screenshot("quotes-lost");
  });

  it("lists two hundred quotes at a time", async () => {
    const lines = Array.from({ length: 450 }, (_, at) => `This is said at ${String(at).padStart(3, "0")}.`);
    const codings = lines.map((line): Coded => ["ana", "d.md", line, "talk"]);
    const files = {
      "d.md": `${lines.join("\n\n")}\n`,
      "codebook.yaml": "codes:\n  - id: talk\n    name: Talk\n",
    };
    const person = await emic.open(codedStudy(files, codings), { settings });
    await person.openDocument("d.md");
    await person.openView("Codes");
    await person.expectTree("Codes", ["Talk  450"]);
    await person.treeRow("Codes", "Talk").click();
    await person.expectViewText("Quotes", /^450 coded passages · Talk$/);
    const toEnd = async (label: string) => {
      const focused = person.page.locator(".monaco-list-row.focused .label-name");
      const goDown = async () => {
        await person.press("End");
        return focused.allInnerTexts();
      };
      await until(goDown, (labels) => labels.includes(label), `“${label}” at the end`);
    };
    await person.walkTo("Quotes", "“This is said at 000.”");
    await toEnd("Show 200 more");
    await person.press("Enter");
    await toEnd("Show 50 more");
    await person.press("Enter");
    await toEnd("“This is said at 449.”");
    await person.screenshot("quotes-more");
  });
});
