import * as assert from "node:assert/strict";
import { coding, idOf, sidecarOf } from "../../core/study/records";
import { exported, qdeOf, studyOf } from "./exchange-study";
import { exportCodebook } from "../../../src/core/exchange/refi/export-project";
import { strFromU8, unzipSync } from "fflate";

const consent = `participant,group,quote,withdrawn,role
P1,lost,named,,baker
P2,won,anonymous,,butcher
P3,won,no,,smith
P4,won,named,2026-01-01,miller
`;
const transcript = (front: string, label: string, words: string) =>
  `---\n${front}\n---\nI: And?\n\n${label}: ${words}\n\nI: Yes.\n\n${label}: Well.\n`;

const study = {
  "emic.yaml": "interviewers: [I]\n",
  "participants.csv": consent,
  "codebook.yaml":
    'codes:\n  - {id: trust, name: Trust, definition: "Trust.", examples: {typical: "I never trusted a one of them.", not: "Nobody asks me, ever, about it."}}\n',
  "named.md": transcript("participant: P1", "P1", "They only call."),
  "initials.md": transcript("speakers: {R2: P2}", "R2", "Nobody asks me, ever, about it."),
  "label.md": transcript("speakers: {Mal: P2}", "Mal", "A pie shop, that is all."),
  "refused.md": transcript("speakers: {Tom: P3}", "Tom", "I never trusted a one of them."),
  "withdrawn.md": transcript("participant: [P1, P4]", "P1", "We were both there, you know."),
  "stranger.md": "Field notes of a day.\n",
  "memos/theirs.md":
    "# Trust\n\n> I never trusted a one of them. — [P3](../x.md#emic-01JD7Q2M8Z3K5V9X0B4N000099)\n",
  "memos/linked.md": `# Link\n\n> […] — [P3](../refused.md#emic-${idOf(3)})\n`,
  "memos/ours.md": "# Ours\n\nNobody asks me, ever, about it.\n",
  "codings/ana/refused.md.jsonl": sidecarOf(
    coding(
      3,
      "---\nspeakers: {Tom: P3}\n---\nI: And?\n\nTom: I [[never trusted]] a one of them.\n\nI: Yes.\n\nTom: Well.\n",
      "trust",
    ),
  ),
};

describe("Consent, when a study leaves", () => {
  it("keeps back documents of those who do not want to be quoted, have withdrawn, or would be named", async () => {
    const all = await exported(study);
    const qde = qdeOf(all);
    const names = Array.from(qde.matchAll(/<TextSource [^>]*name="([^"]*)"/g), ([, name]) => name);
    assert.deepEqual(names, ["initials.md", "named.md", "stranger.md"]);
    assert.deepEqual(
      all.withheld.map(({ what, where }) => `${what}: ${where.join(", ")}`),
      [
        "documents that name a speaker who wants to be anonymous: label.md",
        "documents with words of participants who do not want to be quoted: refused.md",
        "documents with words of participants who have withdrawn: withdrawn.md",
        "words in the codebook that quote or name people of documents that stay: trust",
        "memos and themes with words of documents that stay: memos/linked.md, memos/theirs.md",
        "facts about participants who want to be anonymous, or not quoted: P2, P3",
        "participants who have withdrawn: P4",
      ],
    );
  });

  it("lets no word of theirs out, in whatever part of the file", async () => {
    const { bytes } = await exported(study);
    const { folder, port } = await studyOf(study);
    const book = await exportCodebook(folder, port);
    const texts = [...Object.values(unzipSync(bytes)), book!.bytes].map((held) => strFromU8(held));
    for (const words of [
      "never trusted",
      "both there",
      "pie shop",
      "butcher",
      "smith",
      "miller",
      "P4",
      "Mal",
      "Tom",
    ])
      assert.ok(!texts.some((text) => text.includes(words)), words);
    for (const words of ["They only call", "Nobody asks me", "baker", "Field notes", "# Ours"])
      assert.ok(
        texts.some((text) => text.includes(words)),
        words,
      );
  });
});

describe("People who are not to be named", () => {
  const named = {
    "participants.csv": "participant,quote\nP1,named\nP2,anonymous\nP3,no\n",
    "codebook.yaml":
      "codes:\n  - {id: trust, name: Trust, definition: What Tom Weir calls trust.}\n  - {id: weirs-way, name: Tom Weir's way}\n  - {id: will, name: Will}\n",
    "label.md": transcript("speakers: {Will: P2}", "Will", "A pie shop, that is all."),
    "refused.md": transcript("speakers: {Tom Weir: P3}", "Tom Weir", "I never trusted a one of them."),
    "visits/tom.md": transcript("participant: P1", "P1", "They only call."),
    "visits/WEIR 2.md": transcript("participant: P1", "P1", "They only call."),
    "visits/custom.md": "---\nparticipant: P1\n---\nShe said I felt safe there, and more.\n",
    "codings/ana/visits/custom.md.jsonl": sidecarOf(
      coding(1, "---\nparticipant: P1\n---\nShe said [[I felt safe]] there, and more.\n", "weirs-way", {
        memo: "Not what Tom Weir said.",
      }),
      coding(2, "---\nparticipant: P1\n---\nShe said I felt safe there, [[and more]].\n", "trust", {
        memo: "She will come back.",
      }),
    ),
  };

  it("are named by no path, no code and nothing that coders wrote", async () => {
    const all = await exported(named);
    const qde = qdeOf(all);
    assert.deepEqual(
      all.withheld.map(({ what, where }) => `${what}: ${where.join(", ")}`),
      [
        "documents that name a speaker who wants to be anonymous: label.md",
        "documents with words of participants who do not want to be quoted: refused.md",
        "documents whose path has the name of somebody who is not to be named: visits/WEIR 2.md, visits/tom.md",
        "names of codes that quote or name people of documents that stay: code-2, code-3",
        "words in the codebook that quote or name people of documents that stay: trust",
        `memos on passages that quote or name people of documents that stay: ${idOf(1)}`,
      ],
    );
    assert.ok(
      !/weir|tom(?!\.md)|Will/i.test(qde.replace("She will come", "").replace("visits/custom", "")),
      qde,
    );
    assert.match(qde, /name="visits\/custom\.md"[^]*She will come back\./);
    assert.match(qde, /<Code guid="([^"]+)" name="Code 2"[^]*<CodeRef targetGUID="\1"/);
  });

  it("lend no words to a code's name, unless others say the same", async () => {
    const book =
      "codes:\n  - {id: never-a-one, name: never trusted a one, from: in vivo}\n  - {id: all, name: that is all of it, from: in vivo}\n  - {id: own, name: never trusted a one}\n  - {id: long, name: trusted a one and that is}\n";
    const files = {
      "participants.csv": "participant,quote\nP3,no\n",
      "codebook.yaml": book,
      "refused.md": transcript("participant: P3", "P3", "I never trusted a one. And that is all of it."),
      "other.md": transcript("participant: P1", "P1", "Well, that is all of it."),
    };
    const names = Array.from(
      qdeOf(await exported(files)).matchAll(/<Code [^>]*name="([^"]*)"/g),
      ([, name]) => name,
    );
    assert.deepEqual(names, ["Code 1", "that is all of it", "never trusted a one", "Code 4"]);
  });
});

describe("What the exchange format has no place for", () => {
  it("is named one by one", async () => {
    const rich = {
      voice: "observed",
      feeling: "anger",
      intensity: 2,
      basis: "said",
      mood: "x",
      revised: "2026-11-22T10:00:00Z",
    };
    const links = [{ to: idOf(2), as: "because" }];
    const { omitted, withheld } = await exported({
      "emic.yaml": "approach: codebook\ninterviewers: [I]\ndouble: [a.md]\n",
      "codebook.yaml":
        "codes:\n  - {id: trust, name: Trust, status: stable, from: inductive, aliases: [faith]}\n",
      "a.md": "She said I felt safe there.\n",
      "themes/t.md": "# Theme\n",
      "memos/m.md": "# M\u0007\n",
      "codings/ana/a.md.jsonl":
        sidecarOf(
          coding(1, "She said [[I felt safe]] there.\n", "faith", { ...rich, links }),
          coding(2, "Something else was said by [[nobody in particular]] then.\n", "trust"),
        ) + '{"id":"01JD7Q2M8Z3K5V9X0B4N000003","mark":"coded","made":"2026-11-21T10:04:00Z"}\n',
      "codings/ana/gone.md.jsonl": sidecarOf(coding(4, "[[Gone]].\n", "trust")),
    });
    assert.deepEqual(
      omitted.map(({ what, count }) => `${what}: ${count}`),
      [
        "marks that a coder has coded a whole document: 1",
        "passages that have no clear place: 1",
        "voices of passages: 1",
        "feelings: 1",
        "intensities of feelings: 1",
        "bases of feelings: 1",
        "links between passages: 1",
        "other things said of passages: 1",
        "times when codings were last changed: 1",
        "themes, which are notes there: their codes and status stand in the text only: 1",
        "documents that several are to code independently: 1",
        "approaches: 1",
        "interviewers: 1",
        "aliases of codes: 1",
        "statuses of codes: 1",
        "origins of codes: 1",
        "characters that XML can't hold: 1",
      ],
    );
    assert.deepEqual(
      withheld.map(({ what, where }) => `${what}: ${where.join()}`),
      ["documents that are not there: gone.md"],
    );
  });
});
