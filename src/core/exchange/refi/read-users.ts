import { isSlug } from "../../study/format/ids";
import { isLayer } from "../../study/format/paths";
import { nobody } from "../import/coders";
import { freeSlug } from "../../study/format/free-name";
import { guidKey } from "../guids";
import { attribute, type XmlElement } from "../../files/xml";
import { origin } from "./namespaces";
import { within } from "./read-people";

/** Who codes in a project. */
export interface ReadUsers {
  /** The coder or layer of a user's GUID; somebody who is not told is `imported`. */
  readonly owner: (guid: string | null) => string;
  /** Shown names of the coders who were asked for. */
  readonly coders: ReadonlyMap<string, string>;
}

/** Reads the users: each becomes a coder by the name, or the id where it is ours; two of one name get different ids. */
export function readUsers(project: XmlElement): ReadUsers {
  const isOurs = attribute(project, "origin") === origin;
  const owners = new Map<string, string>();
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const user of within(project, "Users", "User")) {
    const id = (attribute(user, "id") ?? "").trim();
    const name = (attribute(user, "name") ?? "").replace(/\s+/g, " ").trim().slice(0, 200);
    const kept = [isOurs ? id : "", name].find((one) => (isSlug(one) || isLayer(one)) && !taken.has(one));
    const owner = kept ?? freeSlug(name || id, (one) => taken.has(one), "coder");
    taken.add(owner);
    owners.set(guidKey(attribute(user, "guid") ?? ""), owner);
    if (!isLayer(owner)) names.set(owner, name || owner);
  }
  const coders = new Map(names);
  return {
    coders,
    owner(guid) {
      const owner = guid === null ? undefined : owners.get(guidKey(guid));
      if (owner !== undefined) return owner;
      const only = owners.size === 1 && guid === null ? [...owners.values()][0]! : nobody;
      if (!isLayer(only) && !coders.has(only)) coders.set(only, only);
      return only;
    },
  };
}
