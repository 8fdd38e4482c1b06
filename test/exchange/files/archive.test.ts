import * as assert from "node:assert/strict";
import { constants, deflateRawSync } from "node:zlib";
import * as fc from "fast-check";
import { strFromU8, strToU8, zipSync } from "fflate";
import { openArchive, writeArchive, type Archive } from "../../../src/core/files/archive";
import { law, texts } from "../../core/law";

function opened(bytes: Uint8Array, limits?: Parameters<typeof openArchive>[1]): Archive {
  const archive = openArchive(bytes, limits);
  assert.ok("names" in archive, "wrong" in archive ? archive.wrong : "");
  return archive;
}

function refused(bytes: Uint8Array, wrong: RegExp): void {
  const archive = openArchive(bytes);
  assert.ok("wrong" in archive);
  assert.match(archive.wrong, wrong);
}

/** The archive with the name of its only file replaced by one as long. */
function renamed(from: string, to: string): Uint8Array {
  const bytes = zipSync({ [from]: strToU8("Words.") });
  for (let at = 0; at + from.length <= bytes.length; at++)
    if (strFromU8(bytes.subarray(at, at + from.length)) === from) bytes.set(strToU8(to), at);
  return bytes;
}

/** An archive of 200 MB in 200 kB, which says of itself what it likes. */
function bomb(claim: number): Uint8Array {
  const part = deflateRawSync(new Uint8Array(200_000), { finishFlush: constants.Z_FULL_FLUSH });
  const packed = Uint8Array.from({ length: part.length * 400 }, (_, at) => part[at % part.length]!);
  const bytes = zipSync({ "bomb.txt": packed }, { level: 0 });
  const view = new DataView(bytes.buffer);
  const entry = bytes.length - 22 - 46 - "bomb.txt".length;
  view.setUint16(entry + 10, 8, true);
  view.setUint32(entry + 24, claim, true);
  return bytes;
}

const small = { entries: 10, each: 100_000, all: 150_000 };

describe("An archive", () => {
  it("gives back what was put into it, and is the same each time it is written", () => {
    const files = fc.uniqueArray(fc.tuple(fc.constantFrom("a.txt", "b/ü.md", "b/c/d", "😀"), texts), {
      selector: ([name]) => name,
    });
    law(files, (all) => {
      const given = new Map(all.map(([name, text]) => [name, strToU8(text)]));
      const bytes = writeArchive(given);
      const archive = opened(bytes);
      assert.deepEqual(archive.names, [...given.keys()]);
      for (const [name, held] of given) assert.deepEqual(archive.read(name), { bytes: held });
      assert.deepEqual(writeArchive(given), bytes);
    });
  });

  it("may hold folders and names as Windows writes them", () => {
    const archive = opened(zipSync({ "a/": new Uint8Array(), "a\\b.txt": strToU8("Words.") }));
    assert.deepEqual(archive.names, ["a/b.txt"]);
  });

  it("is told from other files and from one that is cut off", () => {
    const whole = zipSync({ "a.txt": strToU8("Words.") });
    refused(strToU8("Words and nothing else, for quite a while."), /no ZIP archive/);
    refused(new Uint8Array(), /no ZIP archive/);
    refused(whole.subarray(0, whole.length - 30), /cut off/);
  });

  for (const name of ["../up.txt", "/top.txt", "a/../../x", "c:/win.txt", "..\\up.txt", "a//b.txt"]) {
    it(`is refused where a name leads out of it: ${name}`, () => {
      refused(renamed("x".repeat(name.length), name), /leads out of it/);
    });
  }

  it("is refused where two of its files have one name", () => {
    const bytes = zipSync({ "a.txt": strToU8("1"), "b.txt": strToU8("2") });
    for (let at = 0; at < bytes.length; at++)
      if (strFromU8(bytes.subarray(at, at + 5)) === "b.txt") bytes.set(strToU8("a.txt"), at);
    refused(bytes, /“a\.txt” twice/);
  });

  it("unpacks no more than what it may, be it a bomb or only said to be large", () => {
    const before = process.memoryUsage().arrayBuffers;
    assert.match(JSON.stringify(opened(bomb(10), small).read("bomb.txt")), /larger than what is read/);
    assert.ok(process.memoryUsage().arrayBuffers - before < 20_000_000);
    assert.match(JSON.stringify(opened(bomb(500_000_000)).read("bomb.txt")), /larger than what is read/);
  });

  it("unpacks no more than what all of its files may have", () => {
    const archive = opened(
      zipSync({ a: new Uint8Array(80_000), b: new Uint8Array(60_000), c: new Uint8Array(60_000) }),
      small,
    );
    assert.ok("bytes" in archive.read("a") && "bytes" in archive.read("b"));
    assert.ok("wrong" in archive.read("c"));
  });

  it("says which file is damaged", () => {
    const words = strToU8("Words that are packed, words that are packed, and words.");
    for (const level of [0, 9] as const) {
      const bytes = zipSync({ "a.txt": words }, { level });
      bytes[bytes.indexOf(0x74, 30) + 12]! ^= 0x55;
      assert.deepEqual(opened(bytes).read("a.txt"), { wrong: "“a.txt” in the archive is damaged." });
    }
  });

  it("never throws, whichever byte is wrong", () => {
    const whole = zipSync({ "a.txt": strToU8("Words and words."), "b/c.txt": strToU8("x".repeat(400)) });
    law(
      fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { maxLength: 4 }),
      (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        const archive = openArchive(bytes);
        if ("names" in archive) for (const name of archive.names) archive.read(name);
      },
      100,
    );
  });
});
