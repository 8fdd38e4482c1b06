import { codedStudy } from "../editor/coded-study.js";
import type { Study } from "../editor/driver/study.js";

/** What somebody said that a page must not take for its own. */
export const hostile = `<img src=x onerror="document.title='taken'"> </script><script>document.title='taken'</script>`;
/** Words that run from right to left, a bell, and what templates are made of. */
const odd = "\u202Egnihton\u0007 \u{1F600} ${1+1} {{x}}";
const long = "never ".repeat(160_000).trim();

/** A study in which every name and word is made to break a page, one passage a megabyte long. */
export function hostileStudy(): Study {
  return codedStudy(
    {
      "interviews/r1.md": `---\nparticipant: '"><b>P1'\n---\n\n${hostile}\n\n${odd}\n\n${long}\n`,
      "codebook.yaml": `codes:\n  - id: evil\n    name: '<b onmouseover=alert(1)>Evil'\n    color: 'red;background:url(x)'\n  - id: odd\n    name: "${odd.replace("\u0007", "")}"\n`,
      "participants.csv": `participant,group\n"""><b>P1","=cmd|' /C calc'!A0"\n`,
      "themes/dark.md": `---\ncodes: [evil]\n---\n# <svg onload=alert(1)>\n`,
    },
    [
      ["ana", "interviews/r1.md", hostile, "evil"],
      ["ana", "interviews/r1.md", odd, "odd"],
      ["ana", "interviews/r1.md", long, "evil"],
    ],
  );
}
