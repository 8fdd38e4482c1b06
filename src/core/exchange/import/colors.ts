import { isColor, palette, shadesOf } from "../../study/format/codebook/palette";

/** A colour as a codebook writes it, by its name where it is one of the palette's; null for what is none. */
export function colorFor(written: string | null): string | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(written ?? "");
  const color = (
    short === null
      ? (written ?? "")
      : `#${short
          .slice(1)
          .map((digit) => digit + digit)
          .join("")}`
  ).trim();
  if (!color.startsWith("#") || !isColor(color)) return null;
  return palette.find((name) => shadesOf(name).light === color.toLowerCase()) ?? color.toLowerCase();
}
