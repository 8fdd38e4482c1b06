// What became of the mutations, for people to read.

/**
 * @param {object} outcome as it is in the JSON file; see `mutants.mjs`
 * @param {string[]} check the suites that `npm run check` runs
 * @returns {string}
 */
export function report({ mutations, suites, results }, check) {
  const rows = mutations.map((mutation) => {
    const { number, file, line, kind } = mutation;
    const reached = Object.entries(suites)
      .filter(([, { reached }]) => reached[number]?.length)
      .map(([suite, { reached }]) => `${suite} ${reached[number].length}`);
    return [
      `${number}. ${file}:${line} ${kind}: ${short(mutation.before)} → ${short(mutation.after) || "(removed)"}`,
      `   reached by: ${reached.join(", ") || "no test"}`,
      ...fateOf(results[number], reached.length > 0),
    ].join("\n");
  });
  const all = mutations.filter(({ number }) => results[number]);
  const caught = all.filter(({ number }) => results[number].caught);
  const ofTime = caught.filter(({ number }) => results[number].caught.timedOut);
  const byCheck = caught.filter(({ number }) => check.includes(results[number].caught.suite));
  const failing = Object.entries(suites).flatMap(([suite, { tests }]) =>
    Object.keys(tests)
      .filter((title) => tests[title].state === "failed")
      .map((title) => `   ${suite}: ${title}`),
  );
  return [
    ...rows,
    ...(failing.length > 0
      ? ["Tests that failed without a mutation, and so were not used:", ...failing]
      : []),
    `Caught by all suites: ${share(caught, all)}${ofTime.length > 0 ? `, ${ofTime.length} of them by time` : ""}`,
    `Caught by the suites of check (${check.join(", ")}): ${share(byCheck, all)}`,
    `Reached by no test: ${all.filter(({ number }) => isReached(suites, number) === false).length}`,
  ].join("\n");
}

function fateOf(result, isReachedByTests) {
  if (!result) return ["   not tried"];
  const unsure = result.unsure.map(
    ({ suite, test }) => `   failed by chance, or by itself: ${suite}: ${test}`,
  );
  const late = result.tried
    .filter(({ outcome }) => outcome === "timed out")
    .map(({ suite }) => `   took too long in: ${suite}`);
  const partly = result.tried
    .filter(({ reaching, run }) => run < reaching)
    .map(({ suite, reaching, run }) => `   only ${run} of ${reaching} tests were tried: ${suite}`);
  const { caught } = result;
  const fate = caught
    ? `   caught by: ${caught.suite}: ${caught.test}${caught.timedOut ? " (took too long)" : ""}`
    : `   NOT CAUGHT${isReachedByTests ? "" : ": reached by no test"}`;
  return [...unsure, ...late, ...partly, fate];
}

const isReached = (suites, number) =>
  Object.values(suites).some(({ reached }) => reached[number]?.length > 0);

const share = (some, all) => `${some.length} of ${all.length}`;

function short(text) {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
}
