import assert from "node:assert/strict";
import { apply } from "./apply.js";
import { copyOf, describeInVsCode, eventually, study } from "./driver/index.js";

const settings = { "emic.coder": "ana" };

describeInVsCode("Working with others", (emic) => {
  it("shows what a colleague's work brings as soon as it is there", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    const theirs = "codings/ben/interviews/r3.md.jsonl";
    const lines = person.study.read(theirs);
    person.study.remove(theirs);
    await person.openDocument("interviews/r3.md");
    await person.openView("Codes");
    await person.expandTree("Codes", "Price");
    const without = ["Knows the price  11 · 28", "Margin  8 · 16"];
    const level2 = async () =>
      (await person.readTree("Codes"))
        .map(({ label, description }) => `${label}  ${description}`)
        .filter((row) => /^(Knows|Margin)/.test(row));
    await eventually(level2, without);
    person.study.write(theirs, lines);
    await eventually(level2, ["Knows the price  11 · 29", "Margin  8 · 17"]);
  });

  it("reads a codebook that a merge left with both sides, and joins them", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    const codebook = person.study.read("codebook.yaml");
    const end = (name: string) => `  - id: ${name.toLowerCase()}\n    name: ${name}\n`;
    person.study.write(
      "codebook.yaml",
      `${codebook}<<<<<<< HEAD\n${end("Pride")}=======\n${end("Shame")}>>>>>>> ben\n`,
    );
    await person.openDocument("codebook.yaml");
    await person.openView("Codes");
    const added = async () =>
      (await person.readTree("Codes"))
        .map(({ label }) => label)
        .filter((label) => /^(Pride|Shame)$/.test(label));
    await eventually(added, ["Pride", "Shame"]);
    await person.expectProblems(
      "A merge stopped here. Both sides are read; merge the codebook to keep both.",
    );
    await person.runCommand("Emic: Merge Codebook");
    await eventually(() => Promise.resolve(person.study.read("codebook.yaml").includes("<<<<<<<")), false);
    assert.ok(person.study.read("codebook.yaml").endsWith(`${end("Pride")}${end("Shame")}`));
    await person.expectProblems();
    await eventually(added, ["Pride", "Shame"]);
  });

  it("codes as whom the person says they are", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    await person.openDocument("interviews/r3.md");
    await person.expectStatus("Ana Vidrik");
    await person.runCommand("Emic: Choose Coder…");
    await person.awaitQuickPick();
    await person.press("Ctrl+A");
    await person.type("Carla");
    await person.press("Enter");
    await person.expectStatus("carla");
    await apply(person, "I used to fight them over every line.", "fight");
    await eventually(
      () => Promise.resolve(person.study.exists("codings/carla/interviews/r3.md.jsonl")),
      true,
    );
  });

  it("asks for a folder where a file is in none", async () => {
    const person = await emic.open(study({ "notes.md": "We trust them.\n" }), { settings, alone: true });
    await person.runCommand("File: New Untitled Text File");
    await person.press("Ctrl+K M");
    await person.awaitQuickPick();
    await person.type("Markdown");
    await person.press("Enter");
    await person.expectNoQuickPick();
    await person.type("We trust them.");
    await person.runCommand("Emic: Apply Code…");
    const said = await person.expectNotification("Open the folder first.");
    assert.deepEqual(said.buttons, ["Open Folder"]);
    assert.deepEqual(person.study.files(), ["notes.md"]);
  });

  it("says what to do while there is nothing yet", async () => {
    const person = await emic.open(study({ "notes.md": "We trust them.\n" }), { settings, alone: true });
    await person.openView("Codes");
    await person.expectViewText("Codes", /^No codes yet\./);
    await person.screenshot("welcome-light");
    await person.screenshot("welcome-dark", { theme: "dark" });
    await person.screenshot("welcome-high-contrast", { theme: "high-contrast" });
  });
});
