import * as assert from "node:assert/strict";
import { isThemeFile, readTheme } from "../../../../src/core/study/format/theme";

describe("A theme", () => {
  it("says in its file which codes it gathers, and is called by its heading", () => {
    const text =
      "---\nstatus: kept\ncodes: [trust, price]\nsubthemes: [a]\n---\n\n# Carrying it in their own van \n\nBody #x\n";
    assert.deepEqual(readTheme(text, "themes/carrying-it.md"), {
      theme: {
        id: "carrying-it",
        file: "themes/carrying-it.md",
        title: "Carrying it in their own van",
        status: "kept",
        codes: ["trust", "price"],
        subthemes: ["a"],
      },
      problems: [],
    });
  });

  it("may be only words", () => {
    const { theme, problems } = readTheme("An idea.\n## Not this\n", "themes/idea.md");
    assert.deepEqual([theme!.title, theme!.status, theme!.codes, problems], ["idea", "candidate", [], []]);
  });

  it("keeps what is right where something is wrong, with the place in its file", () => {
    const { theme, problems } = readTheme(
      "---\nstatus: done\ncodes: [trust]\nsubthemes: [Not OK]\n---\n",
      "themes/a.md",
    );
    assert.deepEqual([theme!.status, theme!.codes, theme!.subthemes], ["candidate", ["trust"], []]);
    assert.deepEqual(
      problems.map(({ code, file, range }) => `${code} ${file}:${range.start.line}`),
      ["wrong-value themes/a.md:1", "wrong-value themes/a.md:3"],
    );
  });

  it("has a name that can be an id", () => {
    for (const name of ["Carrying It", "__proto__", "a/b", ""]) {
      const { theme, problems } = readTheme("", `themes/${name}.md`);
      assert.equal(theme, null);
      assert.deepEqual(
        problems.map(({ code, file }) => `${code} ${file}`),
        [`unsafe-name themes/${name}.md`],
      );
    }
  });

  it("is no read-me, and stands nowhere else", () => {
    assert.ok(isThemeFile("themes/a.md"));
    for (const file of ["themes/README.md", "themes/a.txt", "interviews/themes/a.md", "themes.md"])
      assert.ok(!isThemeFile(file), file);
  });
});
