// What the packages inside the bundles ask of whoever passes them on: their licences, word for word.
import fs from "node:fs";
import path from "node:path";

/** Licences, by their SPDX names, of code, or of a font, that may be part of a work under the MIT licence. */
const compatible = new Set([
  ...["0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "CC-BY-4.0", "CC0-1.0"],
  ...["ISC", "MIT", "MIT-0", "Unlicense", "Zlib"],
]);

/**
 * The notices for all packages of which these builds hold code, sorted by name.
 * @param {import("esbuild").Metafile[]} metafiles
 * @param {string} root the folder that the builds were made in
 * @returns {string}
 * @throws {Error} where a package's licence is missing, or not compatible with MIT; with all such packages
 */
export function notices(metafiles, root) {
  const found = packageFolders(metafiles, root).map(readPackage);
  const complaints = found.flatMap(({ name, complaint }) => (complaint ? [`${name}: ${complaint}`] : []));
  if (complaints.length > 0) throw new Error(`Not to be passed on:\n${complaints.join("\n")}`);
  const parts = found.map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}`);
  const head = "Emic contains code of these packages, under these licences.";
  return `${[head, ...parts].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

/** The folders of the packages that a build took code from, sorted. */
function packageFolders(metafiles, root) {
  const inputs = metafiles.flatMap(({ outputs }) => Object.values(outputs).flatMap((one) => taken(one)));
  const folders = inputs.map((input) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]);
  return [...new Set(folders.filter(Boolean))].sort().map((folder) => path.resolve(root, folder));
}

const taken = ({ inputs }) =>
  Object.entries(inputs).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [`./${input}`] : []));

function readPackage(folder) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const text = licenceText(folder, name);
  const choices = String(license).replaceAll(/[()]/g, "").split(" OR ");
  const licence = choices.find((choice) => compatible.has(choice));
  const complaint = !licence
    ? `its licence, ${license}, is not known to be compatible with MIT`
    : text === "" && "it has no licence text";
  if (complaint) return { name, complaint };
  return { name, version, licence, text };
}

/**
 * A package's own, and what is kept here: the licence of a package that brings no text of it, or those of other code that
 * a package holds without saying so in a file. Empty where there is neither.
 */
function licenceText(folder, name) {
  const own = fs.readdirSync(folder).find((entry) => /^licen[cs]e(?:[.-]|$)/i.test(entry));
  const files = [own && path.join(folder, own), path.join(import.meta.dirname, "licences", `${name}.txt`)];
  const texts = files
    .filter((file) => file && fs.existsSync(file))
    .map((file) => fs.readFileSync(file, "utf8"));
  return texts.map((text) => text.trim()).join("\n\n");
}
