import * as assert from "node:assert/strict";
import * as path from "node:path";
import { pathToFileURL } from "node:url";

interface Listed {
  readonly suite: string;
  readonly title: string;
}
interface Renamed {
  readonly old: string;
  readonly new: string;
  readonly reason: string;
}

/** Each test is `suite: title`. */
async function check(old: string[], now: string[], expected: (string | null)[], renamed: Renamed[] = []) {
  // The scripts find their own place, so they are not bundled.
  const file = path.join(__dirname, "../../scripts/tests/compare.mjs");
  const { compare } = (await import(pathToFileURL(file).href)) as {
    compare: (old: Listed[], tests: Listed[], renamed: Renamed[]) => { now: Listed | null; how: string }[];
  };
  const listed = (all: string[]) =>
    all.map((one) => ({ suite: one.split(": ")[0]!, title: one.split(": ")[1]! }));
  const found = compare(listed(old), listed(now), renamed);
  assert.deepEqual(
    found.map((pair) => pair.now && `${pair.now.suite}: ${pair.now.title} (${pair.how})`),
    expected,
  );
}

describe("A test that was there once", () => {
  it("is there as it was, or in another suite", async () => {
    await check(
      ["core: A", "core: B"],
      ["core: A", "view: B"],
      ["core: A (the same)", "view: B (now in view)"],
    );
  });

  it("is lost where another is there only once", async () => {
    await check(["core: A", "core: A", "core: B"], ["core: A"], ["core: A (the same)", null, null]);
  });

  it("has another title where that is said, with the reason", async () => {
    const renamed = [{ old: "A", new: "B", reason: "clearer" }];
    await check(["core: A"], ["core: B"], ["core: B (renamed: clearer)"], renamed);
    await check(["core: A"], ["core: C"], [null], renamed);
  });

  it("of the web host is in the Node host, or where there is no host", async () => {
    const moved = "view: P x (now in view, where there is no host)";
    const [web, node] = ["editor: P (web host) x", "editor: P (node host) x"];
    await check([web], [node], [`${node} (node host; all of the web host by test:web)`]);
    await check([web, node], ["view: P x"], [moved, moved]);
    await check([web], [], [null]);
    const renamed = [{ old: "P (node host) x", new: "P y", reason: "shorter" }];
    await check([web], ["view: P y"], ["view: P y (renamed: shorter)"], renamed);
  });
});
