/** A foreign text shortened and without control characters, fit to stand in a message. */
export function cited(foreign: string): string {
  const visible = foreign.replace(/[\p{Cc}\p{Cf}]/gu, "·");
  return visible.length > 60 ? `“${visible.slice(0, 59)}…”` : `“${visible}”`;
}
