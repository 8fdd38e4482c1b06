import assert from "node:assert/strict";
import path from "node:path";
import MarkdownIt from "markdown-it";
import { showStudy, type Known, type CodeStyle } from "../../src/editor/preview/plugin";
import { newPage, theServer } from "./harness/browser.js";
import { axe, eventually, themes, until } from "./harness/index.js";
import { repository } from "./harness/repository.js";
import { attributesOf, changeTheme, defaultStyles } from "./harness/theme.js";

const id = "01JD7Q2M8Z3K5V9X0B4N000001";
const interview = `R3: They only call when they want a number.

${"R3: And so on, and so on.\n\n".repeat(60)}
R3: In the end it was about trust and nothing else.
`;
const memo = `# What holds\n\nSome of it is #trust, some is #price.\n\n> it was about trust — [P03](../interviews/r3.md#emic-${id})\n\n[Elsewhere](../interviews/r3.md)\n`;

const looks: Readonly<Record<string, CodeStyle>> = {
  trust: { name: "Trust & <b>more</b>", color: "teal", title: "Trust" },
  price: { name: "Price", color: "#c08514", title: "Price" },
};

function rendered(text: string, known: Known): string {
  const md = new MarkdownIt({ html: true });
  showStudy(md, () => known);
  return md.render(text, {});
}

const start = interview.indexOf("it was about trust");
const passage = { id, start, end: start + "it was about trust".length, isDimmed: false, ...looks["trust"]! };
const contents: Readonly<Record<string, string>> = {
  "memos/holds.md": rendered(memo, { kind: "memo", code: (one) => looks[one] ?? null }),
  "interviews/r3.md": rendered(interview, { kind: "document", passages: [passage], areShown: true }),
};

/**
 * VS Code's Markdown preview as far as it matters here: a page with Emic's style and script, whose text comes after its
 * scripts were loaded, and whose links open the other document at its top, in the same frame.
 */
async function openPreview(opened: string) {
  const server = await theServer();
  const bundles = server.folder("/dist/view/", path.join(repository, "dist/view"));
  for (const one of Object.keys(contents)) {
    const { html, body } = attributesOf("light");
    server.page(
      `/preview/${one}`,
      () => `<!DOCTYPE html><html lang="en" ${html}><head><title>Preview</title><style>${defaultStyles}</style>
        <link rel="stylesheet" href="${bundles}preview.css"></head><body ${body}><main></main>
        <script src="${bundles}preview.js"></script></body></html>`,
    );
  }
  const { page } = await newPage({ viewport: { width: 800, height: 600 } });
  await page.addInitScript(() => {
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (link === null) return;
      event.preventDefault();
      location.assign(link.href.split("#")[0]!);
    });
  });
  const fill = async (one: string) => {
    await page.waitForURL(`**/preview/${one}`);
    await page.locator("main").evaluate((main, text) => (main.innerHTML = text), contents[one] ?? "");
  };
  await page.goto(`${server.origin}/preview/${opened}`);
  await fill(opened);
  return { page, fill };
}

describe("The Markdown preview’s page", () => {
  it("leads from a reference in a memo to its passage, when its text has come", async () => {
    const { page, fill } = await openPreview("memos/holds.md");
    await page.getByRole("link", { name: "P03" }).click();
    await fill("interviews/r3.md");
    const seen = () =>
      page.locator("mark", { hasText: "it was about trust" }).evaluate((mark) => {
        const { top, bottom } = mark.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
    await eventually(seen, true);
    // It leads there once: whoever scrolls away and comes back is not taken there again.
    await page.reload();
    await fill("interviews/r3.md");
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    assert.equal(await seen(), false);
  });

  it("opens a document at its top where a link leads to no passage", async () => {
    const { page, fill } = await openPreview("memos/holds.md");
    await page.getByRole("link", { name: "Elsewhere" }).click();
    await fill("interviews/r3.md");
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    assert.equal(await page.evaluate(() => scrollY), 0);
  });

  it("shows codes by name, in a shade that the theme’s ground wants", async () => {
    const { page } = await openPreview("memos/holds.md");
    assert.deepEqual(await page.locator(".emic-code").allInnerTexts(), ["Trust & <b>more</b>", "Price"]);
    const shade = () =>
      page
        .locator(".emic-code")
        .first()
        .evaluate((code) => getComputedStyle(code, "::before").backgroundColor);
    const shades: Record<string, string> = {};
    for (const theme of themes) {
      await changeTheme(page, theme);
      shades[theme] = await shade();
    }
    assert.equal(shades["high-contrast"], shades["dark"]);
    assert.equal(shades["high-contrast-light"], shades["light"]);
    assert.notEqual(shades["light"], shades["dark"]);
  });

  it("can be read by everybody in all themes", async () => {
    for (const file of Object.keys(contents)) {
      const { page } = await openPreview(file);
      const marked = page.locator(file.startsWith("memos") ? ".emic-code" : "mark").first();
      await until(
        () => marked.count(),
        (count) => count === 1,
        "what is shown of codes",
      );
      await marked.scrollIntoViewIfNeeded();
      for (const theme of themes) {
        await changeTheme(page, theme);
        // The ground behind a preview is VS Code's own.
        await page.evaluate(() => (document.body.style.background = "var(--vscode-editor-background)"));
        await page.screenshot({
          path: path.join(repository, `test/out/view/preview-${file.slice(0, 4)}-${theme}.png`),
        });
        assert.deepEqual(await axe(page, ".emic-code, .emic-coded"), [], theme);
      }
    }
  });
});
