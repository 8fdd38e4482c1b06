/** One place in a pattern: what it takes of a path and where that leads, and the places it stands for without taking. */
interface Place {
  /** One character; or the word `any` for any one, `name` for any one but a slash. */
  takes: string | null;
  to: Place | null;
  readonly also: Place[];
}

/**
 * Whether a path fits one of the patterns: `*` stands for any part of a name, `**` for any folders, `?` for one
 * character, `{a,b}` for either. However a pattern is made, the steps are at most the path's length times its own.
 */
export function matcher(patterns: readonly string[]): (path: string) => boolean {
  const starts = patterns.map((pattern) => {
    const start = place();
    return { start, last: follow(start, pattern, 0, false).last };
  });
  return (path) => starts.some(({ start, last }) => fits(path, start, last));
}

function fits(path: string, start: Place, last: Place): boolean {
  let here = reached([start]);
  for (const character of path) {
    const next: Place[] = [];
    for (const { takes, to } of here) {
      if (to !== null && (takes === character || takes === "any" || (takes === "name" && character !== "/")))
        next.push(to);
    }
    if (next.length === 0) return false;
    here = reached(next);
  }
  return here.has(last);
}

function reached(places: readonly Place[]): Set<Place> {
  const all = new Set(places);
  for (const one of all) for (const other of one.also) all.add(other);
  return all;
}

/** Lays out the pattern from `at`, within braces up to their next part; what comes back is where it ends. */
function follow(from: Place, pattern: string, at: number, inBraces: boolean): { last: Place; at: number } {
  let here = from;
  while (at < pattern.length) {
    const rest = pattern.slice(at);
    if (inBraces && /^[,}]/.test(rest)) break;
    const atName = at === 0 || pattern[at - 1] === "/" || (inBraces && /[{,]/.test(pattern[at - 1]!));
    const next = place();
    if (atName && rest.startsWith("**/")) {
      const name = place("name");
      name.to = name;
      const slash = place("/");
      slash.to = here;
      name.also.push(slash);
      here.also.push(name, next);
      at += 3;
    } else if (rest.startsWith("*")) {
      const stars = /^\*+/.exec(rest)![0].length;
      const folders = atName && /^\*\*(?:$|[,}])/.test(rest);
      const loop = place(folders ? "any" : "name");
      loop.to = loop;
      loop.also.push(next);
      here.also.push(loop);
      at += stars;
    } else if (rest.startsWith("{") && rest.includes("}")) {
      at++;
      for (;;) {
        const branch = place();
        here.also.push(branch);
        const end = follow(branch, pattern, at, true);
        end.last.also.push(next);
        at = end.at + 1;
        if (pattern[end.at] !== ",") break;
      }
    } else {
      const [character = ""] = rest;
      here.takes = character === "?" ? "name" : character;
      here.to = next;
      at += character.length;
    }
    here = next;
  }
  return { last: here, at };
}

function place(takes: Place["takes"] = null): Place {
  return { takes, to: null, also: [] };
}
