import assert from "node:assert/strict";
import { codedStudy, idOfCoding } from "./coded-study.js";
import { apply } from "./apply.js";
import { describeInHost, eventually, until, type Person, type Study } from "./driver/index.js";

// The page's own script and style are tested in a browser, without a window of VS Code: see test/view.

const interview = `---
participant: P03
---

R3: They **only call** when they want a number, and \`never\` else.

${"R3: And so on, and so on.\n\n".repeat(60)}
R3: In the end it was about trust and nothing else.
`;

const memo = `# What holds

Some of it is #trust, some is #price; #nothing is no code.

> it was about trust — [P03](../interviews/r3.md#emic-${idOfCoding(1)})
`;

const codebook = `codes:
  - id: trust
    name: Trust & <b>more</b>
    color: teal
  - id: price
    name: Price
    color: "#c08514"
`;

function coded(): Study {
  return codedStudy({ "codebook.yaml": codebook, "interviews/r3.md": interview, "memos/holds.md": memo }, [
    ["ana-ruiz", "interviews/r3.md", "only call** when they want a number, and `never` else", "price"],
    ["ana-ruiz", "interviews/r3.md", "it was about trust", "trust"],
  ]);
}

/** The words that the preview highlights. */
const highlighted = (person: Person) => person.webview().locator("mark.emic-coded").allInnerTexts();

// In this server's web host VS Code's own Markdown preview still runs in Node, where it does not see Emic.
describeInHost("node", "The Markdown preview", (emic) => {
  it("shows codes in memos by name and colour, and leads from a reference to its passage", async () => {
    const person = await emic.open(coded());
    await person.openDocument("memos/holds.md");
    await person.runCommand("Markdown: Open Preview");
    const chips = person.webview().locator(".emic-code");
    await eventually(() => chips.allInnerTexts(), ["Trust & <b>more</b>", "Price"]);
    await person.screenshot("preview-memo");
    await person.webview().getByRole("link", { name: "P03" }).click();
    await person.webview().getByText("In the end").waitFor();
    await eventually(
      () => highlighted(person),
      [...["only call", " when they want a number, and ", " else"], "it was about trust"],
    );
    await until(
      () =>
        person
          .webview()
          .locator("mark", { hasText: "it was about trust" })
          .evaluate((mark) => {
            const { top, bottom } = mark.getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight;
          }),
      (isSeen) => isSeen,
      "the passage to be scrolled to",
    );
    await person.screenshot("preview-passage");
  });

  it("highlights coded passages, follows changes, and hides them where people want to read", async () => {
    const person = await emic.open(coded());
    await person.openDocument("interviews/r3.md");
    await person.runCommand("Markdown: Open Preview to the Side");
    await until(
      () => highlighted(person),
      (words) => words.length === 4,
      "what is highlighted",
    );
    await person.runCommand("View: Focus First Editor Group");
    await apply(person, "And so on, and so on.", "Price");
    await until(
      () => highlighted(person),
      (words) => words.includes("And so on, and so on."),
      "the new coding",
    );
    await person.runCommand("Emic: Show or Hide Codings in Preview");
    await eventually(() => highlighted(person), []);
    await person.reload();
    await person.webview().getByText("In the end").waitFor();
    assert.deepEqual(await highlighted(person), []);
    await person.runCommand("Emic: Show or Hide Codings in Preview");
    await until(
      () => highlighted(person),
      (words) => words.length === 5,
      "what is highlighted",
    );
  });
});
