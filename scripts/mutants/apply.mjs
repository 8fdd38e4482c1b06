/**
 * Puts mutations into a file's text, each behind a switch that is asked whenever the code runs; see `switch.js`. No
 * line moves.
 * @param {string} text
 * @param {(import("./mutations.mjs").Mutation & {number: number})[]} mutations of this file; none overlap
 * @throws {Error} where something else stands than what a mutation knows
 */
export function apply(text, mutations) {
  const fromTheEnd = [...mutations].sort((a, b) => b.start - a.start);
  return fromTheEnd.reduce((changed, { number, file, line, start, end, form, before, after }) => {
    const there = changed.slice(start, end);
    if (there !== before) throw new Error(`${file}:${line} is no longer “${before}”, but “${there}”.`);
    const isOn = `globalThis.emicMutant?.(${number})`;
    const behindSwitch = {
      expression: `(${isOn}?(${after}):(${before}))`,
      statement: `{if(!${isOn}){${before}}}`,
      member: `[${isOn}?${JSON.stringify(after)}:${JSON.stringify(before.replace(".", ""))}]`,
    }[form];
    return changed.slice(0, start) + behindSwitch + changed.slice(end);
  }, text);
}
