// How much CPU time a process and all that it started have taken. Linux alone tells that of every process.
import fs from "node:fs";

/** How often the processes are looked at, in milliseconds. One that lives shorter is in its parent's account. */
const pace = 500;
/** The clock ticks of a second in /proc, the same on all of Linux. */
const ticks = 100;

const isKnown = fs.existsSync("/proc/self/stat");

/** What /proc says of a process; null where it is gone. */
function read(pid) {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const number = (at) => Number(fields[at]);
    return {
      parent: number(1),
      started: number(19),
      own: (number(11) + number(12)) / ticks,
      ofEnded: (number(13) + number(14)) / ticks,
    };
  } catch {
    return null;
  }
}

/**
 * Counts from now on what a process takes, with all processes below it, also those that outlive their parents.
 * @param {number} root a process id
 * @returns {{stop: () => number | null}} `stop` gives CPU seconds; null where they can't be known
 */
export function meter(root) {
  if (!isKnown) return { stop: () => null };
  /** By process id: when it started, what it was last seen to have taken, and what its ended children, seen here, had. */
  const seen = new Map();
  let total = 0;

  const account = (pid, one) => {
    // What ended children took is theirs once and not again.
    const rest = Math.max(0, one.ofEnded - one.counted);
    total += one.own + rest;
    const parent = seen.get(one.parent);
    if (parent !== undefined) parent.counted += one.own + Math.max(one.ofEnded, one.counted);
    seen.delete(pid);
  };

  const look = () => {
    const now = new Map();
    for (const name of fs.readdirSync("/proc")) {
      const pid = Number(name);
      const one = Number.isInteger(pid) ? read(pid) : null;
      if (one !== null) now.set(pid, one);
    }
    // Children before their parents, so that what they took is known when a parent's account is closed.
    for (const [pid, one] of [...seen].reverse())
      if (now.get(pid)?.started !== one.started) account(pid, one);
    let grew = true;
    while (grew) {
      grew = false;
      for (const [pid, one] of now) {
        const known = seen.get(pid);
        if (known !== undefined) Object.assign(known, { ...one, parent: known.parent });
        else if (pid === root || seen.has(one.parent)) {
          seen.set(pid, { ...one, counted: 0 });
          grew = true;
        }
      }
    }
  };

  look();
  const timer = setInterval(look, pace);
  return {
    stop() {
      clearInterval(timer);
      look();
      for (const [pid, one] of [...seen].reverse()) account(pid, one);
      return total;
    },
  };
}
