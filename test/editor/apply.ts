import type { Person } from "./driver/index.js";

/** Selects words and applies a code by its name, as people do who know it: key, name, Enter. */
export async function apply(person: Person, words: string, code: string): Promise<void> {
  await person.select(words);
  await person.press("Alt+A");
  await person.awaitQuickPick();
  await person.type(code);
  await person.press("Enter");
  await person.expectNoQuickPick();
}
