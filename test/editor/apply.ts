import { eventually, type Person } from "./driver/index.js";

/** Selects words and applies a code by its name, as people do who know it: key, name, Enter. */
export async function apply(person: Person, words: string, code: string): Promise<void> {
  await person.select(words);
  await person.press("Alt+A");
  await person.awaitQuickPick();
  await person.type(code);
  await person.press("Enter");
  await person.expectNoQuickPick();
}

/** Waits until these words are highlighted, whether or not the coding at the cursor stands out as well. */
export async function expectCoded(person: Person, ...words: string[]): Promise<void> {
  const seen = async () => new Set((await person.highlights()).map(({ text }) => text));
  await eventually(seen, new Set(words));
}
