import * as vscode from "vscode";
import type { Role } from "../../core/exchange/transcripts/document";
import { fold } from "../../core/text/turns";
import type { OpenStudy } from "../open-study";
import type { Questions } from "./questions";

/** More speakers than these are not asked for: a document's front matter is quicker. */
const mostAsked = 12;

interface RoleItem extends vscode.QuickPickItem {
  readonly role: Role;
}

/**
 * Asks who the speakers are whom the study does not know: one who asks, a participant, or left open. Null where people
 * think better of the whole.
 */
export async function askRoles(
  study: OpenStudy,
  speakers: readonly string[],
  questions: Questions,
): Promise<Map<string, Role> | null> {
  const { manifest, participants } = study.folder.study.setup;
  const asking = new Set(manifest.interviewers.map(fold));
  const roles = new Map<string, Role>();
  const unknown = new Set<string>();
  for (const speaker of speakers) {
    if (asking.has(fold(speaker))) roles.set(speaker, "interviewer");
    else if (participants.has(speaker)) roles.set(speaker, { participant: speaker });
    else unknown.add(speaker);
  }
  const asked = [...unknown].slice(0, mostAsked);
  for (const [at, speaker] of asked.entries()) {
    const picked = await questions.ask({
      title: vscode.l10n.t("Who is “{0}”? ({1} of {2})", speaker, at + 1, asked.length),
      placeHolder: vscode.l10n.t("Interviewers never count. It can be changed at the top of the document."),
      items: itemsFor(speaker, [...participants.keys()]),
    });
    if (picked === null) return null;
    roles.set(speaker, picked[0]?.role ?? null);
  }
  return roles;
}

function itemsFor(speaker: string, participants: readonly string[]): RoleItem[] {
  const { t } = vscode.l10n;
  return [
    { label: t("Leave Open"), description: t("counts as “{0}”", speaker), role: null },
    { label: t("Interviewer"), role: "interviewer" },
    ...participants.map((id) => ({ label: id, description: t("participant"), role: { participant: id } })),
  ];
}
