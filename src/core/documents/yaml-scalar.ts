/** A text as YAML reads it again: bare where it can't be taken for anything else. */
export function scalar(text: string): string {
  const isBare =
    /^[\p{L}][\p{L}\p{N} _.()'-]*$/u.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) &&
    !text.endsWith(" ");
  return isBare ? text : JSON.stringify(text);
}
