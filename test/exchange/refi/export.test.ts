import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { coding, sidecarOf } from "../../core/study/records";
import { exported, qdeOf } from "./exchange-study";

/** A project with its GUIDs numbered as they appear. */
const golden = path.join(__dirname, "../../test/core/golden/refi-project.xml");

describe("A REFI-QDA project", () => {
  it("has coders, codes, participants, documents with their passages, and memos, in the standard's order", async () => {
    const text = "---\nparticipant: P1\n---\nThey 😀 only call me.\n";
    const files = {
      "emic.yaml": "name: Study\ncoders: {ana: {name: Ana Ruiz}}\n",
      "codebook.yaml":
        "codes:\n  - id: trust\n    name: Trust & co\n    color: teal\n    definition: What it is.\n    include: It is there.\n    codes:\n      - {id: loss, name: Gone}\n",
      "participants.csv": "participant,group,age,met\nP1,lost,34,2026-01-05\n",
      "a.md": text,
      "memos/m.md": "# M\n",
      "codings/ana/a.md.jsonl": sidecarOf(
        coding(1, text.replace("only call", "[[only call]]"), "trust", { memo: "Hm." }),
        coding(2, text.replace("me", "[[me]]"), null, { memo: "Who?" }),
      ),
      "codings/@agreed/a.md.jsonl": sidecarOf(coding(3, text.replace("only call", "[[only call]]"), "loss")),
    };
    const guids = new Map<string, string>();
    const named = qdeOf(await exported(files)).replace(
      /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
      (guid) => {
        if (!guids.has(guid)) guids.set(guid, `#${guids.size + 1}`);
        return guids.get(guid)!;
      },
    );
    const changed = golden.replace(".xml", "-changed.xml");
    fs.rmSync(changed, { force: true });
    if (fs.readFileSync(golden, "utf8") !== named) fs.writeFileSync(changed, named);
    assert.equal(named, fs.readFileSync(golden, "utf8"), `see ${changed}`);
  });
});
