import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { StudyFolder } from "../../src/core/study/work/folder";
import { recordingOf, toPlay } from "../../src/editor/reading/recording";
import { nodeFiles } from "../../src/node/files";
import { toExtension, type ToExtension, type ToPlayer } from "../../src/view/player/protocol";
import { study } from "../editor/driver/study.js";
import { tone } from "../editor/tone.js";
import { theServer } from "./harness/browser.js";
import { axe, english, eventually, newWebview, themes, until } from "./harness/index.js";

const interview = (media: string) =>
  `---\nparticipant: P03\nmedia: ${media}\n---\n\n[00:00:12] R3: A price list.\n`;

interface Opening {
  readonly document?: string;
  readonly at?: number | null;
  /** What the page kept, for the recording's address. */
  readonly kept?: (source: string) => unknown;
}

/** The player with a document's recording, in a browser: a minute of a quiet tone, where nothing else is said. */
async function openPlayer({ document = "interviews/r3.md", at = null, kept }: Opening = {}) {
  const made = study({
    "interviews/r3.md": interview("../recordings/r3.wav"),
    "interviews/r4.md": interview("../recordings/r4.mp3"),
    "interviews/r5.md": interview("../recordings/r5.mp3"),
    "interviews/r6.md": interview("https://example.org/r6.mp3"),
    "recordings/r5.mp3": "This is no sound at all.",
  });
  fs.writeFileSync(path.join(made.folder, "recordings/r3.wav"), tone(60));
  const folder = new StudyFolder(nodeFiles(made.folder), "study");
  await folder.load();
  const files = (await theServer()).folder(`/study${path.basename(made.folder)}/`, made.folder);
  const asked: ToExtension[] = [];
  const message = (from: number | null): ToPlayer => {
    const recording = recordingOf({ folder, name: "study", l10n: english }, document);
    const isThere = recording !== null && made.exists(recording);
    return toPlay(english, {
      document: `file:///study/${document}`,
      documentPath: document,
      path: recording,
      source: isThere ? files + recording : null,
      at: from,
    });
  };
  const webview = await newWebview({
    name: "player",
    kept: kept?.(`${files}recordings/r3.wav`),
    receive(sent) {
      const read = toExtension.parse(sent);
      asked.push(read);
      if (read.kind === "ready") webview.post(message(at));
    },
  });
  await webview.show();
  const { page } = webview;
  const video = page.locator("video");
  const slider = page.getByRole("slider", { name: "Position" });
  return {
    ...webview,
    asked,
    video,
    slider,
    play: (from: number | null) => webview.post(message(from)),
    button: (name: string) => page.getByRole("button", { name, exact: true }),
    speed: page.getByRole("combobox", { name: "Speed" }),
    position: async () => Number(await slider.inputValue()),
  };
}

type Player = Awaited<ReturnType<typeof openPlayer>>;

const expectPosition = ({ position }: Player, from: number) =>
  until(position, (at) => at >= from && at < from + 5, `the recording at ${from} seconds`);

describe("The player’s page", () => {
  it("plays from the time that is asked for, and goes to another without loading anew", async () => {
    const player = await openPlayer({ at: 12 });
    await player.button("Pause").waitFor();
    await expectPosition(player, 12);
    await player.video.evaluate((element) => element.setAttribute("data-same", ""));
    player.play(40);
    await expectPosition(player, 40);
    assert.equal(await player.video.getAttribute("data-same"), "");
    assert.equal(await player.page.locator("h1").innerText(), "recordings/r3.wav");
  });

  it("pauses, steps back and forward, and goes where its slider is put", async () => {
    const player = await openPlayer({ at: 12 });
    await player.button("Pause").click();
    await player.button("Play").waitFor();
    const paused = await player.position();
    await player.button("5 seconds forward").click();
    await eventually(player.position, paused + 5);
    await player.button("5 seconds back").click();
    await player.button("5 seconds back").click();
    await eventually(player.position, paused - 5);
    await player.slider.fill("30");
    await eventually(player.position, 30);
    await eventually(() => player.page.locator(".time").innerText(), "0:30 / 1:00");
    await player.slider.fill("2");
    await player.button("5 seconds back").click();
    await eventually(player.position, 0);
  });

  it("waits for a click where a recording is only shown, and then plays as fast as one likes", async () => {
    const player = await openPlayer();
    await player.button("Play").waitFor();
    await eventually(() => player.page.locator(".time").innerText(), "0:00 / 1:00");
    await player.speed.selectOption("1.5");
    await eventually(() => player.video.evaluate((one) => (one as HTMLVideoElement).playbackRate), 1.5);
    await player.button("Play").click();
    await player.button("Pause").waitFor();
  });

  it("is there again where it was, without playing", async () => {
    const player = await openPlayer({
      kept: (source) => ({ document: "file:///study/interviews/r3.md", source, at: 21, speed: 1.25 }),
    });
    await player.button("Play").waitFor();
    await eventually(player.position, 21);
    assert.equal(await player.speed.inputValue(), "1.25");
  });

  it("keeps where it is", async () => {
    const player = await openPlayer();
    await player.button("Play").waitFor();
    await eventually(() => player.page.locator(".time").innerText(), "0:00 / 1:00");
    await player.slider.fill("33");
    await until(
      player.kept,
      (kept) => (kept as { at?: number } | undefined)?.at === 33,
      "33 seconds to be kept",
    );
  });

  it("begins at the start where what it kept can’t be read", async () => {
    const player = await openPlayer({ kept: () => ({ at: "soon", speed: -1 }) });
    await player.button("Play").waitFor();
    assert.equal(await player.position(), 0);
    assert.equal(await player.speed.inputValue(), "1");
  });

  it("is used by keyboard alone", async () => {
    const player = await openPlayer({ at: 12 });
    await player.button("Pause").waitFor();
    const { keyboard } = player.page;
    for (const key of ["Tab", "Tab", "Tab", "Enter"]) await keyboard.press(key);
    await player.button("Play").waitFor();
    const paused = await player.position();
    await keyboard.press("Shift+Tab");
    await keyboard.press("Enter");
    await eventually(player.position, paused - 5);
    await keyboard.press("Shift+Tab");
    await keyboard.press("ArrowRight");
    await eventually(player.position, paused - 4);
  });

  it("can be read by everybody in all themes, with what it can play and what it can’t", async () => {
    for (const document of ["interviews/r3.md", "interviews/r4.md"]) {
      const player = await openPlayer({ document });
      await player.page.locator("h1").waitFor();
      for (const theme of themes) {
        await player.setTheme(theme);
        await player.screenshot(`player-${document.slice(-5, -3)}-${theme}`);
        assert.deepEqual(await axe(player.page), [], theme);
      }
    }
  });

  it("says what to do where the recording is not there, or none is named", async () => {
    const missing = await openPlayer({ document: "interviews/r4.md" });
    await missing.page.getByText("The recording recordings/r4.mp3 is not there.").waitFor();
    const unnamed = await openPlayer({ document: "interviews/r6.md" });
    await unnamed.page.getByText("This document names no recording in the study’s folder.").waitFor();
    assert.equal(await unnamed.page.locator("h1").innerText(), "r6");
  });

  it("says so where it can’t play a recording, and leads to the document", async () => {
    const player = await openPlayer({ document: "interviews/r5.md" });
    await player.page.getByText("VS Code can’t play this recording.").waitFor();
    await player.button("Go to Document").click();
    await eventually(() => player.asked, [{ kind: "ready" }, { kind: "showDocument" }]);
  });

  it("passes over what is no message of its protocol, and loads nothing from elsewhere", async () => {
    const player = await openPlayer();
    await player.button("Play").waitFor();
    for (const sent of [null, "play", { kind: "play" }, { kind: "nothing", why: 5 }, { kind: "stop" }])
      player.post(sent);
    const bundle = {};
    const elsewhere = { document: "", source: "https://example.org/evil.mp3", name: "<b>Evil", at: null };
    player.post({ kind: "play", ...elsewhere, unplayable: "It can’t be played.", bundle });
    await player.page.getByRole("alert").waitFor();
    assert.equal(await player.page.locator("h1").innerText(), "<b>Evil");
    const complaints = player.complaints.splice(0);
    assert.ok(
      complaints.every((one) => one.includes("violates") && one.includes("media-src")),
      complaints.join("\n"),
    );
    assert.ok(complaints.length > 0);
  });

  it("fits on the narrowest screen", async () => {
    const player = await openPlayer();
    await player.button("Play").waitFor();
    await player.page.setViewportSize({ width: 320, height: 640 });
    await eventually(
      () => player.page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth),
      0,
    );
  });
});
