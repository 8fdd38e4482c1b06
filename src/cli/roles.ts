import type { Role } from "../core/exchange/transcripts/document";

/** Who speakers are, as `--speaker NAME=ID` and `--interviewer NAME` say; `wrong` is a sentence for people. */
export function rolesOf(
  speakers: unknown,
  interviewers: unknown,
): { readonly roles: ReadonlyMap<string, Role> } | { readonly wrong: string } {
  const roles = new Map<string, Role>();
  for (const said of texts(speakers)) {
    // Names may hold the sign, ids do not.
    const at = said.lastIndexOf("=");
    const name = said.slice(0, Math.max(0, at)).trim();
    const participant = said.slice(at + 1).trim();
    if (name === "" || participant === "")
      return {
        wrong: `--speaker takes a name and a participant's id, as in "Ana Ruiz=p01", and not “${said}”.`,
      };
    if (roles.has(name)) return { wrong: `“${name}” is said to be two people.` };
    roles.set(name, { participant });
  }
  for (const said of texts(interviewers)) {
    const name = said.trim();
    if (name === "") return { wrong: "--interviewer takes a name." };
    if (roles.has(name)) return { wrong: `“${name}” is said to be two people.` };
    roles.set(name, "interviewer");
  }
  return { roles };
}

function texts(option: unknown): string[] {
  return Array.isArray(option) ? option.filter((one) => typeof one === "string") : [];
}
