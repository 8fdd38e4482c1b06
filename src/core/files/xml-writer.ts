/** An element to be written; its attributes in their order, those that are undefined left out. */
export interface Written {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly (Written | string)[];
}

export function element(
  name: string,
  attributes: Written["attributes"] = {},
  children: readonly (Written | string | null)[] = [],
): Written {
  return { name, attributes, children: children.filter((child) => child !== null) };
}

/** An element that only holds others, which would be wrong if it were empty: null then. */
export function container(name: string, children: readonly (Written | null)[]): Written | null {
  const all = children.filter((child) => child !== null);
  return all.length === 0 ? null : element(name, {}, all);
}

/**
 * An XML file. `omitted` is how many characters XML can't hold, control characters and halves of surrogate pairs; each is
 * written as U+FFFD.
 */
export function writeXml(root: Written): { readonly text: string; readonly omitted: number } {
  let omitted = 0;
  const clean = (text: string) =>
    text.replace(unfit, () => {
      omitted++;
      return "\uFFFD";
    });
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  const write = ({ name, attributes, children }: Written, indent: string) => {
    const given = Object.entries(attributes).filter((one): one is [string, string] => one[1] !== undefined);
    const head = given.map(([key, value]) => ` ${key}="${escaped(clean(value), inAttribute)}"`).join("");
    if (children.length === 0) lines.push(`${indent}<${name}${head}/>`);
    else if (children.every((child) => typeof child === "string"))
      lines.push(`${indent}<${name}${head}>${escaped(clean(children.join("")), inText)}</${name}>`);
    else {
      lines.push(`${indent}<${name}${head}>`);
      for (const child of children) if (typeof child !== "string") write(child, `${indent}  `);
      lines.push(`${indent}</${name}>`);
    }
  };
  write(root, "");
  return { text: `${lines.join("\n")}\n`, omitted };
}

const unfit = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const inText = /[&<>\r]/g;
const inAttribute = /[&<>"\r\n\t]/g;
const names: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** White space that readers would change is written by its number. */
function escaped(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => names[found] ?? `&#${found.charCodeAt(0)};`);
}
