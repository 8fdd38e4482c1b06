/** What an element says of how its words look; null where it says nothing. */
export interface TextStyle {
  readonly isBold: boolean | null;
  readonly isItalic: boolean | null;
  readonly isHidden: boolean | null;
}

const byName: Readonly<Record<string, Partial<TextStyle>>> = {
  b: { isBold: true },
  strong: { isBold: true },
  i: { isItalic: true },
  em: { isItalic: true },
  cite: { isItalic: true },
  dfn: { isItalic: true },
  var: { isItalic: true },
};

const nothing: TextStyle = { isBold: null, isItalic: null, isHidden: null };

/** What a style says, be it an attribute or a rule of a style sheet. */
export function textStyleOf(style: string): TextStyle {
  const weight = /(?:^|[;\s])font-weight\s{0,9}:\s{0,9}([a-z]+|\d+)/i.exec(style)?.[1]?.toLowerCase();
  const slant = /(?:^|[;\s])font-style\s{0,9}:\s{0,9}([a-z]+)/i.exec(style)?.[1]?.toLowerCase();
  const isHidden =
    /(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|mso-hide\s{0,9}:\s{0,9}all)/i.test(
      style,
    );
  return {
    isBold: weight === undefined ? null : /^bold/.test(weight) || Number(weight) >= 600,
    isItalic: slant === undefined ? null : slant === "italic" || slant === "oblique",
    isHidden: isHidden ? true : null,
  };
}

const longestSheet = 1_000_000;

/** Reads the rules of style sheets that stand in a page: those for a class (`.c1`), or for one of an element (`em.c1`). */
export function rulesIn(sheet: string): Map<string, TextStyle> {
  const rules = new Map<string, TextStyle>();
  const rule = /(?<=^|[},;\s/>])([a-z]{0,6}\d?\.[\w-]{1,80})\s{0,20}\{([^{}]{0,2000})\}/gi;
  for (const [, name = "", style = ""] of sheet.slice(0, longestSheet).matchAll(rule)) {
    const look = textStyleOf(style);
    const before = rules.get(name.toLowerCase());
    if (Object.values(look).some((one) => one !== null))
      rules.set(name.toLowerCase(), mergedStyle(before ?? nothing, look));
  }
  return rules;
}

/** What an element says by its name, its classes and its own style, the latter first. */
export function textStyleOfElement(
  name: string,
  attributes: ReadonlyMap<string, string>,
  rules: ReadonlyMap<string, TextStyle>,
): TextStyle {
  let look = { ...nothing, ...byName[name] };
  if (rules.size > 0)
    for (const one of (attributes.get("class") ?? "").toLowerCase().split(/\s+/, 20))
      for (const rule of [`.${one}`, `${name}.${one}`]) look = mergedStyle(look, rules.get(rule) ?? nothing);
  const style = attributes.get("style");
  if (style !== undefined) look = mergedStyle(look, textStyleOf(style));
  return attributes.has("hidden") ? { ...look, isHidden: true } : look;
}

/** What both say together; the second has the last word. */
export function mergedStyle(first: TextStyle, second: TextStyle): TextStyle {
  return {
    isBold: second.isBold ?? first.isBold,
    isItalic: second.isItalic ?? first.isItalic,
    isHidden: second.isHidden ?? first.isHidden,
  };
}
