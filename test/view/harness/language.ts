import type { Localization } from "../../../src/editor/localization";

/** A language by its sentences; English where they lack one. */
export function languageOf(language: string, bundle: Readonly<Record<string, string>>): Localization {
  const t: Localization["t"] = (sentence, ...parts) =>
    (bundle[sentence] ?? sentence).replace(/\{(\d+)\}/g, (_, at) => String(parts[Number(at)] ?? ""));
  return { language, bundle, t };
}

export const english = languageOf("en", {});
