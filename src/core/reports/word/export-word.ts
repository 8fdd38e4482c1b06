import type { StudyFolder } from "../../study/work/folder";
import type { FilePort } from "../../study/work/port";
import { writeArchive } from "../../files/archive";
import type { Exported } from "../../consent/export-format";
import { element, type Written } from "../../files/xml-writer";
import { blocksOf } from "../blocks";
import { noteOmittedInText } from "../omitted-in-texts";
import { reportOf, type ReportOptions } from "../report";
import { stepsOf } from "../steps";
import { writeBlocks, writeTitle } from "./body";
import { writeComments, type Numbered } from "./comments";
import { filesOf, namespace } from "./parts";
import { writeNumbering, writeStyles } from "./styles";

/**
 * A study's documents as one Word document (.docx): each on pages of its own, every coding and comment as a comment in the
 * margin. The same study gives the same bytes.
 */
export async function exportWord(
  folder: StudyFolder,
  port: FilePort,
  options: ReportOptions,
): Promise<Exported> {
  const report = await reportOf(folder, port, options);
  const { omitted } = report;
  const body: Written[] = [];
  const comments: Numbered[] = [];
  const lists: number[] = [];
  for (const [at, document] of report.documents.entries()) {
    const { text, title, passages } = document;
    const placed = passages.flatMap((passage) =>
      passage.span === null ? [] : [{ passage, span: passage.span }],
    );
    const blocks = blocksOf(document);
    const { steps, absent } = stepsOf(
      text,
      blocks,
      placed.map(({ span }) => span),
    );
    const hidden = new Set(absent);
    const numbers = placed.map(({ passage }, place) => {
      if (hidden.has(place)) return -1;
      return comments.push({ number: comments.length, passage }) - 1;
    });
    const comment = (place: number) => numbers[place]!;
    body.push(writeTitle(title, at === 0));
    for (const one of writeBlocks(blocks, steps, { text, comment, lists })) body.push(one);
    const placeless = passages.length - placed.length;
    noteOmittedInText(document, { placeless, hidden: hidden.size }, omitted);
    await port.yieldToEventLoop();
  }
  const page = element("w:sectPr", {}, [
    element("w:pgSz", { "w:w": "11906", "w:h": "16838" }),
    element("w:pgMar", {
      "w:top": "1418",
      "w:right": "1418",
      "w:bottom": "1418",
      "w:left": "1418",
      "w:header": "709",
      "w:footer": "709",
      "w:gutter": "0",
    }),
  ]);
  const { files, omitted: unfit } = filesOf({
    document: element("w:document", namespace, [element("w:body", {}, [...body, page])]),
    styles: writeStyles(),
    numbering: writeNumbering(lists),
    comments: writeComments(comments, folder.study.setup.codebook),
  });
  omitted.add("characters that XML can't hold", undefined, unfit);
  return { bytes: writeArchive(files), omitted: omitted.all, withheld: report.withheld.all };
}
