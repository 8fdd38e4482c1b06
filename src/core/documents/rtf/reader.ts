import type { Decode } from "../../files/encodings";
import { largestDocument } from "../../text/limits";
import type { Notices } from "../../messages/notices";
import type { Block, Table } from "../blocks";
import type { MarginNote } from "../rich-document";
import { decoder, encodingOfCodePage } from "./code-pages";
import { definitions, type DefinitionPart } from "./definitions";
import { groupAfter, outermost, type Group } from "./group";
import { marginNotes } from "./margin-notes";
import type { Listener } from "./scan";
import { blockBuilder } from "./block-builder";
import { destinations, letters, omittedDestinations, transparent, type Destination } from "./control-words";

/** What a document was told to hold. */
export interface RtfReader {
  readonly blocks: readonly (Block | Table)[];
  readonly notes: ReadonlyMap<string, MarginNote>;
  /** Whether every group was ended. */
  readonly isWhole: boolean;
}

const changes = {
  deleted: "tracked deletions, which are accepted",
  revised: "tracked insertions, which are accepted",
} as const;

const tableEnds = new Set(["cell", "nestcell", "row", "nestrow"]);

/** What ends a paragraph, a cell, a row or a group counts for, in code units of words. */
const partLength = 4;

/** Where programs put the signs of fonts that have no letters. */
const signs = { first: 0xf000, last: 0xf0ff };

/** Who listens to an RTF file, and has its blocks and notes in the end. */
export function rtfReader(decode: Decode, omitted: Notices): Listener & { end(): RtfReader } {
  const decoded = decoder(decode);
  const defined = definitions();
  const { read } = defined;
  const told = blockBuilder(read, omitted);
  const beside = marginNotes();
  const outer: Group[] = [];
  let group = outermost;
  let page = encodingOfCodePage(1252);
  let usualFont: number | null = null;
  let pending: number[] = [];
  /** How many letters that stand in for another are still to come. */
  let skipping = 0;
  /** Whether who does not know the next word passes over its group. */
  let mayPass = false;
  let changed: Group["change"] = null;
  let captured = "";
  let length = 0;

  const flush = () => {
    if (pending.length === 0) return;
    const bytes = pending;
    pending = [];
    const font = group.font ?? usualFont;
    const isSigns = font !== null && read.signs.has(font);
    if (isSigns && group.destination === "text") omitted.add("signs of special fonts");
    else say(decoded(bytes, (font === null ? undefined : read.encodings.get(font)) ?? page));
  };
  const say = (words: string) => {
    const { destination } = group;
    if (destination === "text") sayText(words);
    else if (destination === "note") beside.say(words);
    else if (destination === "styles") defined.styleName(words, group);
    else captured += words;
  };
  const sayText = (words: string) => {
    const { change, isHidden, isBold, isItalic } = group;
    length += words.length;
    if (change !== null && change !== changed) omitted.add(changes[change]);
    changed = change;
    if (change === "deleted") return;
    if (isHidden) omitted.add("hidden words");
    else told.say({ words, isBold, isItalic });
  };
  const sayUnicode = (value: number) => {
    const unit = value & 0xffff;
    if (unit < signs.first || unit > signs.last) say(String.fromCharCode(unit));
    else if (group.destination === "text") omitted.add("signs of special fonts");
    skipping = group.standIns;
  };

  /** Whether the word began a group of a kind of its own. */
  const begin = (name: string, isOptional: boolean): boolean => {
    const destination = destinations[name];
    if (destination !== undefined) {
      if (omittedDestinations[name] !== undefined) omitted.add(omittedDestinations[name]);
      group = { ...outermost, destination, beneath: group.destination, standIns: group.standIns };
      captured = "";
    } else if (name === "ud" && group.destination === "twice")
      group = { ...group, destination: group.beneath };
    else if (isOptional && !transparent.has(name)) group = { ...group, destination: "nothing" };
    else return false;
    return true;
  };
  const finish = (destination: Destination) => {
    length += partLength;
    const id = captured.trim();
    captured = "";
    if (destination === "author") beside.author(id);
    else if (destination === "reference") beside.reference(id);
    else if (destination === "start" || destination === "end") told.mark({ mark: destination, id });
    else if (destination === "label") told.label(id);
    else if (destination === "note") told.mark({ mark: "at", id: beside.end() });
    else if (destination === "instruction" && /^HYPERLINK\b/.test(id)) omitted.add("where links lead");
  };

  const endPart = (name: string) => {
    const { destination, paragraph, change } = group;
    const isPar = name === "par" || name === "sect" || name === "\n" || name === "\r";
    if (destination === "note" && isPar) beside.say("\n");
    if (destination !== "text" || !(isPar || tableEnds.has(name))) return;
    length += partLength;
    if (isPar) {
      // The paragraph goes on where its end was deleted.
      if (change !== "deleted") told.endParagraph(paragraph);
    } else if (name === "cell") told.endCell({ ...paragraph, tables: 1 });
    else if (name === "nestcell") told.endCell({ ...paragraph, tables: 2 });
    else told.endRow(name === "nestrow");
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
      const { destination } = group;
      if (mayPass || destination === "nothing") return;
      if (name === "u" && value !== null) sayUnicode(value);
      else if (letter !== undefined) say(letter);
      else if (!begin(name, isOptional)) {
        if (isPart(destination)) defined.control(destination, name, value);
        const after = groupAfter(group, name, value);
        if (after !== null) group = after;
        else if (name === "ansicpg" && value !== null) page = encodingOfCodePage(value);
        else if (name === "mac") page = encodingOfCodePage(10000);
        else if (name === "deff") usualFont = value;
        else endPart(name);
      }
    },
    byte(value) {
      if (skipping > 0) skipping--;
      else if (group.destination !== "nothing") pending.push(value);
    },
    end() {
      flush();
      return { blocks: told.end(group.paragraph), notes: beside.notes, isWhole: outer.length === 0 };
    },
  };
}

function isPart(destination: Destination): destination is DefinitionPart {
  return ["fonts", "styles", "lists", "overrides"].includes(destination);
}
