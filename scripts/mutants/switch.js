// Stands at the top of every bundle in which there are mutations, so it is plain JavaScript for Node, pages and
// workers. `emicMutant(number)` says whether a mutation is in force; when they are recorded none is, and each that is
// reached is noted. What is in force is EMIC_MUTANT where there is an environment, and else written into the bundle.
globalThis.emicMutant ??= (() => {
  const env = globalThis.process?.env ?? {};
  const chosen = (env.EMIC_MUTANT ?? "emic-mutant:        ".slice(12)).trim();
  if (chosen !== "record") return (number) => String(number) === chosen;
  const files = globalThis.process?.getBuiltinModule?.("node:fs");
  const now = Date.now;
  const noted = new Map();
  return (number) => {
    // The process that runs the tests knows which runs.
    if (globalThis.emicReached) globalThis.emicReached(number);
    else if (now() - (noted.get(number) ?? 0) > 100) {
      noted.set(number, now());
      const folder = env.EMIC_MUTANT_NOTES;
      if (files && folder) files.appendFileSync(`${folder}/${process.pid}`, `${now()} ${number}\n`);
      else console.log(`emic-mutant ${number}`);
    }
    return false;
  };
})();
