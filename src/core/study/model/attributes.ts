import type { AttributeValue } from "../format/front-matter";
import type { Participant } from "../format/participants";
import type { Document, StudySetup, Study } from "./study";

/** The attribute that `participants.csv` calls so: people who have something in common. */
export const group = "group";

/** What front matter holds for other ends than to tell documents apart. */
const unsaid = new Set(["title", "media"]);

/**
 * The values that a passage has of an attribute: its participant's, else its document's, as texts. Empty where neither
 * says.
 */
export function valuesOf(
  { participants }: StudySetup,
  { front }: Document,
  participant: string | null,
  attribute: string,
): readonly string[] {
  const own = ownValue(participant === null ? undefined : participants.get(participant), attribute);
  if (own !== null) return [own];
  return textsOf(front.attributes.get(attribute));
}

/** All values that a study's participants and documents have of an attribute, as texts. */
export function attributeValues({ setup, documents }: Study, attribute: string): Set<string> {
  const values = new Set<string>();
  for (const { front } of documents.values())
    for (const value of textsOf(front.attributes.get(attribute))) values.add(value);
  for (const person of setup.participants.values()) {
    const own = ownValue(person, attribute);
    if (own !== null) values.add(own);
  }
  return values;
}

function ownValue(person: Participant | undefined, attribute: string): string | null {
  const own = attribute === group ? person?.group : person?.facts.get(attribute);
  return own === undefined || own === null ? null : String(own);
}

/** The attributes of a study's participants and documents: the group first, then as they come. */
export function attributesOf(study: Study): string[] {
  const found = new Set<string>();
  const { participants } = study.setup;
  for (const person of participants.values()) if (person.group !== null) found.add(group);
  for (const person of participants.values()) for (const fact of person.facts.keys()) found.add(fact);
  for (const path of study.paths) {
    for (const name of study.documents.get(path)!.front.attributes.keys())
      if (!unsaid.has(name)) found.add(name);
  }
  return [...found];
}

/** The day of a document, as `2026-03-12`; null where its front matter gives none. */
export function dayOf({ front }: Document): string | null {
  const date = front.attributes.get("date");
  return typeof date === "string" ? (/^\d{4}-\d\d-\d\d/.exec(date)?.[0] ?? null) : null;
}

function textsOf(value: AttributeValue | undefined): readonly string[] {
  if (value === undefined || value === "") return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}
