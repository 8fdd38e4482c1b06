import { findCode, type Code, type Codebook } from "../../study/format/codebook/codebook";
import { codeNamed } from "../../study/model/code-search";
import { isSlug } from "../../study/format/ids";
import { slugsBeside } from "../../study/format/free-name";
import type { IncomingCode } from "../import/incoming";

/** Codes by the names that marks give them. */
export interface MarkCodes {
  /**
   * The id of a code that is named by its id or name, `price/discount` below another: the study's own, or a new one. Null
   * where that would be more new codes than are made.
   */
  readonly idOf: (name: string) => string | null;
  /** The new codes; a code that the study has stands among them where a new one is below it. */
  readonly made: () => readonly IncomingCode[];
}

interface Made {
  readonly id: string;
  readonly name: string;
  readonly codes: Made[];
}

const deepest = 16;
const mostNew = 5000;

export function markCodes(codebook: Codebook): MarkCodes {
  const top: Made[] = [];
  const known = new Map<string, { readonly id: string; readonly made: Made | null }>();
  const taken = new Set([...codebook.codes.keys(), ...codebook.aliases.keys()]);
  const slugFor = slugsBeside(taken);
  const beside = new Map<string, Made>();
  const make = (name: string, below: Made[]): Made => {
    const id = isSlug(name) && !taken.has(name) ? name : slugFor(name, "code");
    taken.add(id);
    const made = { id, name: shown(name), codes: [] };
    below.push(made);
    return made;
  };
  const find = (parts: readonly string[]): { readonly id: string; readonly made: Made | null } => {
    const key = keyOf(parts);
    const there = known.get(key);
    if (there !== undefined) return there;
    const name = parts.at(-1)!;
    const above = parts.length > 1 ? find(parts.slice(0, -1)) : null;
    const own = existing(codebook, name, above?.id ?? null);
    let found: { readonly id: string; readonly made: Made | null };
    if (own !== null) found = { id: own.id, made: null };
    else {
      const made = make(name, above === null ? top : (above.made?.codes ?? placeBeside(above.id)));
      found = { id: made.id, made };
    }
    known.set(key, found);
    return found;
  };
  /** Where codes below one stand that the study has already. */
  const placeBeside = (id: string): Made[] => {
    let stub = beside.get(id);
    if (stub === undefined) {
      stub = { id, name: codebook.codes.get(id)!.name, codes: [] };
      beside.set(id, stub);
      top.push(stub);
    }
    return stub.codes;
  };
  return {
    idOf(name) {
      const parts = partsOf(name);
      return known.size < mostNew || known.has(keyOf(parts)) ? find(parts).id : null;
    },
    made: () => top.map(asIncoming),
  };
}

function keyOf(parts: readonly string[]): string {
  return parts.join("/").toLowerCase();
}

/** A name alone is any code's; below a parent it is one of its codes only. */
function existing(codebook: Codebook, name: string, parent: string | null): Code | null {
  const named = name.replace(/[-_]+/g, " ");
  if (parent === null)
    return (
      findCode(codebook, name) ??
      findCode(codebook, name.toLowerCase()) ??
      codeNamed(codebook, name) ??
      codeNamed(codebook, named)
    );
  const fits = (code: Code | undefined) =>
    code !== undefined &&
    [code.id, code.name.toLowerCase()].some((one) =>
      [name, named].some((other) => one === other.toLowerCase()),
    );
  const id = codebook.codes.get(parent)?.codes.find((one) => fits(codebook.codes.get(one)));
  return id === undefined ? null : codebook.codes.get(id)!;
}

function partsOf(name: string): string[] {
  const parts = name
    .split("/")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return parts.length === 0 ? [name] : parts.slice(-deepest);
}

/** `taken-for-granted` as people read it. */
function shown(name: string): string {
  return (name.replace(/(?<=[\p{L}\p{N}])[-_](?=[\p{L}\p{N}])/gu, " ").trim() || name).slice(0, 200);
}

function asIncoming({ id, name, codes }: Made): IncomingCode {
  return {
    id,
    name,
    color: null,
    definition: null,
    include: null,
    exclude: null,
    examples: {},
    codes: codes.map(asIncoming),
  };
}
