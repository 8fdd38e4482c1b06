import * as assert from "node:assert/strict";
import { planImport, presentAfter } from "../../../src/core/exchange/import/plan-import";
import { presentStudy, undoImport, writePlan } from "../../../src/core/exchange/import/write-import";
import { readCodebook } from "../../../src/core/study/format/codebook/codebook";
import { coding, sidecarOf } from "../../core/study/records";
import { planIn, exported, imported, incoming, project, studyOf } from "../refi/exchange-study";

const study = {
  "emic.yaml": "name: Old\ncoders: {ana: {name: Ana Ruiz}}\n",
  "codebook.yaml": "# Ours.\ncodes:\n  - id: trust\n    name: Trust\n    color: teal\n",
  "participants.csv": "participant,age\nP1,34\n",
  "a.md": "She said I felt safe there.\n",
  "memos/m.md": "# M\n\n> I felt safe — [P1](../a.md#emic-01JD7Q2M8Z3K5V9X0B4N000001)\n",
  "codings/ana/a.md.jsonl": sidecarOf(coding(1, "She said [[I felt safe]] there.\n", "trust")),
};

describe("What comes into a study that is there", () => {
  it("changes no file of it, and gets names and ids of its own", async () => {
    const { bytes } = await exported(study);
    const { files } = await imported(bytes, study);
    for (const [path, text] of Object.entries(study)) assert.equal(files[path], text, path);
    const fresh = Object.keys(files).filter((path) => !(path in study));
    assert.deepEqual(fresh, [".gitattributes", "a-2.md", "codings/ana/a-2.md.jsonl", "memos/m-2.md"]);
    assert.ok(!files["codings/ana/a-2.md.jsonl"]!.includes("01JD7Q2M8Z3K5V9X0B4N000001"));
    assert.match(files["memos/m-2.md"]!, /\(\.\.\/a-2\.md#emic-/);
    const again = await imported(bytes, files);
    assert.ok("a-3.md" in again.files);
  });

  it("takes no document's place whose codings are still there", async () => {
    const without = Object.fromEntries(Object.entries(study).filter(([path]) => path !== "a.md"));
    const { files } = await imported((await exported(study)).bytes, without);
    assert.ok("a-2.md" in files && !("a.md" in files));
  });

  it("adds its codes to the codebook, and leaves what stands there", async () => {
    const other = {
      ...study,
      "codebook.yaml":
        "codes:\n  - {id: price, name: Price, color: red}\n  - {id: trust, name: Trust, color: teal}\n",
    };
    const { files } = await imported((await exported(other)).bytes, study);
    assert.match(files["codebook.yaml"]!, /^# Ours\.\n/);
    assert.deepEqual([...readCodebook(files["codebook.yaml"]!).codebook.codes.keys()], ["trust", "price"]);
  });

  it("is known to what comes in after it in one go, be there a codebook before or not", async () => {
    const came = incoming((await exported(study)).bytes);
    for (const into of [study, {}]) {
      const { folder, port } = await studyOf(into);
      const present = await presentStudy(folder, port, [came]);
      const plan = planImport(came, present, "Study");
      assert.ok("files" in plan);
      const after = presentAfter(present, plan);
      assert.equal(await writePlan(plan, port, port.remove).then(({ kind }) => kind), "written");
      const files = port.snapshot();
      assert.deepEqual([...after.files].sort(), Object.keys(files).sort());
      const { codebook, participants, manifest, attributes } = after;
      assert.deepEqual(
        [codebook, participants, manifest, attributes],
        ["codebook.yaml", "participants.csv", "emic.yaml", ".gitattributes"].map(
          (file) => files[file] ?? null,
        ),
      );
    }
  });

  for (const [what, codebook] of [
    ["says something else of a code", "codes:\n  - {id: trust, name: Faith in us, color: red}\n"],
    ["can't be read", "codes: [\n"],
  ] as const) {
    it(`is refused, and nothing written, where the codebook ${what}`, async () => {
      const into = { ...study, "codebook.yaml": codebook };
      const { folder, port } = await studyOf(into);
      const plan = await planIn({ folder, port }, incoming((await exported(study)).bytes));
      assert.ok("refused" in plan);
      assert.match(plan.refused, /^The codebook that is there /);
      assert.deepEqual(port.snapshot(), into);
    });
  }

  it("adds people whom the study does not have, and names coders and what it says otherwise", async () => {
    const other = {
      ...study,
      "emic.yaml": "coders: {eve: {name: Eve Ott}}\n",
      "participants.csv": "participant,age\nP1,35\nP2,3\n",
    };
    const { files, omitted } = await imported((await exported(other)).bytes, study);
    assert.equal(files["participants.csv"], "participant,age\nP1,34\nP2,3\n");
    assert.deepEqual(
      omitted.map(({ where }) => where.join()),
      ["P1", "Eve Ott"],
    );
  });

  it("says which documents the study would leave out", async () => {
    const { bytes } = await exported(study);
    const { omitted } = await imported(bytes, { "emic.yaml": "documents: {exclude: [a.md]}\n" });
    assert.deepEqual(
      omitted.map(({ what, where }) => `${what}: ${where.join()}`),
      [
        "that these are documents, since emic.yaml leaves them out: a.md",
        "coders' names, since emic.yaml is there and stays: Ana Ruiz",
      ],
    );
  });

  it("leaves nothing behind where a file can't be written", async () => {
    const { folder, port } = await studyOf({});
    const plan = await planIn({ folder, port }, incoming((await exported(study)).bytes));
    assert.ok("files" in plan);
    port.refuses = (path) => (path.startsWith("memos/") ? "The disk is full." : null);
    assert.deepEqual(await writePlan(plan, port, port.remove), {
      kind: "refused",
      reason: "memos/m.md can't be written: The disk is full.",
    });
    assert.deepEqual(port.snapshot(), {});
  });

  it("can be taken back, with what it added to a codebook", async () => {
    const { port, folder } = await studyOf({
      "emic.yaml": "name: New\n",
      "codebook.yaml": "codes:\n  - id: fear\n",
    });
    const before = port.snapshot();
    const plan = await planIn({ folder, port }, incoming((await exported(study)).bytes));
    assert.ok("files" in plan);
    await writePlan(plan, port, port.remove);
    assert.match(port.files.get("codebook.yaml")!, /trust/);
    assert.deepEqual(await undoImport(plan, port, port.remove), { kind: "written" });
    assert.deepEqual(port.snapshot(), before);
  });

  it("is taken back as well where somebody took a part of it away already", async () => {
    const { port, folder } = await studyOf({ "codebook.yaml": "codes:\n  - id: fear\n" });
    const before = port.snapshot();
    const plan = await planIn({ folder, port }, incoming((await exported(study)).bytes));
    assert.ok("files" in plan);
    await writePlan(plan, port, port.remove);
    port.files.delete("memos/m.md");
    assert.deepEqual(await undoImport(plan, port, port.remove), { kind: "written" });
    assert.deepEqual(port.snapshot(), before);
  });

  it("stays where its codes were used in other documents, or a file of it can't be read", async () => {
    const old = "She said they left.\n";
    const { port, folder } = await studyOf({ "codebook.yaml": "codes:\n  - id: fear\n", "old.md": old });
    const plan = await planIn({ folder, port }, incoming((await exported(study)).bytes));
    assert.ok("files" in plan);
    await writePlan(plan, port, port.remove);
    port.files.set("codings/ben/old.md.jsonl", sidecarOf(coding(9, "She said [[they left]].\n", "trust")));
    assert.deepEqual(await undoImport(plan, port, port.remove), {
      kind: "refused",
      reason: "codings/ben/old.md.jsonl was changed since.",
    });
    port.files.set("codings/ben/old.md.jsonl", sidecarOf(coding(9, "She said [[they left]].\n", "fear")));
    port.fails = (path) => (path === "a.md" ? "The disk is asleep." : null);
    assert.deepEqual(await undoImport(plan, port, port.remove), {
      kind: "refused",
      reason: "a.md was changed since.",
    });
    port.fails = () => null;
    assert.deepEqual(await undoImport(plan, port, port.remove), { kind: "written" });
  });

  it("leads memos to each other, whichever of them comes first", async () => {
    const memos = {
      "memos/a.md": "See [b](b.md).\n",
      "memos/b.md": "See [a](a.md).\n",
    };
    const { port, folder } = await studyOf(memos);
    const plan = await planIn(
      { folder, port },
      {
        ...incoming((await exported(study)).bytes),
        memos: Object.entries(memos).map(([path, text]) => ({ path, text })),
      },
    );
    assert.ok("files" in plan);
    assert.equal(plan.files.get("memos/a-2.md"), "See [b](b-2.md).\n");
    assert.equal(plan.files.get("memos/b-2.md"), "See [a](a-2.md).\n");
  });

  for (const [what, file, text] of [
    ["a document that was edited", "a.md", "She said I felt safe there. Really.\n"],
    ["a document that somebody coded", "codings/ben/a.md.jsonl", ""],
    ["a codebook that somebody changed", "codebook.yaml", "codes: []\n"],
  ] as const) {
    it(`stays where it has become work: ${what}`, async () => {
      const { port, folder } = await studyOf({ "codebook.yaml": "codes:\n  - id: fear\n" });
      const plan = await planIn({ folder, port }, incoming((await exported(study)).bytes));
      assert.ok("files" in plan);
      await writePlan(plan, port, port.remove);
      port.files.set(file, text);
      const there = port.snapshot();
      assert.deepEqual(await undoImport(plan, port, port.remove), {
        kind: "refused",
        reason: `${file} was changed since.`,
      });
      assert.deepEqual(port.snapshot(), there);
    });
  }

  it("leaves people as they were where the codebook can't be changed", async () => {
    const other = {
      "a.md": "Words.\n",
      "codebook.yaml": "codes:\n  - {id: price, name: Price, color: red}\n",
      "participants.csv": "participant,age\nP2,3\n",
    };
    const { folder, port } = await studyOf(study);
    const plan = await planIn({ folder, port }, incoming((await exported(other)).bytes));
    assert.ok("files" in plan && plan.participants !== null && plan.codebook !== null);
    port.refuses = (path) => (path === "codebook.yaml" ? "The disk is full." : null);
    assert.deepEqual(await writePlan(plan, port, port.remove), {
      kind: "refused",
      reason: "codebook.yaml can't be written: The disk is full.",
    });
    assert.equal(port.snapshot()["participants.csv"], study["participants.csv"]);
  });

  it("may be nothing", async () => {
    const { files } = await imported(project('<Project xmlns="urn:QDA-XML:project:1.0" name=""/>'));
    assert.deepEqual(Object.keys(files), [".gitattributes", "emic.yaml"]);
    assert.match(files["emic.yaml"]!, /^name: "Study"$/m);
  });
});
