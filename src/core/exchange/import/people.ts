import { freeName } from "../../study/format/free-name";
import type { IncomingParticipant } from "./incoming";
import type { Notices } from "../../messages/notices";

const consents = new Set(["", "no", "anonymous", "named"]);
const longest = { name: 100, value: 10_000 };

/** Gives names that come in a column each: of `participants.csv`, and of what documents say in front. */
export function columnNames(): (name: string) => string {
  const taken = new Set(["participant", "withdrawn"]);
  return (name) => {
    const wanted = oneLine(name).toLowerCase().slice(0, longest.name) || "attribute";
    const column = freeName(wanted, (one) => taken.has(one), longest.name);
    taken.add(column);
    return column;
  };
}

/** What is said of somebody as it stands in a cell. */
export function cellOf(text: string): string {
  return oneLine(text).slice(0, longest.value);
}

/** Participants as they come in, each with an id of its own. */
export interface People {
  readonly all: readonly IncomingParticipant[];
  /** Somebody of this name, and what is said of them by column; comes back with the id. */
  add(name: string, cells: Map<string, string>, description: string): string;
}

/** What is no consent, although its column is where that stands, is named in `omitted`. */
export function people(omitted: Notices): People {
  const all: IncomingParticipant[] = [];
  const ids = new Set<string>();
  return {
    all,
    add(name, cells, description) {
      const wanted = oneLine(name).slice(0, longest.name) || "case";
      const id = freeName(wanted, (one) => ids.has(one), longest.name);
      ids.add(id);
      if (cellOf(description) !== "" && !cells.has("description"))
        cells.set("description", cellOf(description));
      if (!consents.has((cells.get("quote") ?? "").toLowerCase())) {
        omitted.add("values of a variable called quote, which is where a participant's consent stands", id);
        cells.delete("quote");
      }
      all.push({ id, cells });
      return id;
    },
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
