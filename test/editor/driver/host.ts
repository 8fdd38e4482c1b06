import { removeStudies, study, type Study } from "./study.js";
import type { Person } from "./person.js";
import { closeWindow, openWindow, ready, stopMachine, type Host, type WindowOptions } from "./window.js";

/** What a test starts from: VS Code with Emic in it. */
export interface Emic {
  host: Host;
  /** Opens a study in a fresh window; opened twice, it is two people on the same files. */
  open(study: Study, options?: WindowOptions): Promise<Person>;
  /** Has the extension host run a suite: a module, relative to the repository, that exports `run`. */
  runInside(module: string): Promise<{ passed: boolean; log: string }>;
}

/** Declares the tests once for the extension host in Node and once for the one in a web worker. */
export function describeInBothHosts(title: string, declare: (emic: Emic) => void): void {
  for (const host of ["node", "web"] as const) describeInHost(host, title, declare);
}

/** Declares tests for one extension host, unless EMIC_HOST names the other. */
export function describeInHost(host: Host, title: string, declare: (emic: Emic) => void): void {
  if ((process.env.EMIC_HOST ?? host) !== host) return;
  describe(`${title} (${host} host)`, function () {
    this.timeout(180_000);
    this.slow(15_000);
    // Machines are shared, and a window may be starved for longer than anybody would wait.
    this.retries(2);
    const people: Person[] = [];

    const open = async (folder: Study, options: WindowOptions = {}) => {
      // Known before it is ready, so that a window that never gets ready is in the report.
      const person = await openWindow(host, folder, options);
      people.push(person);
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
    failOnExtensionErrors(this, people);

    afterEach(async function () {
      const test = this.currentTest;
      for (const [index, person] of people.splice(0).entries()) {
        if (test?.state === "failed") await report(person, `failed ${test.fullTitle()} ${index + 1}`);
        await closeWindow(person);
      }
    });
  });
}

after(async function () {
  this.timeout(60_000);
  await stopMachine();
  removeStudies();
});

/** A test in which our extension failed has failed, whatever was on screen. */
function failOnExtensionErrors(suite: Mocha.Suite, people: Person[]): void {
  for (const test of suite.tests) {
    const body = test.fn as Mocha.AsyncFunc | undefined;
    if (!body) continue;
    test.fn = async function (this: Mocha.Context) {
      await body.call(this);
      const failures = (await Promise.all(people.map((person) => person.failures()))).flat();
      if (failures.length > 0) throw new Error(`The extension failed:\n${failures.join("\n")}`);
    };
  }
  for (const inner of suite.suites) failOnExtensionErrors(inner, people);
}

/** Says what a test that failed was like to look at. */
async function report(person: Person, name: string): Promise<void> {
  const picture = await person.screenshot(name).catch(String);
  const failures = await person.failures().catch(() => []);
  const complaints = [...new Set([...person.journal.errors, ...failures])];
  const lines = [
    `See ${picture}`,
    ...(complaints.length > 0 ? ["The window complained:", ...complaints] : []),
  ];
  console.log(lines.join("\n").replaceAll(/^/gm, "      "));
}
