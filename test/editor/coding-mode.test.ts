import { describeInBothHosts, eventually, type Person, study, until } from "./driver/index.js";

const settings = { "emic.coder": "ana" };
const files = {
  "emic.yaml": "",
  "codebook.yaml": "codes:\n  - id: trust\n    name: Trust\n",
  "r3.md": "I: Well?\n\nR3: They came late. They asked for money.\n\nI: Mhm.\n\nR3: Yes.\n",
  "r4.md": "I: Well?\n\nR4: It works.\n",
};

function expectNoMode(person: Person): Promise<string[]> {
  const isOff = (texts: string[]) => !texts.some((text) => text.includes("Coding mode"));
  return until(() => person.statusBar(), isOff, "no coding mode");
}

describeInBothHosts("Coding mode", (emic) => {
  it("keeps the text safe, is each document's own, and lets go of it with Escape", async () => {
    const person = await emic.open(study(files), { settings });
    await person.openDocument("r3.md");
    await person.expectStatus("ana");
    await person.placeCursorBefore("came late");
    await person.press("Alt+K");
    await person.expectStatus("Coding mode");
    await eventually(() => person.selection(), "They came late.");
    await person.press("ArrowRight");
    await eventually(() => person.selection(), "They asked for money.");
    await person.press("Enter");
    await eventually(() => person.selection(), "They came late. They asked for money.");
    await person.press("T");
    await person.awaitQuickPick(({ value }) => value === "t");
    await person.press("Enter");
    await person.expectHighlights("They came late. They asked for money.");
    await person.type(".");
    await person.expectText(files["r3.md"]);

    await person.openDocument("r4.md");
    await expectNoMode(person);
    await person.type(".");
    await person.expectText(`.${files["r4.md"]}`);
    await person.openDocument("r3.md");
    await person.expectStatus("Coding mode");
    await person.press("Escape");
    await expectNoMode(person);
    await person.press("Ctrl+Home");
    await person.type(".");
    await person.expectText(`.${files["r3.md"]}`);
  });
});
