/** How a colour looks on light and on dark ground, as `#rrggbb`. */
export interface Shade {
  readonly light: string;
  readonly dark: string;
}

/**
 * The colours that a code may name. However people see colours, any two of them differ clearly, and each stands out
 * from its ground: both are tested by calculation.
 */
const shades = {
  blue: { light: "#001fb5", dark: "#4e9df2" },
  orange: { light: "#d73e00", dark: "#fe9971" },
  teal: { light: "#00a199", dark: "#06ece2" },
  purple: { light: "#660083", dark: "#b570bd" },
  red: { light: "#a7023c", dark: "#fe370e" },
  green: { light: "#184a04", dark: "#509962" },
  pink: { light: "#ed49cd", dark: "#e9658e" },
  amber: { light: "#c08514", dark: "#fbc631" },
  cyan: { light: "#02819d", dark: "#6bc4fb" },
  indigo: { light: "#4d56ba", dark: "#946afb" },
  lime: { light: "#7b9e5c", dark: "#a9e487" },
  yellow: { light: "#72772a", dark: "#f0fb3a" },
  grey: { light: "#51565c", dark: "#a8afb5" },
} as const satisfies Record<string, Shade>;

export type PaletteColor = keyof typeof shades;

/** The names of the colours, in the order in which codes without one get them; the last is for what has no code. */
export const palette = Object.keys(shades) as readonly PaletteColor[];

/** A palette name or `#rrggbb`: nothing else ever reaches a style sheet. */
export function isColor(text: string): boolean {
  return Object.hasOwn(shades, text) || /^#[0-9a-f]{6}$/i.test(text);
}

/** The shades of a colour: a palette name, or `#rrggbb` for both grounds. @throws RangeError for what is neither. */
export function shadesOf(color: string): Shade {
  if (!isColor(color)) throw new RangeError(`no colour: ${color}`);
  return Object.hasOwn(shades, color) ? shades[color as PaletteColor] : { light: color, dark: color };
}
