import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as fc from "fast-check";
import { breakdown, type Figure } from "../../../src/core/analysis/breakdown";
import type { Subject } from "../../../src/core/analysis/subject";
import { find } from "../../../src/core/query/find";
import { everything } from "../../../src/core/query/query";
import { passagesBehind } from "../../../src/core/analysis/selection";
import { groupsOf } from "../../../src/core/analysis/group-by";
import { textSearch } from "../../../src/core/query/text-search";
import { StudyFolder } from "../../../src/core/study/work/folder";
import type { Reading } from "../../../src/core/study/model/reading";
import { lawOf } from "../law";
import { asked as queryOf, quoted } from "../query/asked";
import { MemoryFiles } from "../memory-files";
import { handCounted, sample } from "./sample";
import { groups, parents, smallStudies, themes, type Listed, type SmallStudy } from "./random-study";

const readings = fc.constantFrom<Reading>(
  { kind: "union" },
  { kind: "study", coder: null },
  { kind: "study", coder: "ben" },
  { kind: "one", owner: "ana" },
);
const some = <T>(...all: T[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: fc.subarray(all) });
const queries = fc.record({
  reading: readings,
  codes: some("trust", "granted", "margin", "stray"),
  themes: some("envelope", "whole"),
  participants: some("P1", "P3"),
  attributes: some(
    { name: "group", value: "lost" },
    { name: "group", value: "won" },
    { name: "method", value: "call" },
  ),
  speakers: some("P1", "I"),
  documents: some("d0.md", "d2.md"),
  voices: some("own" as const, "observed" as const),
  from: fc.constantFrom(null, null, "2026-02-01"),
  text: fc.constantFrom("", "", "number", "BY \"it's"),
});
/** What is asked for in lists, each of alternatives; all of them have to fit. */
type Lists = typeof queries extends fc.Arbitrary<infer Asked> ? Asked : never;

/** The same in the query language. */
function textOf(lists: Lists): string {
  const any = (key: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`(${values.map((value) => `${key}:${quoted(value)}`).join(" OR ")})`];
  const attributes = (name: string) =>
    any(
      name,
      lists.attributes.filter((one) => one.name === name).map(({ value }) => value),
    );
  return [
    ...any("code", lists.codes),
    ...any("theme", lists.themes),
    ...any("participant", lists.participants),
    ...attributes("group"),
    ...attributes("method"),
    ...any("speaker", lists.speakers),
    ...any("document", lists.documents),
    ...any("voice", lists.voices),
    ...(lists.from === null ? [] : [`date:${lists.from}..`]),
    ...(lists.text === "" ? [] : [quoted(lists.text)]),
  ].join(" ");
}

const askings = fc.record({
  query: queries,
  rollUp: fc.boolean(),
  attribute: fc.constantFrom(null, "group", "method"),
});
type Asking = typeof askings extends fc.Arbitrary<infer Asked> ? Asked : never;

/** The code and all above it. */
const pathOf = (code: string): string[] => [...(parents[code] == null ? [] : pathOf(parents[code])), code];
const isWithin = (code: string, codes: readonly string[]) => pathOf(code).some((one) => codes.includes(one));

/** Everything counted the long way: no columns, no sums, one figure at a time. */
function byHand(study: SmallStudy, query: Lists) {
  const isRead = ({ document, coder }: { document: string; coder: string }) => {
    const { reading } = query;
    if (reading.kind === "one") return coder === reading.owner;
    if (reading.kind === "study") {
      if (study.agreed.has(document)) return coder === "@agreed";
      if (reading.coder !== null) return coder === reading.coder;
    }
    return coder !== "@agreed";
  };
  const has = (document: string, participant: string | null, name: string) =>
    name === "group"
      ? participant === null
        ? null
        : groups[participant]
      : study.documents.get(document)!.method;
  const allows = (document: string, participant: string | null) => {
    if (query.participants.length > 0 && !query.participants.includes(participant ?? "")) return false;
    const names = new Set(query.attributes.map(({ name }) => name));
    return [...names].every((name) =>
      query.attributes.some((one) => one.name === name && one.value === has(document, participant, name)),
    );
  };
  const documents = [...study.documents.keys()].filter((document) => {
    const { date, people } = study.documents.get(document)!;
    if (query.documents.length > 0 && !query.documents.includes(document)) return false;
    if (query.from !== null && date < query.from) return false;
    return people.some((participant) => allows(document, participant));
  });
  const isMarked = (document: string) =>
    study.marks.get(document)!.some((coder) => isRead({ document, coder }));
  const inTheme = (code: string, theme: string) => isWithin(code, themes[theme]!);
  const plainly = (text: string) => text.toLowerCase().replace(/’/g, "'").replace(/[“”]/g, '"');
  const codings = study.codings.filter(
    (one) =>
      documents.includes(one.document) &&
      isRead(one) &&
      allows(one.document, one.participant) &&
      (query.codes.length === 0 || isWithin(one.code, query.codes)) &&
      (query.themes.length === 0 || query.themes.some((theme) => inTheme(one.code, theme))) &&
      (query.speakers.length === 0 || query.speakers.includes(one.participant ?? "I")) &&
      (query.voices.length === 0 || (query.voices as string[]).includes(one.voice)) &&
      plainly(one.words).includes(plainly(query.text)),
  );
  const figure = (
    belongs: (code: string) => boolean,
    isAmong: (document: string, participant: string | null) => boolean,
  ): Figure => {
    const those = codings.filter((one) => belongs(one.code) && isAmong(one.document, one.participant));
    const counted = those.filter(({ voice }) => voice !== "second-hand");
    const found = new Set(counted.flatMap(({ participant }) => participant ?? []));
    const peopleOf = (document: string) =>
      study.documents.get(document)!.people.filter((who) => allows(document, who) && isAmong(document, who));
    const concerned = documents.filter((document) => peopleOf(document).length > 0);
    const known = new Set(concerned.filter(isMarked).flatMap(peopleOf));
    for (const participant of found) known.add(participant);
    const passages = merged(those);
    const all = concerned.length > 0 && concerned.every(isMarked);
    const none = all ? { passages: 0, documents: 0, participants: 0 } : null;
    const count = {
      passages,
      documents: new Set(those.map(({ document }) => document)).size,
      participants: found.size,
    };
    return { count: passages > 0 ? count : none, known: known.size };
  };
  return { figure, inTheme, has };
}

/** Coded passages: what several coders' overlapping codings cover is one, one coder's own are as many as places. */
function merged(codings: readonly Listed[]): number {
  let passages = 0;
  for (const document of new Set(codings.map((one) => one.document))) {
    const rest = new Set(codings.filter((one) => one.document === document));
    for (const first of rest) {
      const together = new Set([first]);
      for (const one of together)
        for (const other of rest) if (other.start < one.end && one.start < other.end) together.add(other);
      for (const one of together) rest.delete(one);
      const places = new Set([...together].map(({ start, end }) => `${start} ${end}`));
      passages += new Set([...together].map(({ coder }) => coder)).size > 1 ? 1 : places.size;
    }
  }
  return passages;
}

/** Asks, and compares every figure with what counting by hand says of it, and with the passages behind it. */
async function check(folder: StudyFolder, small: SmallStudy, asked: Asking): Promise<void> {
  const { query, rollUp, attribute } = asked;
  const { study } = folder;
  const { text, reading } = query;
  const before = [...find(study, { query: queryOf(textOf({ ...query, text: "" })), reading })];
  const search = text === "" ? null : await textSearch(folder)(before, [text]);
  const scope = [...find(study, { query: queryOf(textOf(query)), reading }, search ?? undefined)];
  const groupBy =
    attribute === null ? null : { attribute, groups: groupsOf(study, scope, attribute, "others") };
  const counted = breakdown(study, scope, { rollUp, groupBy });
  const { figure, inTheme, has } = byHand(small, query);
  const columns = [null, ...(groupBy?.groups ?? [])];
  const checkAll = (figures: readonly Figure[], subject: Subject, belongs: (code: string) => boolean) => {
    columns.forEach((group, at) => {
      const isAmong = (document: string, participant: string | null) => {
        if (group === null) return true;
        const value = has(document, participant, attribute!);
        return group.has(value == null ? [] : [value]);
      };
      assert.deepEqual(
        figures[at],
        figure(belongs, isAmong),
        JSON.stringify({ subject, group: group?.label }),
      );
      const among = group === null ? null : { ...groupBy!, at: at - 1 };
      const { passages, participants } = passagesBehind(study, scope, { subject, rollUp, among });
      assert.equal(passages.length, figures[at].count?.passages ?? 0);
      const all = passages.slice();
      assert.equal(all.length, passages.length);
      const pages = [passages.slice(0, 2), passages.slice(2, 5), passages.slice(5)];
      assert.deepEqual(pages.flat(), all);
      assert.equal(participants, figures[at].count?.participants ?? 0);
    });
  };
  for (const [id, figures] of counted.codes)
    checkAll(figures, { kind: "code", id }, (code) => (rollUp ? isWithin(code, [id]) : code === id));
  const named: Record<string, readonly string[]> = {
    envelope: ["granted", "margin"],
    whole: ["price", "granted", "margin"],
  };
  const gathers = (code: string, theme: string) =>
    rollUp ? inTheme(code, theme) : named[theme]!.includes(code);
  for (const [id, figures] of counted.themes)
    checkAll(figures, { kind: "theme", id }, (code) => gathers(code, id));
  checkAll(
    counted.unthemed,
    { kind: "unthemed" },
    (code) => !Object.keys(themes).some((theme) => gathers(code, theme)),
  );
}

describe("A breakdown", () => {
  it("says what counting by hand says, whatever is asked, and every figure leads to as many passages", () =>
    // Reading a study takes longer than asking.
    lawOf(fc.tuple(smallStudies, fc.array(askings, { minLength: 6, maxLength: 6 })), async ([small, all]) => {
      const folder = new StudyFolder(new MemoryFiles(small.files), "small");
      await folder.load();
      for (const asked of all) await check(folder, small, asked);
    }));

  it("of the sample study is what was counted there by hand", async () => {
    const folder = new StudyFolder(sample(), "sample");
    await folder.load();
    const scope = [...find(folder.study, { query: everything, reading: { kind: "union" } })];
    const { codes } = breakdown(folder.study, scope, { rollUp: false, groupBy: null });
    const counted = Array.from(codes, ([id, [everybody]]) => {
      const { participants, passages } = everybody!.count!;
      return [id, { participants, passages }];
    });
    assert.deepEqual(Object.fromEntries(counted), JSON.parse(fs.readFileSync(handCounted, "utf8")));
  });
});
