// The source that mutations are drawn from: its rooms, its files, and all that can be mutated in them.
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { mutationsIn } from "./mutations.mjs";

/**
 * The rooms of a repository's source, by their paths in `src`: the folders of `src/core`, and the other folders.
 * @param {string} root
 */
export function roomsOf(root) {
  const folders = (...parts) =>
    fs
      .readdirSync(path.join(root, "src", ...parts), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => [...parts, name].join("/"));
  return folders().flatMap((room) => (room === "core" ? folders("core") : [room]));
}

/** The room that a file stands in; null for one that stands in none. */
export const roomOf = (file, rooms) => rooms.find((room) => file.startsWith(`src/${room}/`)) ?? null;

/**
 * All mutations of the source, by room.
 * @param {string} root
 * @param {string[]} rooms
 * @returns {Map<string, import("./mutations.mjs").Mutation[]>}
 */
export function mutationsByRoom(root, rooms) {
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
  const files = fs
    .readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
    .map((file) => `src/${file.replaceAll("\\", "/")}`)
    .filter((file) => /\.tsx?$/.test(file))
    .sort();
  const program = ts.createProgram({
    rootNames: files.map((file) => path.join(root, file)),
    // All rooms in one program: what only some of them may know makes no number another type.
    options: { ...options, lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"] },
  });
  const checker = program.getTypeChecker();
  const found = new Map(rooms.map((room) => [room, []]));
  for (const file of files.filter((name) => !name.endsWith(".d.ts"))) {
    const mutations = mutationsIn(program.getSourceFile(path.join(root, file)), checker, file);
    found.get(roomOf(file, rooms))?.push(...mutations);
  }
  return found;
}
