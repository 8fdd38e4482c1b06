import { encodings, isEncoding } from "../core/files/encodings";
import type { Role } from "../core/exchange/transcripts/document";
import type { Command } from "./terminal";

/** The options that say how a transcript is read. */
export const transcriptOptions = {
  speaker: { type: "string", multiple: true },
  interviewer: { type: "string", multiple: true },
  encoding: { type: "string" },
} as const satisfies Command["options"];

export const transcriptUsage = `Of a transcript it may be said who speaks in it, and how it is written down:

  --speaker "Ana Ruiz=p01"    which participant a speaker is; may stand several times
  --interviewer "Ben Okafor"  who of the speakers asks; may stand several times
  --encoding windows-1251     how a text, captions, a table or a web page is encoded that does not say so itself; else it
                              is guessed, and said`;

/** What was said of a transcript. */
export interface TranscriptChoice {
  readonly roles: ReadonlyMap<string, Role>;
  readonly encoding: string | null;
}

/** What the options say of a transcript; `wrong` is a sentence for people. */
export function transcriptChoice(
  options: Readonly<Record<string, unknown>>,
): TranscriptChoice | { readonly wrong: string } {
  const encoding = typeof options["encoding"] === "string" ? options["encoding"] : null;
  if (encoding !== null && !isEncoding(decode, encoding))
    return {
      wrong: `there is no encoding “${encoding}”. Known are ${encodings.map(({ name }) => name).join(", ")} and more.`,
    };
  const roles = rolesOf(options["speaker"], options["interviewer"]);
  return "wrong" in roles ? roles : { ...roles, encoding };
}

/** What bytes say in an encoding. */
export function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** Who speakers are, as `--speaker NAME=ID` and `--interviewer NAME` say; `wrong` is a sentence for people. */
function rolesOf(
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
