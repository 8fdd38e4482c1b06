import type { Localization } from "./localization";

/** A count as people say it: "41 coded passages from 7 participants". */
export function countInWords(passages: number, participants: number, { t }: Localization): string {
  if (passages === 0) return t("no codings yet");
  if (participants === 0) return passages === 1 ? t("1 coded passage") : t("{0} coded passages", passages);
  if (participants > 1) return t("{0} coded passages from {1} participants", passages, participants);
  return passages === 1
    ? t("1 coded passage from 1 participant")
    : t("{0} coded passages from 1 participant", passages);
}
