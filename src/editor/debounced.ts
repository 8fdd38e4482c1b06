/** Work that many events ask for and that is done once for all of them. */
export interface Debounced<Key extends unknown[]> {
  /** Asks for the work: it is done soon. */
  (...key: Key): void;
  /** Gives up what was asked for and is not done yet. */
  cancel(...key: Key): void;
  /** Whether it was asked for and is not done yet. */
  isWaiting(...key: Key): boolean;
  /** Gives up all of it. */
  dispose(): void;
}

/** How work is put off. */
export interface DebounceOptions {
  /** Whether asking again starts the time anew, so that the work is done when nobody has asked for so long. */
  readonly restarts?: boolean;
}

/** Work that is done `after` so many milliseconds since it was first asked for. */
export function debounced(run: () => void, after: number, options: DebounceOptions = {}): Debounced<[]> {
  const byKey = debouncedByKey<null>(run, after, options);
  return Object.assign(() => byKey(null), {
    cancel: () => byKey.cancel(null),
    isWaiting: () => byKey.isWaiting(null),
    dispose: () => byKey.dispose(),
  });
}

/** The same for several things, each with a time of its own. */
export function debouncedByKey<Key>(
  run: (key: Key) => void,
  after: number,
  { restarts = false }: DebounceOptions = {},
): Debounced<[Key]> {
  const timers = new Map<Key, ReturnType<typeof setTimeout>>();
  const cancel = (key: Key) => {
    clearTimeout(timers.get(key));
    timers.delete(key);
  };
  const ask = (key: Key) => {
    if (timers.has(key) && !restarts) return;
    cancel(key);
    const work = () => {
      timers.delete(key);
      run(key);
    };
    timers.set(key, setTimeout(work, after));
  };
  return Object.assign(ask, {
    cancel,
    isWaiting: (key: Key) => timers.has(key),
    dispose: () => {
      for (const key of [...timers.keys()]) cancel(key);
    },
  });
}
