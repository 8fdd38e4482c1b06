import { instantOf } from "./record";

/** A time as records keep it, from how other programs write it; one without a time zone is taken as UTC. Null for none. */
export function readInstant(written: string | null): string | null {
  const text = (written ?? "").trim();
  if (/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(text) && !Number.isNaN(Date.parse(text)))
    return text;
  const parts = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d{1,20})?)?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (parts === null) return null;
  const [, day, time = "00:00:00", zone = "Z"] = parts;
  const milliseconds = Date.parse(`${day}T${time}${zone}`);
  const instant = Number.isNaN(milliseconds) ? "" : instantOf(milliseconds);
  return /^\d{4}-/.test(instant) ? instant : null;
}
