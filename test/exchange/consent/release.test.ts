import { exportFormats } from "../../../src/core/export-formats";
import * as assert from "node:assert/strict";
import { StudyFolder } from "../../../src/core/study/work/folder";
import { coding, idOf, sidecarOf } from "../../core/study/records";
import { MemoryFiles } from "../../core/memory-files";
import { textsOf } from "../reports/reported";

type Files = Readonly<Record<string, string>>;

const options = { name: "Study", lineEnds: "lf" } as const;

/** What each form holds of a study, and what is said to stay; `wrong` where nothing leaves. */
async function allOf(
  files: Files,
  prepare: (port: MemoryFiles) => void = () => undefined,
  documents: ReadonlySet<string> | null = null,
) {
  const port = new MemoryFiles({ "codebook.yaml": "codes: [{id: trust, name: Trust}]\n", ...files });
  prepare(port);
  const folder = new StudyFolder(port, "Study");
  await folder.load();
  return Promise.all(
    exportFormats.map(async ({ ending, write }) => {
      const written = await write(folder, port, { ...options, documents });
      if ("wrong" in written)
        return { ending, wrong: written.wrong, text: "", withheld: [] as string[], omitted: [] as string[] };
      const withheld = written.withheld.map(({ what, where }) => `${what}: ${where.join(", ")}`);
      const omitted = written.omitted.map(({ what, count }) => `${what}: ${count}`);
      return { ending, wrong: null, text: textsOf(written), withheld, omitted };
    }),
  );
}

const consent = "participant,quote\nP1,named\nP2,no\nP4,anonymous\n";
const own = { "own.md": "---\nparticipant: P1\n---\nThey only call.\n" };
const words = "I never trusted a one of them, not for a minute.";

describe("Nothing leaves a study", () => {
  const broken: Readonly<Record<string, Files>> = {
    "a merge that stopped in the middle": {
      "participants.csv": `${consent}<<<<<<< HEAD\nP3,no\n=======\nP3,named\n>>>>>>> theirs\n`,
    },
    "no column of participants": { "participants.csv": "name,quote\nP2,no\n" },
    "a quotation mark that is never closed": {
      "participants.csv": 'participant,role,quote\nP1,"baker,named\nP2,,no\n',
    },
    "a first row of UTF-16": { "participants.csv": "p\0a\0r\0t\0i\0c\0i\0p\0a\0n\0t\0" },
    "more cells than columns": { "participants.csv": "participant,role,quote\nP2,baker, and more,no\n" },
    "a folder of its name": { "participants.csv/rows.txt": "P2" },
    "a name in capitals": { "Participants.csv": consent },
  };
  for (const [what, files] of Object.entries(broken))
    it(`where participants.csv has ${what}`, async () => {
      for (const { ending, wrong } of await allOf({ ...own, ...files }))
        assert.match(wrong ?? ending, /^participants\.csv has to be put right before anything leaves: /);
    });

  it("where emic.yaml can't be read, or either file's bytes", async () => {
    for (const { wrong } of await allOf({ ...own, "emic.yaml": "interviewers: [I\nname: x: y\n" }))
      assert.match(wrong!, /^emic\.yaml has to be put right/);
    const files = { ...own, "participants.csv": consent };
    for (const { wrong } of await allOf(files, (port) => port.unsound.add("participants.csv")))
      assert.match(wrong!, /not UTF-8/);
    const locked = (port: MemoryFiles) =>
      (port.fails = (path) => (path === "participants.csv" ? "it is locked" : null));
    for (const { wrong } of await allOf(files, locked)) assert.match(wrong!, /it is locked/);
  });
});

describe("A document stays, whatever the form,", () => {
  const front: Readonly<Record<string, readonly [participants: string, text: string]>> = {
    "where a later row of its participant says no": [
      "participant,quote\nP3,named\nP3,no\n",
      "---\nparticipant: P3\n---\n",
    ],
    "where a later row says that somebody has withdrawn": [
      "participant,quote,withdrawn\nP3,named,\nP3,,yes\n",
      "---\nparticipant: P3\n---\n",
    ],
    "where an id is in small letters": [consent, "---\nparticipant: p2\n---\n"],
    "where an id has a zero in front": [consent, "---\nparticipant: p02\n---\n"],
    "where an id has a space in it": [consent, "---\nparticipant: P 2\n---\n"],
    "where an id became a number": ["participant,quote\n001,no\n", "---\nparticipant: 001\n---\n"],
    "where its front matter is never closed": [consent, "---\nparticipant: P2\n\n"],
    "where its front matter begins after an empty line": [consent, "\n---\nparticipant: P2\n---\n"],
    "where its participant is written in a way that is not read": [
      consent,
      "---\nparticipant: {id: P2}\n---\n",
    ],
    "where its front matter is broken": [consent, "---\nparticipant: [P1\nx: y: z\n---\n"],
    "where its participant stands under another key": [consent, "---\nparticipants: P2\n---\n"],
    "where its title has the id": [consent, "---\ntitle: Talk with p2, at home\n---\n"],
    "where its first lines have the id": [consent, "# Interview (P2)\n\n"],
    "where the id labels a single turn": [consent, `${"Notes of a day. ".repeat(40)}\n\nP2: `],
    "where it calls an anonymous person by a name in capitals": [
      consent,
      "---\nparticipant: P4\n---\nI: So?\n\nSANDRA: Yes.\n\nI: And?\n\nSANDRA: ",
    ],
    "where it calls an anonymous person by a name in another script": [
      consent,
      "---\nspeakers: {田中: P4}\n---\n田中: Yes.\n\n田中: ",
    ],
  };
  for (const [what, [participants, text]] of Object.entries(front))
    it(what, async () => {
      for (const all of await allOf({
        ...own,
        "participants.csv": participants,
        "theirs.md": `${text}${words}\n`,
      })) {
        assert.equal(all.wrong, null);
        assert.ok(!/trusted|theirs\.md/.test(all.text), `${all.ending}: ${all.text}`);
        if (all.ending !== ".qdc")
          assert.ok(
            all.withheld.some((one) => one.includes("theirs.md")),
            all.ending,
          );
      }
    });

  it("and others do not, for ids that only begin alike, roles, and lines at their top", async () => {
    const files = {
      "participants.csv": consent,
      "a.md": "---\ntitle: P20 and P1\nparticipant: P1\n---\nThey only call.\n",
      "b.md": "---\nparticipant: P4\n---\nInterviewer: And?\n\np4: They only call.\n\nInterviewer: Yes.\n",
      "c.md": "---\n\nThey only call: that is it.\n",
    };
    for (const { ending, withheld, text } of await allOf(files)) {
      assert.deepEqual(withheld, [], ending);
      if ([".qdpx", ".html", ".docx", ".zip"].includes(ending))
        assert.equal(text.match(/They only call/g)?.length, 3, ending);
    }
  });
});

describe("Words of those who refuse do not leave", () => {
  const refused = {
    "participants.csv": consent,
    "theirs.md": `---\nparticipant: P2\n---\n${words}\nDon’t you dare ask.\n`,
  };
  const coded = (memo: string) => ({
    ...refused,
    ...own,
    "codings/ana/own.md.jsonl": sidecarOf(
      coding(1, "---\nparticipant: P1\n---\n[[They only call]].\n", "trust", { memo }),
    ),
  });

  for (const memo of [
    "He: ‘not for a minute’.",
    "*not for a minute*, he says",
    "„not for a minute‟",
    "He (not for a minute) went",
    "as he said - not for a minute",
    "Don't you dare ask.",
    "never trus\u00ADted a one of them, not",
  ])
    it(`in a memo on a passage: ${JSON.stringify(memo)}`, async () => {
      for (const { ending, text, withheld } of await allOf(coded(memo))) {
        assert.ok(!text.includes(memo), ending);
        if (ending !== ".qdc")
          assert.ok(
            withheld.some((one) => one.includes(idOf(1))),
            ending,
          );
      }
    });

  it("in a memo that is named after one of them, or names them", async () => {
    const files = {
      ...refused,
      "other.md": `---\nspeakers: {Tom Weir: P2}\n---\nTom Weir: ${words}\n`,
      "memos/weir.md": "# Of one man\n",
      "memos/him.md": "# What TOM WEIR means\n",
    };
    for (const { ending, text } of await allOf(files)) assert.ok(!/Of one man|WEIR/.test(text), ending);
  });

  it("in quotes that were coded in a document that is gone, where somebody wrote them elsewhere", async () => {
    const files = {
      ...coded("“kept the letters till Sunday”"),
      "codings/ana/gone.md.jsonl": sidecarOf(coding(2, "She [[kept the letters till Sunday]].\n", "trust")),
    };
    for (const { ending, text } of await allOf(files)) assert.ok(!text.includes("letters till"), ending);
  });
});

describe("What else is said in a study leaves without the people who refuse:", () => {
  const refused = {
    "emic.yaml": "interviewers: [I]\n",
    "participants.csv": consent,
    "theirs.md": `---\nspeakers: {Tom Weir: P2}\n---\nTom Weir: ${words}\n`,
  };
  const text = "---\nparticipant: P1\n---\nThey only call.\n";
  const coded = (code: string) => sidecarOf(coding(1, text.replace("They", "[[They]]"), code));

  it("codes that the codebook lacks have numbers where their ids name or quote somebody", async () => {
    for (const code of ["tom-weir", "never-trusted-a-one-of-them", "weir"]) {
      const files = { ...refused, "own.md": text, "codings/ana/own.md.jsonl": coded(code) };
      for (const { ending, text: all, withheld } of await allOf(files)) {
        assert.ok(
          !all.includes(`"${code}"`) && !all.includes(`#${code}`) && !all.includes(`,${code},`),
          ending,
        );
        if (ending !== ".qdc")
          assert.ok(
            withheld.includes("names of codes that quote or name people of documents that stay: code-2"),
            ending,
          );
      }
    }
  });

  it("no memo or theme calls a code by the id that it had", async () => {
    const files = {
      ...refused,
      "codebook.yaml": "codes: [{id: weir, name: Weir, aliases: [his-way]}]\n",
      "themes/one.md": "---\ncodes: [weir]\n---\n# Theme of one\n",
      "memos/two.md": "# Memo of two\n\nSee his-way.\n",
      "memos/three.md": "# Memo of three\n\nA weir is in a river.\n",
    };
    for (const { ending, text: all } of await allOf(files)) {
      assert.ok(!/Theme of one|Memo of two/.test(all), ending);
      if (ending === ".qdpx" || ending === ".zip") assert.match(all, /Memo of three/);
    }
  });

  it("one document alone takes along neither memos nor people of others", async () => {
    const files = {
      "participants.csv": "participant,role\nP1,baker\nP3,smith\n",
      "own.md": text,
      "other.md": "---\nparticipant: P3\n---\nWell.\n",
      "memos/m.md": "# Of all\n",
    };
    for (const { ending, text: all, omitted } of await allOf(files, undefined, new Set(["own.md"]))) {
      assert.ok(!/smith|Of all|P3/.test(all), ending);
      if (ending !== ".qdc") assert.ok(omitted.includes("memos and themes: 1"), ending);
      if (ending === ".qdpx") assert.ok(omitted.includes("participants of other documents: 1"));
    }
  });

  it("facts and groups have no names or words of theirs", async () => {
    const files = {
      ...refused,
      "own.md": text,
      "participants.csv":
        "participant,group,quote,role,said\nP1,Tom Weir's,named,works for Tom Weir,never trusted a one of them not\nP2,,no,,\nP3,lost,named,baker,\n",
      "codings/ana/own.md.jsonl": coded("trust"),
    };
    for (const { ending, text: all, withheld } of await allOf(files)) {
      assert.ok(!/Weir|trusted a one/.test(all), ending);
      if (ending !== ".qdpx") continue;
      assert.match(all, /baker/);
      assert.ok(withheld.includes("facts and groups that quote or name people of documents that stay: P1"));
    }
  });

  it("passages have no links to those that stay", async () => {
    const links = [1, 2, 3].map((to) => ({ to: idOf(to), as: "because" }));
    const files = {
      ...refused,
      "own.md": text,
      "codings/ana/theirs.md.jsonl": sidecarOf(
        coding(3, refused["theirs.md"].replace("a minute", "[[a minute]]"), "trust"),
      ),
      "codings/ana/own.md.jsonl": sidecarOf(
        coding(1, text.replace("They", "[[They]]"), "trust"),
        coding(2, text.replace("only", "[[only]]"), "trust", { links }),
      ),
    };
    const json = (await allOf(files)).find(({ ending }) => ending === ".json")!;
    assert.ok(!json.text.includes(idOf(3)));
    assert.equal(json.text.split(`"to": "${idOf(1)}"`).length, 2);
    assert.ok(json.withheld.includes(`links to passages that stay: ${idOf(2)}`));
  });

  it("words that are not in their text any more do not leave where somebody is anonymous", async () => {
    const files = {
      "participants.csv": consent,
      "own.md": "---\nparticipant: P4\n---\nR4: My [name] is on the door.\n",
      "codings/ana/own.md.jsonl": sidecarOf(
        coding(1, "R4: [[Sandra Polkinghorne of Redruth]] said it then.\n", "trust"),
      ),
    };
    for (const { ending, text: all, withheld } of await allOf(files)) {
      assert.ok(!all.includes("Polkinghorne"), ending);
      if ([".csv", ".xlsx", ".json"].includes(ending))
        assert.ok(
          withheld.some((one) =>
            one.startsWith("passages that are not in their text any more, in documents with"),
          ),
          ending,
        );
    }
  });
});
