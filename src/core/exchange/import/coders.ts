import { freeSlug } from "../../study/format/free-name";

/** Whose the codings become of whom nothing is told. */
export const nobody = "imported";

/** Coders as they come in, known by their names alone. */
export interface Coders {
  /** Shown names of those who were asked for. */
  readonly names: ReadonlyMap<string, string>;
  /** The coder of this name; `imported` where there is none. */
  readonly owner: (name: string | null) => string;
}

/** More are nobody in particular. */
const most = 1000;

export function coders(): Coders {
  const names = new Map<string, string>();
  const owners = new Map<string, string>();
  return {
    names,
    owner(name) {
      const wanted = (name ?? "").replace(/\s+/g, " ").trim().slice(0, 200);
      const shown = names.size < most || owners.has(wanted) ? wanted : "";
      let owner = owners.get(shown);
      if (owner === undefined) {
        owner = freeSlug(shown || nobody, (one) => names.has(one), "coder");
        owners.set(shown, owner);
        names.set(owner, shown || owner);
      }
      return owner;
    },
  };
}
