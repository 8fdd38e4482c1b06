import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { writeKept } from "../../src/core/analysis/kept-panel";
import type { PanelState } from "../../src/core/analysis/panel-state";
import { firstSession } from "../../src/core/analysis/session";
import { copyOf, type Study } from "../editor/driver/study.js";
import { eventually, languageOf, openPanel } from "./harness/index.js";

const first = firstSession({ kind: "study", coder: null }).state;

/** What a page of a study keeps that shows the quotes of a code, changed. */
function keptOf(study: Study, change: Partial<PanelState> = {}) {
  const state = { ...first, ...knowsThePrice, ...change };
  return writeKept({}, { root: pathToFileURL(study.folder).href, state, top: { quote: 0, offset: 0 } });
}

/** The same as it was kept before it had a version. */
function keptWithoutVersion(study: Study) {
  const lists = ["codes", "themes", "participants", "speakers", "attributes", "documents", "voices"];
  const query = {
    ...{ reading: { kind: "study", coder: null }, from: null, to: null, text: "" },
    ...Object.fromEntries(lists.map((list) => [list, []])),
    attributes: [{ name: "group", value: "lost" }],
  };
  const { groupBy: split, ...state } = { ...first, ...knowsThePrice, query };
  return {
    root: pathToFileURL(study.folder).href,
    state: { ...state, split },
    top: { quote: 0, offset: 0 },
  };
}

const knowsThePrice = { subject: { kind: "code", id: "price-knowledge" } } as const;

describe("The Analysis panel comes back", () => {
  it("as it was, in another window", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.cell("Knows the price").click();
    await eventually(panel.title, "Knows the price");
    await eventually(panel.kept, keptOf(panel.study));
    const again = await openPanel(panel.study, { kept: panel.kept() });
    await eventually(again.title, "Knows the price");
    assert.ok(await again.page.getByTitle("Back (Alt+Left)").isDisabled());
  });

  it("as it was after another tab covered it, and so does its way back", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.cell("Knows the price").click();
    await eventually(panel.title, "Knows the price");
    await panel.row("Carrying it in their own van").locator(".twist").click();
    await panel.hide();
    await panel.show();
    await eventually(panel.title, "Knows the price");
    await eventually(() => panel.row("Help when it fails").count(), 0);
    await panel.press("Back");
    await eventually(panel.title, "All quotes");
  });

  it("also from what a later version kept, with more in it", async () => {
    const study = copyOf("sample");
    const { views, ...others } = keptOf(study);
    const kept = { ...others, version: 7, tabs: ["matrix"], views: { ...(views as object), matrix: {} } };
    const panel = await openPanel(study, { kept });
    await eventually(panel.title, "Knows the price");
    const { tabs, views: after } = panel.kept() as typeof kept;
    assert.deepEqual([tabs, after.matrix], [["matrix"], {}]);
  });

  it("also from what was kept before it had a version, with its filters", async () => {
    const study = copyOf("sample");
    const panel = await openPanel(study, { kept: keptWithoutVersion(study) });
    await eventually(panel.title, "Knows the price");
    await eventually(panel.chips, ["All coders together", "Group: lost"]);
    assert.equal((panel.kept() as { version: number }).version, 1);
  });

  const broken: Readonly<Record<string, (kept: ReturnType<typeof keptOf>) => unknown>> = {
    "is no state at all": () => "nonsense",
    "is of another kind": () => ({ document: "interviews/r3.md", at: 5 }),
    "is of no study": (kept) => ({ ...kept, root: 7 }),
    "lacks what is looked at": (kept) => ({ ...kept, views: {} }),
    "names something that can’t be": (kept) => ({
      ...kept,
      views: { themes: { subject: { kind: "word" } } },
    }),
  };
  for (const [what, change] of Object.entries(broken))
    it(`with everything where what it kept ${what}`, async () => {
      const study = copyOf("sample");
      const panel = await openPanel(study, { kept: change(keptOf(study)) });
      await eventually(panel.title, "All quotes");
    });

  for (const [what, gone] of Object.entries<Partial<PanelState>>({
    theme: { subject: { kind: "theme", id: "gone" } },
    code: { subject: { kind: "code", id: "gone" } },
    collection: { collection: "gone", subject: { kind: "everything" } },
    group: { column: 99, subject: { kind: "everything" } },
  }))
    it(`with everything where the ${what} that was looked at is gone`, async () => {
      const study = copyOf("sample");
      const panel = await openPanel(study, { kept: keptOf(study, gone) });
      await eventually(panel.title, "All quotes");
    });
});

describe("The Analysis panel’s page", () => {
  it("passes over what is no message of its protocol", async () => {
    const panel = await openPanel(copyOf("sample"));
    const show = await panel.shown();
    const evil = { kind: "show", parts: { rows: [{ ...show.rows[0]!, color: "red;background:url(x)" }] } };
    for (const message of [
      ...[null, 5, "show", [], {}, { kind: "show" }, { kind: "shew" }, { kind: "page", number: "1" }, evil],
      { kind: "show", parts: { list: { ...show.list, total: -1 } } },
      { kind: "words", bundle: { Compare: 5 } },
    ])
      panel.post(message);
    // Of an earlier list, and so not for this one.
    panel.post({ kind: "page", number: show.list.number - 1, from: 0, quotes: [] });
    panel.post({ kind: "show", parts: { study: { name: "Read", facts: "last" } } });
    await eventually(() => panel.page.locator("h1").innerText(), "Read");
    await eventually(() => panel.figure("Knows the price"), "11 of 17 · 29");
    assert.equal(await panel.title(), "All quotes");
  });

  it("is in the person’s language", async () => {
    const german = { "All quotes": "Alle Zitate", Compare: "Vergleichen", "{0} coders": "{0} Codierende" };
    const panel = await openPanel(copyOf("sample"), { l10n: languageOf("de", german) });
    await eventually(panel.title, "Alle Zitate");
    assert.equal(await panel.page.getByRole("button", { name: "Vergleichen" }).count(), 1);
    assert.match(await panel.page.locator(".title p").innerText(), / · 2 Codierende · /);
    assert.equal(await panel.page.locator("html").getAttribute("lang"), "de");
    // Days as well.
    assert.match(await panel.page.locator("article .source").first().innerText(), / · 14\.10\.2026/);
  });
});

describe("The Analysis panel’s session", () => {
  it("passes over what is no message of its protocol", async () => {
    const panel = await openPanel(copyOf("sample"));
    for (const message of [
      ...[null, 5, "back", [], {}, { kind: "show" }, { kind: "open", key: "" }, { kind: "page", number: -1 }],
      ...[
        { kind: "copy", format: "rtf", keys: [] },
        { kind: "choose", subject: { kind: "code" }, column: 0 },
      ],
      { kind: "search", text: "a".repeat(10_000) },
      { kind: "collection", id: "../../codebook" },
      { kind: "painted", number: 1, png: 5 },
    ])
      panel.session.receive(message);
    await panel.press("Codes");
    await eventually(() => panel.figure("Price"), "15 of 17 · 87");
    assert.equal(await panel.title(), "All quotes");
    assert.deepEqual([panel.person.opened, panel.person.told, panel.person.copied], [[], [], ""]);
  });

  it("opens and takes along nothing that its list does not have", async () => {
    const panel = await openPanel(copyOf("sample"));
    panel.session.receive({ kind: "open", key: "ana/00000000000000000000000000" });
    panel.session.receive({ kind: "collect", keys: ["ana/00000000000000000000000000"] });
    panel.session.receive({ kind: "drop", at: 0 });
    panel.session.receive({ kind: "move", from: 7, to: 9 });
    panel.session.receive({ kind: "painted", number: 99, png: "AAAA" });
    await panel.cell("Knows the price").click();
    await eventually(panel.title, "Knows the price");
    assert.deepEqual(panel.person.opened, []);
    assert.deepEqual(
      panel.study.files("memos").filter((file) => file.includes("collections")),
      [],
    );
  });
});
