import { currentFile } from "./report.js";
import { canShare, kindOf, SharedWindow } from "./shared.js";
import { removeStudies, study, type Study } from "./study.js";
import type { Person } from "./person.js";
import { closeWindow, openWindow, ready, stopMachine, type Host, type WindowOptions } from "./window.js";

/** What a test starts from: VS Code with Emic in it. */
export interface Emic {
  host: Host;
  /**
   * Opens a study, in the window that serves the file's tests, where nothing is left of the test before. Opened twice in a
   * test, it is two people on the same files, in two windows.
   */
  open(study: Study, options?: WindowOptions): Promise<Person>;
  /** Has the extension host run a suite: a module, relative to the repository, that exports `run`. */
  runInside(module: string): Promise<{ passed: boolean; log: string }>;
}

/**
 * Declares tests of what VS Code does alike in both of its extension hosts: in the one in Node, and in the one in a web
 * worker when all tests are to run there (`npm run test:web`).
 */
export function describeInVsCode(title: string, declare: (emic: Emic) => void): void {
  declareIn(wanted ?? "node", title, declare);
}

/** Declares tests of what differs between the hosts, or tries it whole: once for each. */
export function describeInBothHosts(title: string, declare: (emic: Emic) => void): void {
  for (const host of ["node", "web"] as const) describeInHost(host, title, declare);
}

/** Declares tests of what only one host does. */
export function describeInHost(host: Host, title: string, declare: (emic: Emic) => void): void {
  if ((wanted ?? host) === host) declareIn(host, title, declare);
}

/** The host that alone is asked for; undefined where both are. */
const wanted = process.env.EMIC_HOST as Host | undefined;

function declareIn(host: Host, title: string, declare: (emic: Emic) => void): void {
  const file = currentFile();
  describe(`${title} (${host} host)`, function () {
    this.timeout(120_000);
    this.slow(15_000);
    // Machines are shared, and a window may be starved for longer than anybody would wait. Whoever runs the suite counts.
    this.retries(1);
    const people: Person[] = [];
    const own: Person[] = [];
    /** Told by the test itself: of one that will be tried again Mocha does not say that it failed. */
    const last = { failed: false };

    const open = async (folder: Study, options: WindowOptions = {}) => {
      // Known before it is ready, so that a window that never gets ready is in the report.
      const isShared = people.length === 0 && canShare(options);
      const person = isShared
        ? await openShared(file, host, folder, options)
        : await openWindow(host, folder, options);
      people.push(person);
      if (!isShared) own.push(person);
      return ready(person, options);
    };
    const runInside = async (module: string) => {
      let log = "";
      const code = await new Promise<number>((exit, reject) => {
        const inside = { module, exit, log: (text: string) => (log += `${text}\n`) };
        open(study({}), { inside }).catch(reject);
      });
      return { passed: code === 0, log };
    };
    declare({ host, open, runInside });
    failOnExtensionErrors(this, people, last);

    afterEach(async function () {
      const hasFailed = last.failed;
      last.failed = false;
      for (const [index, person] of people.splice(0).entries())
        if (hasFailed) await report(person, `failed ${this.currentTest?.fullTitle()} ${index + 1}`);
      for (const person of own.splice(0)) await closeWindow(person);
      // Whatever state a failed test left, the next one begins in a window that nobody used.
      if (hasFailed) for (const one of shared.filter(({ used }) => used)) await closeShared(one);
      for (const one of shared) one.used = false;
    });
  });
}

/** A window that tests share. */
interface Shared {
  readonly window: SharedWindow;
  readonly kind: string;
  /** The last file whose tests it served, and how many tests that made in all. */
  file: string;
  served: number;
  /** Whether it serves the test that is on. */
  used: boolean;
}

/** So many windows that tests share are open at most: one of each host, and one for what a file wants otherwise. */
const mostShared = 3;
/** A window that has served so many tests serves no further file. */
const fullyUsed = 20;
const shared: Shared[] = [];

/** A window with nothing in it but this study: the one that serves the file's tests, tidied, or a new one. */
async function openShared(file: string, host: Host, folder: Study, options: WindowOptions): Promise<Person> {
  const kind = kindOf(host, options);
  const known = shared.find((one) => one.kind === kind);
  if (known !== undefined) {
    if (known.file === file || known.served < fullyUsed) {
      known.file = file;
      known.served++;
      known.used = true;
      return known.window.next(folder, options);
    }
    await closeShared(known);
  }
  if (shared.length === mostShared) await closeShared(shared[0]!);
  const { window, person } = await SharedWindow.open(host, folder, options);
  shared.push({ window, kind, file, served: 1, used: true });
  return person;
}

async function closeShared(one: Shared): Promise<void> {
  shared.splice(shared.indexOf(one), 1);
  await one.window.close();
}

after(async function () {
  this.timeout(60_000);
  for (const one of [...shared]) await closeShared(one);
  await stopMachine();
  removeStudies();
});

/** A test in which our extension failed has failed, whatever was on screen. */
function failOnExtensionErrors(suite: Mocha.Suite, people: Person[], last: { failed: boolean }): void {
  for (const test of suite.tests) {
    const body = test.fn as Mocha.AsyncFunc | undefined;
    if (!body) continue;
    test.fn = async function (this: Mocha.Context) {
      last.failed = true;
      await body.call(this);
      const failures = (await Promise.all(people.map((person) => person.failures()))).flat();
      if (failures.length > 0) throw new Error(`The extension failed:\n${failures.join("\n")}`);
      last.failed = false;
    };
  }
  for (const inner of suite.suites) failOnExtensionErrors(inner, people, last);
}

/** Says what a test that failed was like to look at. */
async function report(person: Person, name: string): Promise<void> {
  const picture = await person.photograph(name).catch(String);
  const failures = await person.failures().catch(() => []);
  const complaints = [...new Set([...person.journal.errors, ...failures])];
  const lines = [
    `See ${picture}`,
    ...(complaints.length > 0 ? ["The window complained:", ...complaints] : []),
  ];
  console.log(lines.join("\n").replaceAll(/^/gm, "      "));
}
