const hosts = / \((?:node|web) host\)/;

/** Why a test of the web host may be gone: all of them still run there, when asked for. */
const onlyInNode = "node host; all of the web host by test:web";

/**
 * What is there now for each test that was there once.
 * @param {import("./list.mjs").Listed[]} old
 * @param {import("./list.mjs").Listed[]} tests
 * @param {{old: string, new: string, reason: string}[]} renamed by full titles
 * @returns {{was: import("./list.mjs").Listed, now: import("./list.mjs").Listed | null, how: string}[]}
 */
export function compare(old, tests, renamed) {
  const byTitle = group(tests);
  const map = new Map(renamed.map((entry) => [entry.old, entry]));
  const seen = new Map();

  const counterpart = (was, nth = 0) => {
    const named = byTitle.get(was.title) ?? [];
    // Where several have one title, each of them needs another.
    const same = named.filter(({ suite }) => suite === was.suite)[nth];
    if (same) return { now: same, how: "the same" };
    const moved = named.filter(({ suite }) => suite !== was.suite)[nth];
    if (moved) return { now: moved, how: `now in ${moved.suite}` };
    const said = map.get(was.title);
    const renamedTo = said && byTitle.get(said.new)?.[0];
    if (renamedTo) return { now: renamedTo, how: `renamed: ${said.reason}` };
    const withoutHost = byTitle.get(was.title.replace(hosts, ""))?.filter(({ suite }) => suite !== was.suite)[
      nth
    ];
    if (hosts.test(was.title) && withoutHost)
      return { now: withoutHost, how: `now in ${withoutHost.suite}, where there is no host` };
    if (was.title.includes(" (web host)")) {
      const { now, how } = counterpart(
        { ...was, title: was.title.replace(" (web host)", " (node host)") },
        nth,
      );
      return { now, how: now && how === "the same" ? onlyInNode : how };
    }
    return { now: null, how: "none" };
  };

  return old.map((was) => {
    const key = `${was.suite}\t${was.title}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return { was, ...counterpart(was, nth) };
  });
}

function group(tests) {
  const groups = new Map();
  for (const test of tests) groups.set(test.title, [...(groups.get(test.title) ?? []), test]);
  return groups;
}
