import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { lanesOf } from "../../../src/core/text/lanes";
import { overlap } from "../../../src/core/text/span";
import { law } from "../law";
import { marked } from "../marked";

describe("Lanes", () => {
  const check = (source: string, expected: readonly number[]) =>
    assert.deepEqual(lanesOf(marked(source).spans), expected);

  it("part passages that overlap, the longer one first, and are used again behind them", () => {
    check("[[She said [[I felt]] safe]] [[there]]", [0, 1, 0]);
    check("[[She]][[ said]]", [0, 0]);
    check("[[[[She said]] I]]", [0, 1]);
  });

  it("never hold two passages that overlap, and are as few as the most that stand at one place", () => {
    const span = fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 8 }));
    law(fc.array(span, { maxLength: 12 }), (drawn) => {
      const spans = drawn.map(([start, length]) => ({ start, end: start + length }));
      const lanes = lanesOf(spans);
      for (const [a, first] of spans.entries())
        for (const [b, second] of spans.entries())
          if (a < b && overlap(first, second)) assert.notEqual(lanes[a], lanes[b]);
      const most = Math.max(
        0,
        ...spans.map(({ start }) => spans.filter((one) => one.start <= start && start < one.end).length),
      );
      assert.equal(Math.max(0, ...lanes.map((lane) => lane + 1)), most);
    });
  });
});
