import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { copyOf } from "../editor/driver/study.js";
import { eventually, openPanel, until } from "./harness/index.js";
import { repository } from "./harness/repository.js";
import { known } from "./harness/theme.js";

describe("A webview’s page", () => {
  it("may run no script but its own, and load nothing from elsewhere", async () => {
    const panel = await openPanel(copyOf("sample"));
    await panel.page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'taken'";
      document.body.append(script);
      const image = document.createElement("img");
      image.src = "https://example.org/tracked.png";
      document.body.append(image);
      const style = document.createElement("style");
      style.textContent = "body { display: none }";
      document.head.append(style);
      // That it is refused is read from what the page complains about.
      void Promise.allSettled([fetch("https://example.org/")]);
    });
    await until(
      () => panel.complaints,
      ({ length }) => length >= 4,
      "four refusals",
    );
    const refused = panel.complaints.splice(0).join("\n");
    for (const directive of ["script-src", "img-src", "style-src", "default-src"])
      assert.match(refused, new RegExp(directive));
    assert.equal(await panel.page.title(), "The small till");
    await eventually(panel.title, "All quotes");
  });

  it("uses no variable of themes that the tests do not know", () => {
    // Where nobody sets it, as in most windows, or where it is VS Code's alone.
    const unset = new Set(["--vscode-markdown-font-family"]);
    const source = path.join(repository, "src/view");
    const styles = fs
      .readdirSync(source, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".css"));
    assert.ok(styles.length >= 3);
    for (const file of styles)
      for (const [name] of fs.readFileSync(path.join(source, file), "utf8").matchAll(/--vscode-[\w-]+/g))
        assert.ok(
          known.has(name) || unset.has(name),
          `${file}: ${name} is not in test/view/harness/themes.json`,
        );
  });
});
