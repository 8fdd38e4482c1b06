// `node --import suite-hook.mjs run-suite.mjs NAME` runs a suite as ever, but each test once only, and writes down,
// line by line, what runs when and how it went. EMIC_MUTANT_RUN is a JSON file that says where to, and which tests:
// {events, titles: full titles, or null for all; grep: a part of them, or null}. Elsewhere it does nothing.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

if (process.env.EMIC_MUTANT_RUN && path.basename(process.argv[1] ?? "") === "run-suite.mjs") {
  const require = createRequire(path.resolve("package.json"));
  const { events, titles, grep } = JSON.parse(fs.readFileSync(process.env.EMIC_MUTANT_RUN, "utf8"));
  // A test may run a suite of its own, which is a part of the test.
  delete process.env.EMIC_MUTANT_RUN;
  const note = (event) => fs.appendFileSync(events, `${JSON.stringify(event)}\n`);
  const records = process.env.EMIC_MUTANT === "record";
  const recorder = record(note);
  if (records) {
    globalThis.emicReached = recorder.reached;
    if (opensWindows(process.argv[2])) listen(require("playwright-core"), recorder);
  }
  const chosen = titles && new Set(titles);
  const isChosen = (title) => (!chosen || chosen.has(title)) && (!grep || title.includes(grep));
  hookMocha(require("mocha").default, { note, begin: recorder.begin, isChosen, goesOn: records });
  // So that what a suite has started ends with it.
  process.on("SIGTERM", () => process.exit(1));
}

/** Whether a suite may start a browser: its bundle says so. */
function opensWindows(suite) {
  const bundle = path.join("dist", "test", `${suite}.js`);
  return !fs.existsSync(bundle) || fs.readFileSync(bundle, "utf8").includes('require("playwright-core")');
}

/** Notes what runs from now on, and once for each of that what it reaches. */
function record(note) {
  let current = { label: "", all: true };
  let before = current;
  let since = Date.now();
  const known = new Set();
  const reachedIn = (number, { label, all }) => {
    const reached = JSON.stringify([number, label, all]);
    if (known.has(reached)) return;
    known.add(reached);
    note({ reached: number, label, all });
  };
  return {
    /** From now on a test runs, or what is there for all tests whose titles begin like this. */
    begin(label, all) {
      if (label === current.label && all === current.all) return;
      [before, current, since] = [current, { label, all }, Date.now()];
      note({ at: since, label, all });
    },
    reached: (number) => reachedIn(number, current),
    /** Told by a page, so a little late: it may have been in the test before. */
    reachedLately(number) {
      reachedIn(number, current);
      if (Date.now() - since < 500) reachedIn(number, before);
    },
  };
}

function hookMocha(Mocha, { note, begin, isChosen, goesOn }) {
  const { run } = Mocha.prototype;
  Mocha.prototype.run = function (done) {
    // Titles as a whole; an expression that lists some hundred would be slow.
    this.options.grep = Object.assign(/(?:)/, { test: isChosen });
    const runner = run.call(this, done);
    runner.on("test", (test) => {
      test.retries(0);
      begin(test.fullTitle(), false);
    });
    runner.on("hook", (hook) => {
      if (/^"(?:before|after) all"/.test(hook.title)) begin(hook.parent.fullTitle(), true);
    });
    runner.on("pass", (test) => note({ passed: test.fullTitle(), milliseconds: test.duration }));
    runner.on("pending", (test) => note({ skipped: test.fullTitle() }));
    runner.on("fail", (test, error) => {
      const timedOut = error.code === "ERR_MOCHA_TIMEOUT";
      const message = String(error.message ?? error);
      note({
        failed: (test.ctx?.currentTest ?? test).fullTitle(),
        message,
        timedOut,
        milliseconds: test.duration,
      });
      if (!goesOn && !timedOut) runner.abort();
    });
    runner.on("end", () => note({ done: true }));
    return runner;
  };
}

/** Hears what pages and their workers have reached, of every browser that is started. */
function listen({ chromium }, { reachedLately }) {
  const hear = (context) => {
    context.on("console", (message) => {
      const [, number] = /emic-mutant (\d+)/.exec(message.text()) ?? [];
      if (number) reachedLately(Number(number));
    });
    return context;
  };
  const follow = (browser) => {
    const { newContext } = browser;
    browser.newContext = async (...args) => hear(await newContext.apply(browser, args));
    return browser;
  };
  for (const [name, heed] of [
    ["launch", follow],
    ["connect", follow],
    ["connectOverCDP", follow],
    ["launchPersistentContext", hear],
  ]) {
    const start = chromium[name];
    chromium[name] = async (...args) => heed(await start.apply(chromium, args));
  }
}
