import * as assert from "node:assert/strict";
import { mock } from "node:test";
import { debounced, debouncedByKey } from "../../../src/editor/debounced";

describe("Work that is put off", () => {
  const done: string[] = [];
  const tick = (milliseconds: number) => {
    mock.timers.tick(milliseconds);
    return done.splice(0);
  };
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
  afterEach(() => mock.timers.reset());

  it("is done once for all who asked for it, and again for who asks later", () => {
    const work = debounced(() => done.push("done"), 50);
    work();
    assert.deepEqual(tick(40), []);
    work();
    assert.deepEqual(tick(10), ["done"]);
    assert.deepEqual(tick(100), []);
    work();
    assert.deepEqual(tick(50), ["done"]);
  });

  it("waits until nobody asks any more, where it is to", () => {
    const work = debounced(() => done.push("done"), 50, { restarts: true });
    for (let times = 0; times < 5; times++) {
      work();
      assert.deepEqual(tick(40), []);
    }
    assert.deepEqual(tick(10), ["done"]);
  });

  it("is given up where it is cancelled, each for itself", () => {
    const work = debouncedByKey((key: string) => done.push(key), 50);
    for (const key of ["a", "b", "c"]) work(key);
    work.cancel("b");
    assert.deepEqual(
      ["a", "b"].map((key) => work.isWaiting(key)),
      [true, false],
    );
    assert.deepEqual(tick(50), ["a", "c"]);
    for (const key of ["a", "b"]) work(key);
    work.dispose();
    assert.deepEqual(tick(100), []);
  });
});
