import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { codedStudy } from "./coded-study.js";
import {
  copyOf,
  describeInBothHosts,
  describeInVsCode,
  eventually,
  type Person,
  study,
  until,
} from "./driver/index.js";

const settings = { "emic.coder": "ana" };

async function choose(person: Person, title: string, row: string): Promise<void> {
  await person.awaitQuickPick((picker) => picker.title === title);
  await person.type(row);
  await person.awaitQuickPick(({ items }) => items[0]?.label === row);
  await person.press("Enter");
}

/** Takes the name that the dialog suggests. */
async function saveAs(person: Person, file: string): Promise<void> {
  await person.awaitQuickPick(({ value }) => value.endsWith(`/${file}`));
  await person.page.keyboard.press("Enter");
  await until(
    () => Promise.resolve(person.study.exists(file)),
    (isThere) => isThere,
    file,
  );
}

function started() {
  return codedStudy(
    {
      "r1.md": "# R1\n\nR1: We buy where it is cheap.\n\nR1: They only call when they want a number.\n",
      "codebook.yaml": "codes:\n  - id: taken\n    name: Taken for granted\n",
    },
    [["ana", "r1.md", "They only call", "taken"]],
  );
}

describeInBothHosts("Exchange with other programs", (emic) => {
  it("takes a study out as a project and into an empty folder again, and back with Undo", async () => {
    const person = await emic.open(started(), { settings });
    await person.openDocument("r1.md");
    await person.expectHighlights("They only call");
    await person.runCommand("Emic: Export…");
    await choose(person, "Export Study", "A REFI-QDA project");
    await choose(person, "Export Study", "The whole study");
    await choose(person, "Export Study", "For any program");
    await saveAs(person, "Resellers.qdpx");
    await person.expectNotification("Written: Resellers.qdpx");
    const bytes = fs.readFileSync(path.join(person.study.folder, "Resellers.qdpx"));
    assert.match(strFromU8(unzipSync(bytes)["project.qde"]!), /<Code [^>]*name="Taken for granted"/);

    const empty = study({});
    fs.writeFileSync(path.join(empty.folder, "Resellers.qdpx"), bytes);
    const other = await emic.open(empty, { settings });
    await other.runCommand("Emic: Import…");
    await other.awaitQuickPick(({ items }) => items.some(({ label }) => label === "Resellers.qdpx"));
    await other.page.locator(".quick-input-list .monaco-list-row", { hasText: "Resellers.qdpx" }).click();
    const picker = await other.awaitQuickPick(({ title }) => title === "Import Resellers.qdpx?");
    assert.deepEqual(
      picker.items.map(({ label, description }) => [label, description]),
      [["Resellers.qdpx", "1 document, 1 code, 1 coding"]],
    );
    await until(
      () => other.text(),
      (text) => text.includes("# What Resellers.qdpx brings"),
      "what it brings",
    );
    await other.screenshot("import-project-light", { theme: "light" });
    await other.screenshot("import-project-dark", { theme: "dark" });
    assert.deepEqual(empty.files(), ["Resellers.qdpx"]);
    await other.press("Enter");
    await other.expectNotification("Resellers.qdpx was imported.");
    await other.expectOpen("r1.md");
    await other.expectHighlights("They only call");
    await other.pressNotificationButton("Undo");
    await eventually(() => Promise.resolve(empty.files()), ["Resellers.qdpx"]);
  });

  it("makes a transcript of what was copied elsewhere", async () => {
    const person = await emic.open(started(), { settings });
    await person.openDocument("r1.md");
    await person.expectHighlights("They only call");
    await person.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await person.page.evaluate(() =>
      navigator.clipboard.writeText(
        "Ana Ruiz: How was it?\n\nR3: Nobody asks.\n\nAna Ruiz: Go on.\n\nR3: That is all.\n",
      ),
    );
    await person.runCommand("Emic: Paste as Transcript…");
    await person.awaitQuickPick(({ title }) => title === "Paste as Transcript");
    await person.type("R3 on the phone");
    await person.press("Enter");
    await person.awaitQuickPick(({ title }) => title === "Import R3 on the phone.txt?");
    await person.press("Enter");
    for (const who of ["Ana Ruiz", "R3"]) {
      await person.awaitQuickPick(({ title }) => title.startsWith(`Who is “${who}”?`));
      await person.press("Enter");
    }
    await person.expectOpen("R3 on the phone.md");
    assert.match(person.study.read("R3 on the phone.md"), /^Ana Ruiz: How was it\?\n\nR3: Nobody asks/);
  });
});

describeInVsCode("Exchange with other programs", (emic) => {
  it("leaves documents here whose people do not want to be quoted, and says which", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    await person.runCommand("Emic: Export…");
    await choose(person, "Export Study", "A REFI-QDA project");
    await choose(person, "Export Study", "For any program");
    await saveAs(person, "The small till.qdpx");
    await person.expectNotification("Some of the study stays here, by what participants agreed to.");
    await person.pressNotificationButton("Show What Is Not in It");
    const text = await until(
      () => person.text(),
      (words) => words.includes("documents with words of participants who have withdrawn"),
      "what is not in it",
    );
    assert.match(text, /# The small till\.qdpx/);
  });

  it("takes one document out as a page to read, from the Explorer", async () => {
    const person = await emic.open(started(), { settings });
    await person.openDocument("r1.md");
    await person.expectHighlights("They only call");
    await person.page
      .locator(".explorer-folders-view .monaco-list-row", { hasText: "r1.md" })
      .click({ button: "right" });
    await person.chooseFromMenu("Export…");
    await choose(person, "Export r1.md", "The coded documents as a page to read");
    await saveAs(person, "r1.html");
    const page = person.study.read("r1.html");
    assert.match(page, /They only call/);
    assert.match(page, /Taken for granted/);
    assert.doesNotMatch(page, /<script/);
  });
});
