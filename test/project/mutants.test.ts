import * as assert from "node:assert/strict";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import * as ts from "typescript";

interface Mutation {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly before: string;
  readonly after: string;
}

const root = path.join(__dirname, "../..");
/** The scripts find their own place, so they are not bundled. */
const script = async (name: string) =>
  (await import(pathToFileURL(path.join(root, "scripts/mutants", name)).href)) as Record<string, unknown>;

const [name, library] = ["words.ts", "library.d.ts"];
const declared = `
  interface Array<T> {
    [n: number]: T; length: number;
    some(p: (one: T) => boolean): boolean; every(p: (one: T) => boolean): boolean;
    slice(from: number, to?: number): T[]; filter(p: (one: T) => boolean): T[];
    sort(order: (a: T, b: T) => number): T[];
  }
  declare const a: number, b: number, s: string, yes: boolean, no: boolean, list: number[], maybe: number | null;
  declare const way: "up" | "down";
  declare function act(way?: "up" | "down"): number;`;

/** The mutations of a text, as `kind: before → after`. */
async function mutationsOf(text: string): Promise<Mutation[]> {
  const { mutationsIn } = (await script("mutations.mjs")) as {
    mutationsIn: (source: ts.SourceFile, checker: ts.TypeChecker, file: string) => Mutation[];
  };
  const texts = new Map([
    [name, text],
    [library, declared],
  ]);
  const sources = new Map(
    Array.from(texts, ([file, content]) => [
      file,
      ts.createSourceFile(file, content, ts.ScriptTarget.ES2022, true),
    ]),
  );
  const host: ts.CompilerHost = {
    getSourceFile: (file) => sources.get(file),
    getDefaultLibFileName: () => library,
    writeFile: () => undefined,
    getCurrentDirectory: () => "",
    getCanonicalFileName: (file) => file,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    fileExists: (file) => texts.has(file),
    readFile: (file) => texts.get(file),
  };
  const program = ts.createProgram([name, library], { noLib: true, strict: true }, host);
  return mutationsIn(program.getSourceFile(name)!, program.getTypeChecker(), name);
}

/** `code` runs in a function. */
async function check(code: string, ...expected: string[]): Promise<void> {
  const found = await mutationsOf(`function f() {\n${code}\n}`);
  const said = found.map(({ kind, before, after }) => `${kind}: ${before} → ${after}`.trim());
  assert.deepEqual(said.sort(), expected.sort());
}

describe("A mutation of the source", function () {
  this.timeout(60_000);

  it("turns round what is compared and what is asked", async () => {
    await check("return a < b;", "comparison: a < b → a <= b");
    await check("return a /* so */ !==\n  b;", "comparison: a /* so */ !==\n  b → a === b");
    await check("return yes && no;", "logic: yes && no → yes || no");
    await check("return yes ? a : b;", "condition: yes → !(yes)");
    await check("return !yes;", "negation: !yes → !! yes");
    await check("return true;", "boolean: true → false");
  });

  it("counts otherwise, but only numbers", async () => {
    await check("return a + b;", "arithmetic: a + b → a - b");
    await check("return s + a;");
    await check("for (let n = a; yes; n++);");
    await check("return a * 10;", "arithmetic: a * 10 → a / 10", "number: 10 → 9");
    await check("return maybe ?? a;", "default: maybe ?? a → maybe", "default: maybe ?? a → a");
  });

  it("leaves out what is done", async () => {
    await check("act();", "call: act(); →");
    await check("s = s;", "assignment: s = s; →");
    await check("if (yes) return a;\nreturn b;", "condition: yes → !(yes)", "return: return a; →");
  });

  it("looks at lists otherwise", async () => {
    await check("return list.some(act);", "method: .some → every");
    await check("return list?.some(act);", "method: some → every");
    await check("return list.slice(a);", "bound: a → a + 1");
    await check("return list.filter(act);", "predicate: act → (...all) => !(act)(...all)");
    await check("return list.sort(act);", "order: act → (one, other) => (act)(other, one)");
  });

  it("changes a string that the program knows, and no words", async () => {
    await check('return act("up");', 'constant: "up" → ""');
    await check('return way === "up";', 'comparison: way === "up" → way !== "up"', 'constant: "up" → ""');
    await check('return s + "up";');
  });

  it("is none of types, nor of what is constant once it is loaded", async () => {
    assert.deepEqual(await mutationsOf("type T = 1;\nconst c = a < 1;\nclass C { static n = 1 }"), []);
    await check('const t: Record<"x", 1> | { 2: true } = s as never; const { 0: n } = t;');
  });

  it("stands behind a switch, and moves no line", async () => {
    const { apply } = (await script("apply.mjs")) as {
      apply: (text: string, mutations: (Mutation & { number: number })[]) => string;
    };
    const applied = async (code: string) => {
      const text = `function f() {\n${code}\n}`;
      const numbered = (await mutationsOf(text)).map((mutation, at) => ({ ...mutation, number: at + 1 }));
      return apply(text, numbered).split("\n").slice(1, -1).join("\n");
    };
    assert.equal(await applied("return a <\n b;"), "return (globalThis.emicMutant?.(1)?(a <= b):(a <\n b));");
    assert.equal(
      await applied("if (s) act();"),
      "if ((globalThis.emicMutant?.(1)?(!(s)):(s))) {if(!globalThis.emicMutant?.(2)){act();}}",
    );
    assert.equal(
      await applied("return list.some(act);"),
      'return list[globalThis.emicMutant?.(1)?"every":"some"](act);',
    );
    assert.throws(() =>
      apply("a > b", [{ file: name, start: 0, end: 5, kind: "", before: "a < b", after: "", number: 1 }]),
    );
  });
});

describe("Mutations", () => {
  const at = (room: string, place: number): Mutation => ({
    ...{ file: `src/${room}/${place % 3}.ts`, start: place, end: place + 2 },
    ...{ kind: "number", before: "10", after: "9" },
  });

  it("are drawn from all rooms, none twice, and by the same seed the same", async () => {
    const { roomsOf } = (await script("sources.mjs")) as { roomsOf: (root: string) => string[] };
    const { draw } = (await script("draw.mjs")) as {
      draw: (rooms: Map<string, Mutation[]>, how: { count: number; seed: number }) => Mutation[];
    };
    const rooms = roomsOf(root);
    for (const room of ["core/text", "node", "view"]) assert.ok(rooms.includes(room), room);
    assert.ok(!rooms.includes("core"));
    // The last room has most of the code.
    const all = new Map(
      rooms.map((room, n) => [
        room,
        Array.from({ length: n === rooms.length - 1 ? 900 : 3 }, (_, place) => at(room, place)),
      ]),
    );
    const drawn = draw(all, { count: 20, seed: 7 });
    assert.equal(drawn.length, 20);
    for (const room of rooms)
      assert.ok(
        drawn.some(({ file }) => file.startsWith(`src/${room}/`)),
        room,
      );
    for (const one of drawn)
      for (const other of drawn)
        assert.ok(
          one === other || one.file !== other.file || one.end <= other.start || other.end <= one.start,
        );
    assert.deepEqual(draw(all, { count: 20, seed: 7 }), drawn);
    assert.notDeepEqual(draw(all, { count: 20, seed: 8 }), drawn);
  });

  it("are reached by who is there when they are, also in other processes", async () => {
    const { reachedBy } = (await script("recording.mjs")) as {
      reachedBy: (run: { events: object[]; notes: string[] }, titles: string[]) => Record<string, string[]>;
    };
    const events = [
      { at: 1000, label: "A", all: true },
      { at: 2000, label: "A one", all: false },
      { reached: 1, label: "A one", all: false },
      { at: 3000, label: "A two", all: false },
      { reached: 2, label: "A", all: true },
      { at: 4000, label: "B three", all: false },
    ];
    const reached = reachedBy({ events, notes: ["2950 3", "5000 4"] }, ["A one", "A two", "B three"]);
    assert.deepEqual(reached, {
      1: ["A one"],
      2: ["A one", "A two"],
      3: ["A one", "A two"],
      4: ["B three"],
    });
  });
});
