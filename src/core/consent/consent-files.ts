import { manifestFile, participantsFile } from "../study/format/paths";
import type { FilePort } from "../study/work/port";
import type { StudySetup } from "../study/model/study";

const deciding = [participantsFile, manifestFile];

/**
 * What is wrong with the files that say who agreed to what, and who asks; null where nothing is. A second row of a
 * participant is no hindrance: of both it counts what allows least.
 */
export async function consentFileError(
  { problems }: Pick<StudySetup, "problems">,
  port: FilePort,
): Promise<{ readonly wrong: string } | null> {
  const found = problems.find(({ file, code }) => deciding.includes(file) && code !== "duplicate-id");
  if (found !== undefined) return wrong(found.file, `line ${found.range.start.line + 1}: ${found.message}`);
  // What has the name in other letters, or as a folder, was meant and is not read.
  for (const file of await port.list()) {
    const [name] = file.split("/");
    const meant = deciding.find((one) => one === name!.toLowerCase());
    if (meant !== undefined && file !== meant)
      return wrong(meant, `it is not read where it is called ${name === meant ? "that as a folder" : name}.`);
  }
  return null;
}

function wrong(file: string, what: string): { readonly wrong: string } {
  return { wrong: `${file} has to be put right before anything leaves: ${what}` };
}
