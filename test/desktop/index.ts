import type MochaRunner from "mocha";

/**
 * What VS Code calls, in an extension host on the desktop, in its server or in a browser’s web worker. A rejection
 * is a failed run.
 */
export async function run(): Promise<void> {
  // The build for browsers asks nothing of Node. Loaded here, because it makes itself this bundle's export.
  await import("mocha/mocha.js");
  const { Mocha } = globalThis as unknown as { Mocha: typeof MochaRunner };
  const mocha = new Mocha({ ui: "bdd", reporter: "spec", timeout: 60_000, color: false });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await import("suite:desktop");
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => {
      if (failures > 0) reject(new Error(`${failures} failed`));
      else resolve();
    });
  });
}
