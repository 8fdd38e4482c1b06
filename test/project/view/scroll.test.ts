import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { itemAt, startOf, windowOf } from "../../../src/view/panel/scroll";
import { law } from "../../core/law";

/** Heights as browsers measure them: in sixty-fourths of a pixel, some nothing at all. */
const heights = fc
  .array(
    fc.oneof(
      fc.constantFrom(0, 150),
      fc.integer({ min: 0, max: 64 * 900 }).map((part) => part / 64),
    ),
    {
      maxLength: 40,
    },
  )
  .map((all) => Float64Array.from(all));
const place = fc.integer({ min: -64 * 500, max: 64 * 12_000 }).map((part) => part / 64);
const extent = fc.integer({ min: 0, max: 64 * 1500 }).map((part) => part / 64);

const sum = (all: Float64Array) => all.reduce((before, height) => before + height, 0);

/** Every item's two ends, one after the other. */
function endsOf(all: Float64Array): { start: number; end: number }[] {
  let at = 0;
  return Array.from(all, (height) => ({ start: at, end: (at += height) }));
}

describe("The part of a long list that is there", () => {
  it("is what can be seen and what is near it, and nothing else", () =>
    law(
      fc.tuple(heights, place, extent, extent),
      ([all, top, height, margin]) => {
        const { first, end } = windowOf(all, top, height, margin);
        const [from, to] = [top - margin, top + height + margin];
        for (const [at, item] of endsOf(all).entries()) {
          const isThere = first <= at && at < end;
          if (item.start < to && item.end > from) assert.ok(isThere, `${at} can be seen`);
          if (item.start > to || item.end < from) assert.ok(!isThere, `${at} is far away`);
        }
      },
      500,
    ));

  it("stands between as much empty space as what is left out is high", () =>
    law(
      fc.tuple(heights, place, extent, extent),
      ([all, top, height, margin]) => {
        const { first, end, above, below } = windowOf(all, top, height, margin);
        assert.ok(0 <= first && first <= end && end <= all.length);
        assert.equal(above, sum(all.subarray(0, first)));
        assert.equal(below, sum(all.subarray(end)));
        assert.equal(above + sum(all.subarray(first, end)) + below, sum(all));
      },
      500,
    ));

  it("is a few items of a hundred thousand", () => {
    const all = new Float64Array(100_000).fill(150);
    const { first, end, above, below } = windowOf(all, 7_500_000, 900, 600);
    assert.ok(end - first <= 16 && first <= 50_000 && end >= 50_006);
    assert.equal(above + (end - first) * 150 + below, 15_000_000);
  });

  it("is nothing of an empty list", () =>
    assert.deepEqual(windowOf(new Float64Array(0), 0, 900, 600), { first: 0, end: 0, above: 0, below: 0 }));
});

describe("An item of a long list", () => {
  it("begins where those before it end", () =>
    law(fc.tuple(heights, fc.nat(60)), ([all, item]) => {
      assert.equal(startOf(all, item), sum(all.subarray(0, item)));
    }));

  it("is found at a place, with what of it is above", () =>
    law(
      fc.tuple(heights, place),
      ([all, top]) => {
        const { item, offset } = itemAt(all, top);
        const ends = endsOf(all);
        const there = ends.findIndex(({ start, end }) => start <= top && top < end);
        if (there !== -1)
          assert.deepEqual({ item, offset }, { item: there, offset: top - ends[there]!.start });
        // Above the list it is the first, below it the last.
        else if (top < 0) assert.deepEqual({ item, offset }, { item: 0, offset: 0 });
        else assert.equal(item, Math.max(0, all.length - 1));
        assert.ok(offset >= 0);
      },
      500,
    ));

  it("has no more above a place than it is high", () =>
    law(
      fc.tuple(heights, place),
      ([all, top]) => {
        const { item, offset } = itemAt(all, top);
        assert.ok(offset <= (all[item] ?? 0), `${offset} of ${all[item]}`);
      },
      500,
    ));

  it("is at the top again when a list is scrolled back to where it was", () =>
    law(fc.tuple(heights, extent), ([all, top]) => {
      const { item, offset } = itemAt(all, top);
      if (top < sum(all)) assert.equal(startOf(all, item) + offset, top);
    }));
});
