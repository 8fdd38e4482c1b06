import { agreedLayer } from "../core/study/format/paths";
import type { Reading } from "../core/study/model/reading";
import type { Study } from "../core/study/model/study";
import { plain, type Call } from "./terminal";

/** What commands say of `--reading`. */
export const readingUsage = `  --reading study   the agreed reading where a document has one, else all coders together (the default)
  --reading union   all coders together; overlapping codings of one code by several coders count once
  --reading agreed  the agreed reading alone
  --reading ana     one coder's codings alone`;

/** The reading that a call asks for; null, after saying so, where nobody of that name has coded. */
export function chooseReading(command: string, { terminal, options }: Call, study: Study): Reading | null {
  const name = typeof options["reading"] === "string" ? options["reading"] : "study";
  const reading = readingNamed(name);
  const { owners } = study.tables;
  if (reading.kind !== "one" || owners.find(reading.owner) !== -1) return reading;
  const known = owners.all();
  terminal.err(
    `emic ${command}: nobody named “${plain(name)}” has coded here. Coders: ${known.join(", ") || "none"}.\n`,
  );
  return null;
}

function readingNamed(name: string): Reading {
  if (name === "study") return { kind: "study", coder: null };
  if (name === "union") return { kind: "union" };
  return { kind: "one", owner: name === "agreed" ? agreedLayer : name };
}
