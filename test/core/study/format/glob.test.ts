import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { matcher } from "../../../../src/core/study/format/glob";
import { law } from "../../law";

describe("A pattern for paths", () => {
  const check = (pattern: string, yes: readonly string[], no: readonly string[]) => {
    const fits = matcher([pattern]);
    assert.deepEqual([...yes, ...no].filter(fits), yes, pattern);
  };

  it("is the path itself, or has stars for parts of it", () => {
    check("a/r3.md", ["a/r3.md"], ["a/r3.mdx", "r3.md", "b/a/r3.md", "a/r3_md"]);
    check("*.md", ["r3.md", ".md", "é😀.md"], ["a/r3.md", "r3.txt"]);
    check("a/*/x.md", ["a/b/x.md"], ["a/x.md", "a/b/c/x.md"]);
    check("a/r?.md", ["a/r3.md", "a/r😀.md"], ["a/r.md", "a/r33.md"]);
    check("", [], ["a"]);
  });

  it("has two stars for any folders, none included", () => {
    check("**/*.md", ["r3.md", "a/r3.md", "a/b/c/r3.md"], ["a/r3.txt"]);
    check("a/**/x.md", ["a/x.md", "a/b/x.md", "a/b/c/x.md"], ["b/a/x.md", "ab/x.md", "a/bx.md"]);
    check("a/**", ["a/x.md", "a/b/c.md"], ["b/x.md", "ab/x.md"]);
    check("**", ["x.md", "a/b/c.md"], []);
    check("**.md", ["x.md"], ["a/x.md"]);
  });

  it("has braces for either, also within each other", () => {
    check("{a,b}/*.md", ["a/x.md", "b/x.md"], ["c/x.md", "{a,b}/x.md"]);
    check("x{1,2{0,1},}.md", ["x1.md", "x20.md", "x21.md", "x.md"], ["x2.md", "x3.md"]);
    check("{a/**/x,b/*}.md", ["a/x.md", "a/b/x.md", "b/c.md"], ["b/x/y.md", "a/y.md"]);
    check("{a/**,b}", ["a/x/y.md", "b"], ["b/x"]);
    check("x{/**/a,b}.md", ["x/a.md", "x/y/z/a.md", "xb.md"], ["xya.md"]);
    check("{**/a,b}.md", ["a.md", "x/y/a.md", "b.md"], ["x/b.md", "xa.md"]);
    check("{a,b", ["{a,b"], ["a", "b"]);
  });

  it("is found fitting as by trying everything", () => {
    const tries = (pattern: string, path: string): boolean => {
      if (pattern === "") return path === "";
      if (pattern.startsWith("**/")) {
        const slash = path.indexOf("/");
        return tries(pattern.slice(3), path) || (slash > 0 && tries(pattern, path.slice(slash + 1)));
      }
      if (pattern.startsWith("*"))
        return (
          tries(pattern.slice(1), path) || (path !== "" && path[0] !== "/" && tries(pattern, path.slice(1)))
        );
      return (
        path !== "" &&
        (pattern[0] === path[0] || (pattern[0] === "?" && path[0] !== "/")) &&
        tries(pattern.slice(1), path.slice(1))
      );
    };
    const name = fc.stringMatching(/^[ab*?]{1,3}$/).filter((part) => !part.includes("**"));
    const folders = fc.array(fc.oneof(name, fc.constant("**")), { maxLength: 3 });
    const path = fc.array(fc.stringMatching(/^[ab]{1,3}$/), { minLength: 1, maxLength: 4 });
    law(fc.tuple(folders, name, path), ([above, last, parts]) => {
      const [pattern, file] = [[...above, last].join("/"), parts.join("/")];
      assert.equal(matcher([pattern])(file), tries(pattern, file), `${pattern} ${file}`);
    });
  });

  it("never keeps the computer busy", () => {
    assert.equal(matcher([`${"*a".repeat(90)}.md`])(`${"a".repeat(900)}.txt`), false);
    assert.equal(matcher([`${"**/a/".repeat(39)}z`])(`${"a/".repeat(450)}x`), false);
    assert.equal(matcher([`${"{a,b,}".repeat(33)}z`])("ab".repeat(400)), false);
  });
});
