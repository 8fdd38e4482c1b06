import { attributesOf } from "../../core/study/model/attributes";
import type { LocalizedStudy } from "../localization";
import type { Choice, Dialogs, Messages } from "../ports";
import { attributeName } from "./chips";

/** Asks by which attribute people are compared; null: by none, undefined: as before. */
export async function askGroupBy(
  { folder, l10n }: LocalizedStudy,
  dialogs: Dialogs & Messages,
  now: string | null,
): Promise<string | null | undefined> {
  const { t } = l10n;
  const attributes = attributesOf(folder.study);
  if (attributes.length === 0) {
    dialogs.inform(
      t(
        "Nothing is known yet by which people could be compared: participants.csv gives them groups and facts.",
      ),
    );
    return undefined;
  }
  const choices: Choice<string | null>[] = [
    { label: t("Nothing"), description: t("everybody together"), value: null },
    ...attributes.map((name) => ({ label: attributeName(name, l10n), value: name })),
  ];
  return dialogs.pick(
    { title: t("Compare"), placeholder: t("Compare people by…") },
    choices.map((one) => (one.value === now ? { ...one, icon: "check" } : one)),
  );
}
