import type { Losses } from "../../losses";
import { largestDocument } from "../../../study/port";
import type { Block, Table } from "../blocks";
import type { Decode } from "../reading";
import { noteOf, type Note } from "../written";
import { decoder, encodingOfCodePage } from "./code-pages";
import { definitions } from "./definitions";
import type { Listener } from "./scan";
import { plainParagraph, story, type Paragraph } from "./story";
import { destinations, letters, losing, transparent, type Destination } from "./words";

/** What holds for a group, and comes back when it ends. */
interface Group {
  readonly destination: Destination;
  /** Where the words go of which a group says the same once more, in Unicode. */
  readonly beneath: Destination;
  readonly paragraph: Paragraph;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isHidden: boolean;
  readonly change: "deleted" | "revised" | null;
  readonly font: number | null;
  /** How many letters stand for one of Unicode, for programs that do not know it. */
  readonly standIns: number;
}

/** What a control word that may end a paragraph, a cell or a row counts for, in code units of words. */
const partLength = 4;

const plain = { isBold: false, isItalic: false, isHidden: false, change: null, font: null };
const changes = {
  deleted: "tracked deletions, which are accepted",
  revised: "tracked insertions, which are accepted",
} as const;

/** Who listens to an RTF file, and has its blocks and notes in the end. */
export function telling(
  decode: Decode,
  lost: Losses,
): Listener & { end(): { blocks: (Block | Table)[]; notes: Map<string, Note>; isWhole: boolean } } {
  const decoded = decoder(decode);
  const defined = definitions();
  const { read } = defined;
  const told = story(read, lost);
  const notes = new Map<string, Note>();
  const outer: Group[] = [];
  let group: Group = {
    ...plain,
    destination: "text",
    beneath: "text",
    paragraph: plainParagraph,
    standIns: 1,
  };
  let page = encodingOfCodePage(1252);
  let usual: number | null = null;
  let pending: number[] = [];
  let skipping = 0;
  let mayPass = false;
  let changed: Group["change"] = null;
  let captured = "";
  let author = "";
  let reference: string | null = null;
  let noted = "";
  let length = 0;

  const font = () => group.font ?? usual;
  const flush = () => {
    if (pending.length === 0) return;
    const bytes = pending;
    pending = [];
    const number = font();
    if (number !== null && read.signs.has(number) && group.destination === "text")
      lost.add("signs of special fonts");
    else say(decoded(bytes, (number === null ? undefined : read.encodings.get(number)) ?? page));
  };
  const say = (words: string) => {
    switch (group.destination) {
      case "text":
        sayText(words);
        return;
      case "note":
        noted += words;
        return;
      case "styles":
        defined.styleName(words, group);
        return;
      case "author":
      case "reference":
      case "start":
      case "end":
      case "label":
      case "instruction":
        captured += words;
        return;
      case "nothing":
      case "twice":
      case "fonts":
      case "lists":
      case "overrides":
    }
  };
  const sayText = (words: string) => {
    length += words.length;
    const { change, isHidden, isBold, isItalic } = group;
    if (change !== null && change !== changed) lost.add(changes[change]);
    changed = change;
    if (change === "deleted") return;
    if (isHidden) lost.add("hidden words");
    else told.say({ words, isBold, isItalic });
  };

  /** What a group was for that ends. */
  const finish = (destination: Destination) => {
    length += partLength;
    const id = captured.trim();
    if (destination === "author") author = id;
    else if (destination === "reference") reference = id;
    else if (destination === "start" || destination === "end") told.mark({ mark: destination, id });
    else if (destination === "label") told.label(id);
    else if (destination === "instruction" && /^HYPERLINK\b/.test(id)) lost.add("where links lead");
    else if (destination === "note") {
      const note = noteOf(noted.split("\n"), author);
      const named = reference ?? ` ${notes.size}`;
      if (note !== null) notes.set(named, note);
      told.mark({ mark: "at", id: named });
      [author, reference, noted] = ["", null, ""];
    }
    captured = "";
  };

  const begin = (name: string, isOptional: boolean): boolean => {
    const destination = destinations[name];
    if (destination !== undefined) {
      const loss = losing[name];
      if (loss !== undefined) lost.add(loss);
      const beneath = group.destination;
      group = { ...group, destination, beneath, isBold: false, isItalic: false, font: null };
      if (destination === "note") noted = "";
      else captured = "";
      return true;
    }
    if (name === "ud" && group.destination === "twice") group = { ...group, destination: group.beneath };
    else if (isOptional && !transparent.has(name)) group = { ...group, destination: "nothing" };
    return isOptional;
  };

  const setLook = (name: string, isOn: boolean): boolean => {
    if (name === "plain") group = { ...group, ...plain };
    else if (name === "b") group = group.isBold === isOn ? group : { ...group, isBold: isOn };
    else if (name === "i") group = group.isItalic === isOn ? group : { ...group, isItalic: isOn };
    else if (name === "v") group = group.isHidden === isOn ? group : { ...group, isHidden: isOn };
    else if (name === "deleted" || name === "revised") group = { ...group, change: isOn ? name : null };
    else return false;
    return true;
  };

  const setParagraph = (name: string, value: number | null): boolean => {
    const { paragraph } = group;
    const number = value ?? 0;
    const next: Partial<Paragraph> | null =
      name === "pard"
        ? plainParagraph
        : name === "s"
          ? { style: number }
          : name === "intbl"
            ? { tables: Math.max(1, paragraph.tables) }
            : name === "itap"
              ? { tables: number }
              : name === "ls"
                ? { list: number }
                : name === "ilvl"
                  ? { level: Math.max(0, number) }
                  : name === "outlinelevel"
                    ? { outline: number >= 0 && number < 9 ? number : null }
                    : null;
    if (next !== null) group = { ...group, paragraph: { ...paragraph, ...next } };
    return next !== null;
  };

  const endPart = (name: string): boolean => {
    length += partLength;
    const { paragraph } = group;
    if (group.destination === "note") {
      if (name !== "par") return false;
      noted += "\n";
    } else if (group.destination !== "text") return false;
    else if (name === "par" || name === "sect") {
      if (group.change !== "deleted") told.endParagraph(paragraph);
    } else if (name === "cell") told.endCell({ ...paragraph, tables: 1 });
    else if (name === "nestcell") told.endCell({ ...paragraph, tables: 2 });
    else if (name === "row" || name === "nestrow") told.endRow(name === "nestrow");
    else return false;
    return true;
  };

  const setDocument = (name: string, value: number | null) => {
    if (name === "ansicpg" && value !== null) page = encodingOfCodePage(value);
    else if (name === "mac") page = encodingOfCodePage(10000);
    else if (name === "deff") usual = value;
    else if (name === "f") group = { ...group, font: value };
    else if (name === "uc") group = { ...group, standIns: Math.min(100, Math.max(0, value ?? 1)) };
  };

  const unicode = (value: number) => {
    const unit = value & 0xffff;
    // Where programs put the signs of fonts that have no letters.
    if (unit >= 0xf000 && unit <= 0xf0ff) {
      if (group.destination === "text") lost.add("signs of special fonts");
    } else say(String.fromCharCode(unit));
    skipping = group.standIns;
  };

  return {
    isFull: () => length + pending.length > 2 * largestDocument,
    open() {
      flush();
      skipping = 0;
      mayPass = false;
      outer.push(group);
    },
    close() {
      flush();
      skipping = 0;
      const { destination } = group;
      group = outer.pop()!;
      if (destination !== group.destination) finish(destination);
    },
    control(name, value) {
      flush();
      const letter = letters[name];
      if (skipping > 0) {
        // Only letters stand in for one; some programs write none.
        skipping = letter === undefined ? 0 : skipping - 1;
        if (letter !== undefined) return;
      }
      const isOptional = mayPass;
      mayPass = name === "*";
      if (name === "*" || group.destination === "nothing") return;
      if (name === "u" && value !== null) {
        unicode(value);
        return;
      }
      if (begin(name, isOptional)) return;
      const { destination } = group;
      if (["fonts", "styles", "lists", "overrides"].includes(destination))
        defined.control(destination as "fonts", name, value);
      if (letter !== undefined) say(letter);
      else if (name === "\n" || name === "\r") endPart("par");
      else if (!setLook(name, value !== 0) && !setParagraph(name, value) && !endPart(name))
        setDocument(name, value);
    },
    byte(value) {
      if (skipping > 0) skipping--;
      else if (group.destination !== "nothing") pending.push(value);
    },
    end() {
      flush();
      const isWhole = outer.length === 0;
      return { blocks: told.end(group.paragraph), notes, isWhole };
    },
  };
}
