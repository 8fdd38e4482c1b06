import assert from "node:assert/strict";
import { choose, openPanel, panelOf, tick } from "./analysis-panel.js";
import { codedStudy } from "./coded-study.js";
import { axe, copyOf, describeInBothHosts, eventually, until } from "./driver/index.js";

const settings = { "emic.coder": "ana" };

describeInBothHosts("The Analysis panel", (emic) => {
  it("leads by mouse from every number to its quotes, and from a quote to its place and back", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    const panel = await openPanel(person);
    await eventually(panel.title, "All quotes");
    await eventually(() => panel.figure("Knows the price"), "11 of 17 · 29");
    await panel.cell("Knows the price").click();
    await eventually(panel.title, "Knows the price");
    await eventually(panel.found, "29 coded passages from 11 participants");
    for (const theme of ["light", "dark", "high-contrast", "high-contrast-light"] as const)
      await person.screenshot(`analysis-${theme}`, { theme });
    await eventually(() => axe(panel.frame), []);

    await panel.press("Compare");
    await choose(person, "Compare", "Group");
    await eventually(panel.columns, [
      "Everybody",
      "existing",
      "end customer",
      "employee",
      "lost",
      "won",
      "not said",
    ]);
    assert.equal(await panel.figure("Knows the price", 4), "1 of 1 · 3");
    await panel.cell("Knows the price", 4).click();
    await eventually(panel.title, "Knows the price · Group: lost");
    await eventually(() => panel.frame.locator("article").count(), 3);
    await person.screenshot("analysis-compared-light", { theme: "light" });
    await person.screenshot("analysis-compared-dark", { theme: "dark" });
    await eventually(() => axe(panel.frame), []);

    await panel.quote("I had the six names in an envelope").hover();
    await panel
      .quote("I had the six names in an envelope")
      .getByRole("button", { name: /^Open in its document/ })
      .click();
    await person.expectOpen("r5.md");
    assert.match(await person.selection(), /^I had the six names in an envelope/);
    await eventually(panel.title, "Knows the price · Group: lost");
    await person.screenshot("analysis-beside");
    await panel.press("Back");
    await eventually(panel.title, "Knows the price");
    await panel.press("Back");
    await eventually(panel.columns, ["Everybody"]);
    await panel.press("Back");
    await eventually(panel.title, "All quotes");
  });

  it("is used by keyboard alone", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    const panel = await openPanel(person);
    const { keyboard } = person.page;
    await panel.frame.locator("input[type=search]").waitFor();
    await keyboard.press("Control+f");
    await eventually(() => panel.frame.locator("input[type=search]:focus").count(), 1);
    await keyboard.type("envelope");
    await until(
      panel.found,
      (found) => /^\d+ coded passages from \d+ participants$/.test(found) && !found.startsWith("329"),
      "what was found",
    );
    for (const words of await panel.said()) assert.match(words, /envelope/i);
    await keyboard.press("Control+a");
    await keyboard.press("Delete");
    await until(panel.found, (found) => found.startsWith("329"), "everything");
    const walk = async (selector: string) => {
      for (let step = 0; step < 40; step++) {
        if ((await panel.frame.locator(`${selector}:focus`).count()) > 0) return;
        await keyboard.press("Tab");
      }
      throw new Error(`${selector} was not reached`);
    };
    await walk("[role=gridcell]");
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await eventually(panel.title, "Knows the price");
    await keyboard.press("ArrowUp");
    await keyboard.press("ArrowLeft");
    await eventually(() => panel.row("Knows the price").count(), 0);
    await keyboard.press("ArrowRight");
    await eventually(() => panel.row("Knows the price").count(), 1);
    await walk("article");
    const first = await panel.focused();
    await keyboard.press("End");
    await until(panel.focused, (words) => words !== "" && words !== first, "the last quote");
    await keyboard.press("Home");
    await eventually(panel.focused, first);
    await keyboard.press("Enter");
    await until(
      () => person.page.locator(".tab", { hasText: /\.md/ }).count(),
      (count) => count === 1,
      "the document",
    );
    await person.runCommand("View: Focus First Editor Group");
    await eventually(
      () => panel.frame.locator("html").evaluate((page) => page.ownerDocument.hasFocus()),
      true,
    );
    await keyboard.press("Alt+ArrowLeft");
    await eventually(panel.title, "All quotes");
  });

  it("shows a coding as soon as it is made, and is there as it was after a reload", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    const panel = await openPanel(person);
    await panel.press("Filter");
    await choose(person, "Filter", "Document");
    await tick(person, "Document", "interviews/r3.md");
    await eventually(panel.chips, ["All coders together", "Document: interviews/r3.md"]);
    await panel.cell("On the back of an envelope").click();
    await until(
      panel.found,
      (found) => /^\d+ coded passages from 1 participant$/.test(found),
      "one document’s quotes",
    );
    const count = async () => Number((await panel.found()).split(" ")[0]);
    const before = await count();
    await panel.quote("I did it on the back of a delivery note").dblclick();
    await person.expectOpen("r3.md");
    await person.select("counting pennies");
    await person.press("Alt+A");
    await person.awaitQuickPick();
    await person.type("Keeping a record");
    await person.press("Enter");
    await eventually(panel.found, `${before + 1} coded passages from 1 participant`);
    const { frame } = panel;
    const scroller = frame.locator(".scroller");
    await scroller.evaluate((element) => element.scrollTo(0, 700));
    const at = () => scroller.evaluate((element) => element.scrollTop);
    await until(at, (top) => top > 600, "the list to be scrolled");
    const topmost = () =>
      scroller.evaluate((element) => {
        const edge = element.getBoundingClientRect().top + 4;
        return [...element.querySelectorAll("article")].find(
          (one) => one.getBoundingClientRect().bottom > edge,
        )?.textContent;
      });
    const seen = await topmost();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await person.reload();
    const again = await panelOf(person);
    await eventually(again.chips, ["All coders together", "Document: interviews/r3.md"]);
    await eventually(again.title, "On the back of an envelope");
    await eventually(topmost, seen);
    await again.press("Remove Document: interviews/r3.md");
    await eventually(again.chips, ["All coders together"]);
  });

  it("picks quotes into a collection, in an order of one’s own", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    const panel = await openPanel(person);
    const { keyboard } = person.page;
    await panel.cell("Knows the price").click();
    await eventually(panel.title, "Knows the price");
    for (const place of [0, 1, 2])
      await panel.frame
        .locator("article")
        .nth(place)
        .click({ modifiers: ["Control"] });
    await eventually(panel.found, "29 coded passages from 11 participants · 3 marked");
    await panel.press(/^Collect marked/);
    await person.awaitQuickPick((picker) => picker.title === "New Collection");
    await person.type("What they know");
    await person.press("Enter");
    await eventually(() => panel.frame.locator(".collections li").allInnerTexts(), ["What they know\n3"]);
    const file = "memos/collections/what-they-know.md";
    assert.match(
      person.study.read(file),
      /^# What they know\n\n> Forty pence\. .* — \[P01\]\(\.\.\/\.\.\/interviews\/r1\.md#emic-[0-9A-Z]{26}\)\n/,
    );
    await panel.press("What they know");
    await eventually(panel.title, "What they know");
    const before = await panel.said();
    await panel.frame.locator("article").first().focus();
    await keyboard.press("Alt+ArrowDown");
    await eventually(panel.said, [before[1]!, before[0]!, before[2]!]);
    await keyboard.press("Delete");
    await eventually(panel.said, [before[1]!, before[2]!]);
    await keyboard.press("Control+z");
    await eventually(panel.said, [before[1]!, before[0]!, before[2]!]);
    await person.screenshot("analysis-collection", { theme: "light" });
    await eventually(() => axe(panel.frame), []);
  });

  it("lets nothing leave that people did not agree to", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    await person.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const panel = await openPanel(person);
    await panel.press("Filter");
    await choose(person, "Filter", "Participant");
    await tick(person, "Participant", "P04", "P05", "P07", "P09");
    await until(panel.chips, (chips) => chips.length === 5, "the chips");
    await panel.press(/^Copy all/);
    await choose(person, "Copy Quotes", "Plain text");
    await person.expectNotification("P07 did not agree to be quoted, so these words are not copied.");
    await person.expectNotification("P09 has withdrawn, so these words are not copied.");
    const copied = () => person.page.evaluate(() => navigator.clipboard.readText());
    // P04 may be named; of P05 no more than the group is said.
    const text = await until(copied, (words) => words.includes("” (P04, won, "), "quotes on the clipboard");
    assert.match(text, /” \(lost\)\n/);
    assert.doesNotMatch(text, /\((?!P04, won|lost\))[^)\n]*\)\n\n/);
    assert.doesNotMatch(text, /P05|P07|P09/);
  });

  it("exports what is seen, as numbers and as a picture", async () => {
    const person = await emic.open(copyOf("sample"), { settings });
    const panel = await openPanel(person);
    const save = async (kind: string, file: string) => {
      await panel.press("Export");
      await choose(person, "Export Chart", kind);
      await person.awaitQuickPick(({ value }) => value.endsWith(`/${file}`));
      await person.page.keyboard.press("Enter");
      await until(
        () => Promise.resolve(person.study.exists(file)),
        (isThere) => isThere,
        file,
      );
    };
    await panel.row("On the back of an envelope").locator(".twist").click();
    await save("Numbers for a spreadsheet", "The small till.csv");
    const [head, first, second] = person.study.read("The small till.csv").split("\r\n");
    assert.equal(head, "#,name,participants,participants known of,documents,coded passages");
    assert.match(first!, /^1,On the back of an envelope,13,17,\d+,49$/);
    assert.match(second!, /^1,Carrying it in their own van,14,17,\d+,62$/);
    await save("Picture for slides and documents", "The small till.png");
    await until(
      () => Promise.resolve(person.study.read("The small till.png")),
      (bytes) => bytes.slice(1, 4) === "PNG" && bytes.length > 10_000,
      "a picture",
    );
    await save("Picture for print and web pages", "The small till.svg");
    const picture = person.study.read("The small till.svg");
    assert.match(picture, /<text [^>]*font-weight="600">On the back of an envelope<\/text>/);
    assert.doesNotMatch(picture, /Keeping a record/);
  });

  it("is usable at any width and size", async () => {
    const person = await emic.open(copyOf("sample"), { settings, size: { width: 900, height: 700 } });
    await person.runCommand("View: Close Primary Side Bar");
    const panel = await openPanel(person);
    for (const [width, height] of [
      [400, 800],
      [640, 400],
    ] as const) {
      await person.page.setViewportSize({ width, height });
      const spills = () =>
        panel.frame.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth);
      await eventually(spills, 0);
      await eventually(() => axe(panel.frame), []);
      await person.screenshot(`analysis-${width}`);
    }
  });

  it("says what to do where there is nothing yet", async () => {
    const without = copyOf("sample");
    without.remove("themes");
    const person = await emic.open(without, { settings });
    const panel = await openPanel(person);
    await eventually(
      () => panel.frame.locator(".missing").allInnerTexts(),
      [
        "This study has no themes yet; these are its top-level codes. A theme is a file in the folder themes that names codes and says what they have in common.",
      ],
    );
    await eventually(() => panel.figure("Price"), "15 of 17 · 87");
    await panel.frame.locator("input[type=search]").fill("xyzzy");
    await until(
      () => panel.frame.locator(".missing").allInnerTexts(),
      (texts) => texts.length === 1,
      "a sentence",
    );
    await person.screenshot("analysis-nothing");
    await eventually(() => axe(panel.frame), []);
  });

  it("shows whatever people write as text, and lets nothing of it act", async () => {
    const hostile = `<img src=x onerror="document.title='taken'"> </script><script>document.title='taken'</script>`;
    const odd = "\u202Egnihton\u0007 \u{1F600} ${1+1} {{x}}";
    const long = "never ".repeat(160_000).trim();
    const evil = codedStudy(
      {
        "interviews/r1.md": `---\nparticipant: '"><b>P1'\n---\n\n${hostile}\n\n${odd}\n\n${long}\n`,
        "codebook.yaml": `codes:\n  - id: evil\n    name: '<b onmouseover=alert(1)>Evil'\n    color: 'red;background:url(x)'\n  - id: odd\n    name: "${odd.replace("\u0007", "")}"\n`,
        "participants.csv": `participant,group\n"""><b>P1","=cmd|' /C calc'!A0"\n`,
        "themes/dark.md": `---\ncodes: [evil]\n---\n# <svg onload=alert(1)>\n`,
      },
      [
        ["ana", "interviews/r1.md", hostile, "evil"],
        ["ana", "interviews/r1.md", odd, "odd"],
        ["ana", "interviews/r1.md", long, "evil"],
      ],
    );
    const person = await emic.open(evil, { settings });
    const panel = await openPanel(person);
    await eventually(() => panel.figure("<svg onload=alert(1)>"), "1 of 1 · 2");
    await panel.press("Compare");
    await choose(person, "Compare", "Group");
    await eventually(panel.columns, ["Everybody", "=cmd|' /C calc'!A0"]);
    assert.equal((await panel.said())[0]!.trim(), hostile);
    const main = await panel.frame.locator("main").evaluate((element) => ({
      foreign: element.querySelectorAll(
        "img, script, iframe, [onmouseover], [onerror], [onload], [style*=url]",
      ).length,
      title: element.ownerDocument.title,
      longest: Math.max(...[...element.querySelectorAll("article")].map((one) => one.textContent.length)),
    }));
    assert.equal(main.foreign, 0);
    assert.equal(main.title, "Resellers");
    assert.ok(main.longest < 10_000, "a passage of a megabyte is shown cut");
    await person.screenshot("analysis-hostile");
    await eventually(() => axe(panel.frame), []);
  });
});
