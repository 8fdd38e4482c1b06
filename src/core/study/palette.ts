/** The colours a code may name; a face decides how each looks on light and dark ground. */
export const palette = [
  "blue",
  "orange",
  "teal",
  "purple",
  "red",
  "green",
  "pink",
  "amber",
  "cyan",
  "indigo",
  "lime",
  "yellow",
  "grey",
] as const;

export type PaletteColor = (typeof palette)[number];

/** A palette name or `#rrggbb`: nothing else ever reaches a style sheet. */
export function isColor(text: string): boolean {
  return (palette as readonly string[]).includes(text) || /^#[0-9a-f]{6}$/i.test(text);
}
