import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import {
  describeInBothHosts,
  describeInVsCode,
  eventually,
  type Person,
  study,
  type Study,
  until,
} from "./driver/index.js";
import { tone } from "./tone.js";

// The page itself is tested in a browser, without a window of VS Code: see test/view.

const interview = `---
participant: P03
speakers: {R3: P03, I: interviewer}
media: ../recordings/r3.wav
---

[00:00:05] I: How did it begin?

[00:00:12] R3: With a price list, nothing else.

[00:00:40] I: And then?
`;

/** A study whose recording is a minute of a quiet tone. */
function recorded(): Study {
  const made = study({
    "emic.yaml": "name: Resellers\n",
    "interviews/r3.md": interview,
    "interviews/r4.md": interview.replace("r3.wav", "r4.mp3"),
    "interviews/r5.md": interview.replace("r3.wav", "r5.mp3"),
    "interviews/r6.md": interview.replace("../recordings/r3.wav", "https://example.org/r3.mp3"),
    "recordings/r5.mp3": "This is no sound at all.",
  });
  fs.writeFileSync(path.join(made.folder, "recordings/r3.wav"), tone(60));
  return made;
}

const button = (person: Person, name: string) => person.webview().getByRole("button", { name });

/** Where the recording stands, in seconds. */
async function position(person: Person): Promise<number> {
  return Number(await person.webview().getByRole("slider", { name: "Position" }).inputValue());
}

async function expectPosition(person: Person, from: number): Promise<void> {
  await until(
    () => position(person),
    (at) => at >= from && at < from + 5,
    `the recording at ${from} seconds`,
  );
}

async function followLink(person: Person, words: string): Promise<void> {
  await person.page.keyboard.down("Control");
  await person.clickOn(words);
  await person.page.keyboard.up("Control");
}

describeInBothHosts("The player", (emic) => {
  it("plays the recording from a time that is clicked and from the cursor, and is there after a reload", async () => {
    const person = await emic.open(recorded());
    await person.openDocument("interviews/r3.md");
    await person.page.locator(".monaco-editor .detected-link").first().waitFor();
    await followLink(person, "[00:00:12]");
    await button(person, "Pause").waitFor();
    await expectPosition(person, 12);
    const video = person.webview().locator("video");
    await video.evaluate((element) => element.setAttribute("data-same", ""));

    await person.placeCursorBefore("And then");
    await person.press("Alt+P");
    await expectPosition(person, 40);
    assert.equal(await video.getAttribute("data-same"), "", "the recording was loaded again");

    await button(person, "Pause").click();
    await button(person, "Play").waitFor();
    const paused = await position(person);
    await person.reload();
    await button(person, "Play").waitFor();
    await eventually(() => position(person), paused);
  });
});

describeInVsCode("The player", (emic) => {
  it("says what to do where it can't play", async () => {
    const person = await emic.open(recorded());
    await person.openDocument("interviews/r4.md");
    await person.runCommand("Emic: Play From Here");
    await person.webview().getByText("The recording recordings/r4.mp3 is not there.").waitFor();
    await person.screenshot("player-missing");
    await person.openDocument("interviews/r5.md");
    await person.runCommand("Emic: Play From Here");
    await person.webview().getByText("VS Code can’t play this recording.").waitFor();
    await button(person, "Go to Document").click();
    await person.expectOpen("r5.md");
    await person.openDocument("interviews/r6.md");
    await person.runCommand("Emic: Play From Here");
    await person.expectNotification("This document names no recording in the study’s folder.");
  });
});
