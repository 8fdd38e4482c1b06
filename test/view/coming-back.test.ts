import assert from "node:assert/strict";
import { copyOf } from "../editor/driver/study.js";
import { eventually, languageOf, openPanel, until } from "./harness/index.js";

interface Kept {
  root: string;
  state: Record<string, unknown>;
  top: { quote: number; offset: number };
}

/** A study, and what a page of it keeps that shows the quotes of one theme's code. */
async function keptOf(study = copyOf("sample")): Promise<{ study: typeof study; kept: Kept }> {
  const panel = await openPanel(study);
  await panel.cell("Knows the price").click();
  await eventually(panel.title, "Knows the price");
  const kept = await until(
    panel.kept,
    (one) => (one as Kept).state["subject"] !== undefined && JSON.stringify(one).includes('"code"'),
    "what is kept",
  );
  return { study, kept: kept as Kept };
}

describe("The Analysis panel comes back", () => {
  it("as it was, in another window", async () => {
    const { study, kept } = await keptOf();
    const again = await openPanel(study, { kept });
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
    const { study, kept } = await keptOf();
    const later = { version: 7, ...kept, state: { ...kept.state, view: "matrix" } };
    const again = await openPanel(study, { kept: later });
    await eventually(again.title, "Knows the price");
  });

  it("with everything where what was kept can’t be read", async () => {
    const { study, kept } = await keptOf();
    const { folded, ...lacking } = kept.state;
    assert.deepEqual(folded, []);
    const unreadable: unknown[] = [
      ...[null, 42, "nonsense", [], {}, { ...kept, root: 5 }, { ...kept, top: { quote: -1, offset: 0 } }],
      ...[
        { ...kept, state: lacking },
        { ...kept, state: { ...kept.state, query: { text: 5 } } },
      ],
    ];
    for (const one of unreadable) {
      const panel = await openPanel(study, { kept: one });
      await eventually(panel.title, "All quotes");
      await panel.page.close();
    }
  });

  it("with everything where what was looked at is gone", async () => {
    const { study, kept } = await keptOf();
    for (const gone of [
      { subject: { kind: "theme", id: "gone" } },
      { subject: { kind: "code", id: "gone" } },
      { collection: "gone", subject: { kind: "everything" } },
      { column: 99, subject: { kind: "everything" } },
    ]) {
      const panel = await openPanel(study, { kept: { ...kept, state: { ...kept.state, ...gone } } });
      await eventually(panel.title, "All quotes");
      await panel.page.close();
    }
  });
});

describe("The Analysis panel’s page", () => {
  it("passes over what is no message of its protocol", async () => {
    const panel = await openPanel(copyOf("sample"));
    const show = await panel.shown();
    const evil = { ...show, rows: [{ ...show.rows[0]!, color: "red;background:url(x)" }] };
    for (const message of [
      ...[null, 5, "show", [], {}, { kind: "show" }, { kind: "shew" }, { kind: "page", number: "1" }, evil],
      { ...show, list: { ...show.list, total: -1 } },
      { kind: "words", bundle: { Compare: 5 } },
    ])
      panel.post(message);
    // Of an earlier list, and so not for this one.
    panel.post({ kind: "page", number: show.list.number - 1, from: 0, quotes: [] });
    panel.post({ ...show, study: { name: "Read", facts: "last" } });
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
