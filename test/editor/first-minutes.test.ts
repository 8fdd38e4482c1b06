import assert from "node:assert/strict";
import { expectCoded } from "./apply.js";
import { describeInBothHosts, describeInVsCode, type Person, study, until } from "./driver/index.js";

const said = "They only call when they want a number.";
const folder = {
  "interviews/r3.md": `# Reseller 3\n\nI: How is it going with them?\n\nR3: ${said} Nobody asks how we are doing.\n`,
  "interviews/r4.md": "# Reseller 4\n\nR4: It is about price.\n",
  "notes.txt": "Call Tom back.\n",
};

/** Someone who has never seen Emic: does only what the screen names, and counts what it took. */
class Newcomer {
  readonly steps: string[] = [];

  constructor(private readonly person: Person) {}

  /** Clicks on the icon at the window's edge that bears the extension's name. */
  async clickIcon(name: string): Promise<void> {
    this.steps.push(`icon ${name}`);
    await this.person.page.locator(".activitybar").getByRole("tab", { name, exact: true }).click();
  }

  /** Reads the view until it says how to go on, and presses the button of which it speaks. */
  async follow(words: RegExp, button: string): Promise<void> {
    await this.person.expectViewText("Codes", words);
    this.steps.push(`button ${button}`);
    await this.person.page.locator(".welcome-view-content .monaco-button", { hasText: button }).click();
  }

  async open(label: string): Promise<void> {
    await this.person.awaitQuickPick(({ items }) => items.some((item) => item.label === label));
    this.steps.push(`document ${label}`);
    await this.person.page.locator(".quick-input-list .monaco-list-row", { hasText: label }).first().click();
    await this.person.expectOpen(label);
  }

  async select(words: string): Promise<void> {
    this.steps.push("words");
    await this.person.drag(words);
  }

  /** Types a name where the screen asks for one, and presses Enter. */
  async name(asked: RegExp, name: string): Promise<void> {
    await this.person.awaitQuickPick(({ placeholder }) => asked.test(placeholder));
    this.steps.push(`name ${name}`);
    await this.person.type(name);
    await this.person.awaitQuickPick(({ items }) =>
      items.some(({ description }) => description === `“${name}”`),
    );
    await this.person.press("Enter");
  }
}

describeInBothHosts("The first minutes", (emic) => {
  it("lead to the first coding in a plain folder by what the screen says alone", async () => {
    const person = await emic.open(study(folder), { alone: true });
    const newcomer = new Newcomer(person);
    await newcomer.clickIcon("Emic");
    await newcomer.follow(
      /Open a transcript or field note: any Markdown file of this folder\./,
      "Open Document",
    );
    await newcomer.open("r3.md");
    await person.expectViewText("Codes", /Select the words that matter in the text, then apply a code\./);
    await person.screenshot("first-minutes-light");
    await person.screenshot("first-minutes-dark", { theme: "dark" });
    await newcomer.select(said);
    await newcomer.follow(/Give it any name/, "Apply Code");
    await newcomer.name(/^Type a name for the first code$/, "Taken for granted");
    await expectCoded(person, said);
    await person.expectTree("Codes", ["Taken for granted  1"]);
    const { steps } = newcomer;
    assert.equal(steps.length, 6, steps.join(", "));
    assert.deepEqual(await person.notifications(), []);
    await person.screenshot("first-coding-light", { theme: "light" });
  });
});

describeInVsCode("The first minutes", (emic) => {
  it("say what is missing where a folder has no documents, and go on as soon as there is one", async () => {
    const person = await emic.open(study({ "notes.txt": "Call Tom back.\n", "README.md": "# Project\n" }), {
      alone: true,
    });
    await person.openView("Codes");
    await person.expectViewText(
      "Codes",
      /There is no transcript or field note in this folder\.[^]*Open Another Folder/,
    );
    await person.screenshot("no-documents-light");
    await person.screenshot("no-documents-dark", { theme: "dark" });
    person.study.write("r3.md", folder["interviews/r3.md"]);
    await person.expectViewText("Codes", /Open a transcript or field note/);
    person.study.remove("r3.md");
    await person.expectViewText("Codes", /There is no transcript or field note in this folder\./);
  });

  it("offer to begin otherwise, too: with a plan, or on a finished study", async () => {
    const person = await emic.open(study(folder), { alone: true });
    await person.openView("Codes");
    const all = await person.expectViewText("Codes", /Open Sample Study/);
    assert.match(all, /New Study…/);
    const press = (button: string) =>
      person.page.locator(".welcome-view-content .monaco-button", { hasText: button }).click();
    await press("New Study…");
    await person.awaitQuickPick(({ title }) => title === "New Study (1/4)");
    await person.press("Escape");
    await person.expectNoQuickPick();
    await press("Open Sample Study");
    await person.awaitQuickPick(({ title }) => title === "Where to Put the Sample Study");
    await person.press("Escape");
    await until(
      () => person.quickPick(),
      (picker) => picker === null,
      "the dialog to close",
    );
    assert.deepEqual(person.study.files(), Object.keys(folder).sort());
  });
});
