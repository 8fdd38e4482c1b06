import * as assert from "node:assert/strict";
import { isColor, palette, shadesOf } from "../../../../../src/core/study/format/codebook/palette";

type Triple = readonly [number, number, number];

/** How colours arrive where one kind of cones is missing: Machado, Oliveira, Fernandes 2009, severity 1, linear RGB. */
const eyes: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  "all cones": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  "no red cones": [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  "no green cones": [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  "no blue cones": [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A difference of about 0.02 in OKLab can just be seen. */
const clear = 0.06;
/** What WCAG 2 asks of marks that carry meaning. */
const standsOut = 3;

function linear(hex: string): Triple {
  const channel = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function times(matrix: readonly [Triple, Triple, Triple], [r, g, b]: Triple): Triple {
  const row = ([x, y, z]: Triple) => x * r + y * g + z * b;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

/** Ottosson 2020. */
function okLab(rgb: Triple): Triple {
  const inside = rgb.map((value) => Math.min(1, Math.max(0, value))) as unknown as Triple;
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    inside,
  ).map(Math.cbrt) as unknown as Triple;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

function contrast(a: string, b: string): number {
  const light = (hex: string) => {
    const [r, g, blue] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue + 0.05;
  };
  return Math.max(light(a), light(b)) / Math.min(light(a), light(b));
}

describe("The palette", () => {
  for (const ground of ["light", "dark"] as const) {
    for (const [eye, matrix] of Object.entries(eyes)) {
      it(`can be told apart on ${ground} ground with ${eye}`, () => {
        const seen = palette.map((name) => ({
          name,
          lab: okLab(times(matrix, linear(shadesOf(name)[ground]))),
        }));
        for (const [at, one] of seen.entries()) {
          for (const other of seen.slice(0, at)) {
            const difference = Math.hypot(...one.lab.map((value, axis) => value - other.lab[axis]!));
            assert.ok(
              difference >= clear,
              `${one.name} and ${other.name} differ by ${difference.toFixed(3)}`,
            );
          }
        }
      });
    }

    it(`stands out from ${ground} ground`, () => {
      for (const name of palette) {
        const against = contrast(shadesOf(name)[ground], ground === "light" ? "#ffffff" : "#1f1f1f");
        assert.ok(against >= standsOut, `${name} has a contrast of ${against.toFixed(2)}`);
      }
    });
  }

  it("takes six hex digits for both grounds, and nothing else", () => {
    assert.deepEqual(shadesOf("#12aB34"), { light: "#12aB34", dark: "#12aB34" });
    for (const wrong of ["", "Blue", "#123", "red;}", "__proto__", "url(x)"]) {
      assert.equal(isColor(wrong), false);
      assert.throws(() => shadesOf(wrong), RangeError);
    }
  });
});
