import { acceptPlaces, type Anchor } from "../core/study/work/anchors";
import type { StudyFolder } from "../core/study/work/folder";
import { isSlug } from "../core/study/format/ids";
import { linesOf, positionAt } from "../core/text/lines";
import type { Status } from "../core/text/place";
import { coderOf } from "./coder";
import { openStudy } from "./open";
import { fine, json, plain, problemsFound, wrongUse, type Command } from "./terminal";

export const anchors: Command = {
  summary: "says where every coding and comment stands now",
  usage: `Usage: emic anchors [--accept] [--coder ID] [--json] [folder]

Finds every coded passage and every comment again, with the help of git where it keeps the old texts, and names those
that somebody has to look at. The exit code is 1 where there are any.

  --accept     has a coder's lines speak of the places that edited passages have now, where these are clear
  --coder ana  whose lines these are (by default made from git's user.name); nobody else's are written
  --json       {version, anchors: [{document, coder, id, code, status, start, end, score}]} for all of them. The code is null for a comment.
               status: exact, shifted, changed, ambiguous, lost, unchecked. start and end count UTF-16 code units of the
               text with LF line ends, null where there is no place. score: how well it fits, up to 100
`,
  options: { json: { type: "boolean" }, accept: { type: "boolean" }, coder: { type: "string" } },
  async run(call) {
    const { terminal, options } = call;
    const folder = await openStudy(call);
    if (folder === null) return wrongUse;
    if (options["accept"] === true) {
      const coder = coderOf(options["coder"], terminal.folder);
      if (!isSlug(coder)) {
        terminal.err("emic anchors: whose lines? Say so with --coder, or set git's user.name.\n");
        return wrongUse;
      }
      const refused = await accept(folder, coder, (text) => terminal.err(text));
      if (refused) return problemsFound;
    }
    const all: { anchor: Anchor; text: string | null }[] = [];
    for (const document of [...folder.study.documents.keys()].sort()) {
      const text = await folder.text(document);
      for (const anchor of await folder.anchors(document)) all.push({ anchor, text });
    }
    const found = all.map(({ anchor }) => anchor);
    if (options["json"] === true) terminal.out(json({ anchors: found.map(flat) }));
    else for (const { anchor, text } of all) if (needsALook(anchor)) terminal.out(line(anchor, text));
    terminal.err(summary(found));
    return found.some(needsALook) ? problemsFound : fine;
  },
};

/** Writes the clear places of one coder's edited passages; true where that was refused, which is said then. */
async function accept(folder: StudyFolder, coder: string, say: (text: string) => void): Promise<boolean> {
  let count = 0;
  for (const document of folder.study.documents.keys()) {
    const edited = (await folder.anchors(document)).filter(
      ({ owner, placing }) => owner === coder && placing.status === "changed",
    );
    const text = edited.length === 0 ? null : await folder.text(document);
    const action = text === null ? null : acceptPlaces("Accept Places", edited, text);
    if (action === null) continue;
    const written = await folder.apply(action);
    if (written.kind === "refused") {
      say(`emic anchors: ${plain(document)}: ${written.reason}\n`);
      return true;
    }
    count += edited.length;
  }
  say(`${count} accepted for ${coder}.\n`);
  return false;
}

function needsALook({ placing: { status } }: Anchor): boolean {
  return status !== "exact" && status !== "shifted";
}

function flat({ document, owner, record, placing }: Anchor) {
  const { status, span, score } = placing;
  return {
    document,
    coder: owner,
    id: record.id,
    code: record.code ?? null,
    status,
    start: span?.start ?? null,
    end: span?.end ?? null,
    score,
  };
}

/** What a person reads about each status. */
const words: Readonly<Record<Status, string>> = {
  exact: "where it stood",
  shifted: "moved with the text",
  changed: "edited",
  ambiguous: "ambiguous",
  lost: "place not found",
  unchecked: "document not there",
};

function line({ document, owner, record, placing }: Anchor, text: string | null): string {
  const { span, status } = placing;
  const at = span === null || text === null ? "" : position(text, span.start);
  const now = span === null || text === null ? "" : ` → “${short(text.slice(span.start, span.end))}”`;
  const what = `${record.code ?? "comment"}, ${owner}`;
  return `${plain(document)}${at}: ${words[status]}: “${short(record.quote)}”${now} [${plain(what)}] ${record.id}\n`;
}

function position(text: string, offset: number): string {
  const { line, character } = positionAt(linesOf(text), offset);
  return `:${line + 1}:${character + 1}`;
}

function short(text: string): string {
  const one = plain(text.replace(/\s+/g, " "));
  return one.length <= 80 ? one : `${one.slice(0, 38)} […] ${one.slice(-38)}`;
}

function summary(found: readonly Anchor[]): string {
  const counts = (Object.keys(words) as Status[]).flatMap((status) => {
    const count = found.filter(({ placing }) => placing.status === status).length;
    return count === 0 ? [] : [`${count} ${words[status]}`];
  });
  return `${found.length} ${found.length === 1 ? "passage" : "passages"}${counts.length > 0 ? `: ${counts.join(", ")}` : ""}.\n`;
}
