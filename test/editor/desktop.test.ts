import assert from "node:assert/strict";
import { describeInBothHosts } from "./driver/index.js";

describeInBothHosts("The suite for desktop VS Code", (emic) => {
  it("passes here too, in the host it is meant for", async () => {
    const { passed, log } = await emic.runInside("dist/test/desktop.js");
    assert.ok(passed, log);
    assert.match(log, emic.host === "web" ? /in a web worker/ : /in Node/);
    assert.match(log, /[1-9]\d* passing/);
  });
});
