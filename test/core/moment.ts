/** Work that grows with so long a text takes milliseconds; work with its square outlasts a suite's time-out. */
const letters = 200_000;

/** Does something with a long text, nothing but `part` again and again, for which a test's time is to be enough. */
export function inAMoment(part: string, done: (text: string) => void): void {
  done(part.repeat(letters / part.length));
}
