// npm run test:desktop: the suite of test/desktop in a desktop VS Code, which is downloaded.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureDependencies, root } from "./setup.mjs";
import { build } from "./steps.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "emic-desktop-"));
try {
  await ensureDependencies();
  const [complaint] = (await build()).complaints;
  if (complaint) throw new Error(`${complaint.sentence}\n${complaint.details}`);
  const { runTests } = await import("@vscode/test-electron");
  await runTests({
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, "dist", "test", "desktop.js"),
    launchArgs: [folder, "--disable-extensions", "--disable-workspace-trust"],
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
