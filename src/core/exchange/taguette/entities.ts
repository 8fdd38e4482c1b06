const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/iy;

/** The character that stands at a place in HTML, and where what stands for it ends. */
export function signOf(html: string, at: number): { readonly sign: string; readonly end: number } {
  if (html[at] === "&") {
    entity.lastIndex = at;
    const found = entity.exec(html);
    const [whole = "", decimal, hexadecimal, name = ""] = found ?? [];
    const point = decimal !== undefined ? Number(decimal) : parseInt(hexadecimal ?? "", 16);
    const sign = isCharacter(point) ? String.fromCodePoint(point) : named[name];
    if (found !== null && sign !== undefined) return { sign, end: at + whole.length };
  }
  const sign = String.fromCodePoint(html.codePointAt(at)!);
  return { sign, end: at + sign.length };
}

function isCharacter(point: number): boolean {
  return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
}
