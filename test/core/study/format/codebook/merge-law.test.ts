import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { stringify } from "yaml";
import { readCodebook } from "../../../../../src/core/study/format/codebook/codebook";
import { mergeCodebooks } from "../../../../../src/core/study/format/codebook/merge";
import { law } from "../../../law";

/** A codebook in short: each code's parent (null: top), name and definition (null: none), in the order it was made. */
type Book = ReadonlyMap<
  string,
  { readonly parent: string | null; readonly name: string; readonly definition: string | null }
>;

function yamlOf(book: Book): string {
  const below = (parent: string | null): object[] =>
    [...book]
      .filter(([, code]) => code.parent === parent)
      .map(([id, { name, definition }]) => {
        const codes = below(id);
        return {
          id,
          name,
          ...(definition === null ? {} : { definition }),
          ...(codes.length > 0 ? { codes } : {}),
        };
      });
  return stringify({ codes: below(null) });
}

function bookOf(text: string): Book {
  const { codebook, problems } = readCodebook(text);
  assert.deepEqual(
    problems.filter(({ code }) => code !== "codes-in-conflict"),
    [],
    text,
  );
  return new Map(
    Array.from(codebook.codes.values(), ({ id, parent, name, definition }) => [
      id,
      { parent, name, definition },
    ]),
  );
}

function isBelow(book: Book, id: string | null, above: string): boolean {
  return id !== null && (id === above || isBelow(book, book.get(id)!.parent, above));
}

/** What somebody makes of a codebook. New ids begin with `side`. */
function changed(book: Book, side: string, acts: readonly (readonly [number, number, number])[]): Book {
  const now = new Map(book);
  for (const [at, [actionOf, one, other]] of acts.entries()) {
    const ids = [...now.keys()];
    const id = ids[one % ids.length];
    const target = [null, ...ids][other % (ids.length + 1)] ?? null;
    if (actionOf === 0) now.set(`${side}${at}`, { parent: target, name: `N${other}`, definition: null });
    if (id === undefined) continue;
    const code = now.get(id)!;
    if (actionOf === 1) now.set(id, { ...code, name: `N${other}` });
    if (actionOf === 2) now.set(id, { ...code, definition: other % 3 === 0 ? null : `D${other}` });
    if (actionOf === 3 && (target === null || !isBelow(now, target, id)))
      now.set(id, { ...code, parent: target });
    if (actionOf === 4 && ids.every((child) => now.get(child)!.parent !== id)) now.delete(id);
  }
  return now;
}

/** YAML takes its time. */
const runs = 5;

const acts = (count: number) => fc.array(fc.tuple(fc.nat(4), fc.nat(7), fc.nat(7)), { maxLength: count });
const versions = fc.tuple(acts(8), acts(4), acts(4)).map(([first, mine, other]) => {
  const from = changed(new Map(), "b", [...first.map(([, one, two]) => [0, one, two] as const), [1, 0, 3]]);
  return { from, ours: changed(from, "o", mine), theirs: changed(from, "t", other) };
});

const unchanged = (a: Book, b: Book, id: string) => JSON.stringify(a.get(id)) === JSON.stringify(b.get(id));

describe("Merging two versions of a codebook", () => {
  it("loses no code that either side made, kept or changed, and brings none back that was only deleted", () => {
    law(
      versions,
      ({ from, ours, theirs }) => {
        const merged = mergeCodebooks(yamlOf(from), yamlOf(ours), yamlOf(theirs))!;
        const book = bookOf(merged.text);
        for (const id of new Set([...from.keys(), ...ours.keys(), ...theirs.keys(), ...book.keys()])) {
          const gone =
            (!ours.has(id) && (!theirs.has(id) || unchanged(theirs, from, id))) ||
            (!theirs.has(id) && unchanged(ours, from, id));
          const hasCodes = [...book.values()].some(({ parent }) => parent === id);
          assert.equal(book.has(id), !gone || (ours.has(id) && hasCodes), id);
        }
      },
      runs,
    );
  });

  it("takes each name, definition and parent from the side that changed it, and tells where both did", () => {
    law(
      versions,
      ({ from, ours, theirs }) => {
        const { text, conflicts } = mergeCodebooks(yamlOf(from), yamlOf(ours), yamlOf(theirs))!;
        const book = bookOf(text);
        for (const [id, code] of book) {
          const [was, our, their] = [from.get(id), ours.get(id), theirs.get(id)];
          if (was === undefined || our === undefined || their === undefined) {
            const only = our ?? their!;
            assert.deepEqual([code.name, code.definition], [only.name, only.definition]);
            assert.ok(
              code.parent === only.parent ||
                (code.parent === null && !book.has(only.parent ?? "")) ||
                their !== undefined,
            );
            continue;
          }
          let both = false;
          for (const key of ["name", "definition", "parent"] as const) {
            const before: string | null = was[key];
            const mine: string | null = our[key];
            const other: string | null = their[key];
            const expected: string | null = mine === before ? other : mine;
            const blocked = key === "parent" && other !== before && code.parent === mine;
            if (!blocked) assert.equal(code[key], expected, `${key} of ${id}`);
            both ||= mine !== before && other !== before && mine !== other;
          }
          assert.equal(conflicts.includes(id), both, `${id} in conflict`);
        }
      },
      runs,
    );
  });

  it("changes nothing where only one side did anything", () => {
    law(
      versions,
      ({ from, ours }) => {
        const [before, after] = [yamlOf(from), yamlOf(ours)];
        assert.deepEqual(mergeCodebooks(before, after, before), { text: after, conflicts: [] });
        const taken = mergeCodebooks(before, before, after)!;
        assert.deepEqual(taken.conflicts, []);
        assert.deepEqual(new Map([...bookOf(taken.text)].sort()), new Map([...ours].sort()));
      },
      runs,
    );
  });

  it("done once more changes nothing", () => {
    law(
      versions,
      ({ from, ours, theirs }) => {
        const [before, other] = [yamlOf(from), yamlOf(theirs)];
        const once = mergeCodebooks(before, yamlOf(ours), other)!;
        const twice = mergeCodebooks(other, once.text, other)!;
        assert.deepEqual(twice, { text: once.text, conflicts: [] });
      },
      runs,
    );
  });
});
