const byteOrderMark = "\uFEFF";

/**
 * The text that positions speak of: LF line ends (CRLF and a lone CR become LF), no byte-order mark at its start.
 * Everything else stays as it is; in particular no Unicode normalisation, so that a passage is kept verbatim.
 */
export function normalise(raw: string): string {
  const text = raw.startsWith(byteOrderMark) ? raw.slice(1) : raw;
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** The same text as a copy of its own: one cut from a longer text may hold on to all of that in memory. */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}
