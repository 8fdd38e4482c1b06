import { cited } from "../../messages/cited";
import * as z from "zod/mini";
import { frontMatterExtent } from "../../text/layout";
import { linesOf } from "../../text/lines";
import { isSlug, slug } from "./ids";
import { isReadMe, themesFolder } from "./paths";
import { fileStart, problem, type Problem } from "./problem";
import { checkKeys, readYaml } from "./yaml";

/** An interpretation that gathers codes around a central idea, in a file of its own. */
export interface Theme {
  readonly id: string;
  readonly file: string;
  /** The body's first heading, else the id. */
  readonly title: string;
  readonly status: "candidate" | "kept" | "dropped";
  readonly codes: readonly string[];
  readonly subthemes: readonly string[];
}

const shape = {
  status: z.enum(["candidate", "kept", "dropped"]),
  codes: z.array(slug).check(z.maxLength(10_000)),
  subthemes: z.array(slug).check(z.maxLength(10_000)),
};

/** Whether a path is a theme's. */
export function isThemeFile(path: string): boolean {
  return path.startsWith(`${themesFolder}/`) && path.endsWith(".md") && !isReadMe(path);
}

/** Reads `themes/<id>.md`; null, with the problem, where its name is no id. */
export function readTheme(text: string, file: string): { theme: Theme | null; problems: readonly Problem[] } {
  const id = file.slice(themesFolder.length + 1, -".md".length);
  if (!isSlug(id)) {
    const message = `${cited(id)} can't name a theme: use a–z, 0–9 and hyphens.`;
    return { theme: null, problems: [problem("unsafe-name", file, fileStart, message)] };
  }
  const extent = frontMatterExtent(text);
  const inner = extent?.inner ?? { start: 0, end: 0 };
  const within = { offset: inner.start, lines: linesOf(text.slice(0, extent?.end ?? 0)) };
  const yaml = readYaml(text.slice(inner.start, inner.end), file, within);
  const { values, problems } = checkKeys(shape, yaml, file);
  const heading = /^# +(\S.{0,199})$/m.exec(text.slice(extent?.end ?? 0, (extent?.end ?? 0) + 10_000));
  const theme: Theme = {
    id,
    file,
    title: heading?.[1]?.trim() ?? id,
    status: values.status ?? "candidate",
    codes: values.codes ?? [],
    subthemes: values.subthemes ?? [],
  };
  return { theme, problems: [...yaml.problems, ...problems] };
}

/** These themes and all their subthemes, by id; those that the study lacks are left out. */
export function withSubthemes(themes: ReadonlyMap<string, Theme>, ids: readonly string[]): Set<string> {
  const all = new Set<string>();
  const add = (id: string) => {
    if (all.has(id) || !themes.has(id)) return;
    all.add(id);
    themes.get(id)!.subthemes.forEach(add);
  };
  ids.forEach(add);
  return all;
}

/** The ids of the codes that themes and their subthemes gather, as their files name them. */
export function themeCodes(themes: ReadonlyMap<string, Theme>, ids: readonly string[]): string[] {
  return [...new Set([...withSubthemes(themes, ids)].flatMap((id) => themes.get(id)!.codes))];
}
