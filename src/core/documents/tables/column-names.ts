/** A column's name as it is compared: small letters, words apart (`ResponseId` has two), no signs. */
export function plainName(name: string): string {
  return name
    .slice(0, 200)
    .replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const people =
  "respondent|participant|teilnehmer(?:in|innen)?|teilnehmende[rn]?|proband(?:in)?|befragte[rn]?|interviewee|vp|tn|participante|répondant";
const others =
  "response|customer|client|clients|kunde|kunden|kundin|user|nutzer|patient|patienten|member|mitglied|mitglieds|student|schüler|person|personen|panelist|contact|case|fall|subject|account|cliente";
const number = "id|nr|no|number|nummer|code|key|kennung|kürzel|pseudonym";

/** Names of columns that say who a row is of, the clearest first. */
const participants = [
  new RegExp(`^(?:${people})(?: ?(?:${number}))?$`),
  new RegExp(`^(?:pseudonym|(?:${others}) ?(?:${number}))$`),
];

/** Names that say so only where no two rows have the same. */
const rows = new RegExp(`^(?:${number}|lfd nr|lfdnr|row|zeile|identifier|record id|uid|uuid)$`);

/** How clearly a column's name says who a row is of: from 0 on, less clearly the greater; null where it does not. */
export function participantName(name: string): number | null {
  const plain = plainName(name);
  const at = participants.findIndex((pattern) => pattern.test(plain));
  if (at !== -1) return at;
  return rows.test(plain) || name.trim() === "#" ? participants.length : null;
}

/** Whether names of this clearness need rows that are all different. */
export function isRowName(clearness: number): boolean {
  return clearness >= participants.length;
}

const whose = String.raw`(?:(?:your|ihre?|respondent|participant|recipient|customer|client|user|contact|reviewer|author|kunden?|teilnehmer|external|location) )?`;
const personal = new RegExp(
  `^${whose}(?:${[
    "e ?mail(?: ?(?:address|adresse))?",
    "mail(?: ?adresse)?",
    "ip(?: ?(?:address|adresse))?",
    "(?:tele)?phone(?: number)?|tel|telefon(?: ?nummer)?|mobile?(?: (?:phone|number))?|handy(?: ?nummer)?|rufnummer|whatsapp",
    "(?:first |last |full |sur|nick|user|family |given |display |middle )?name",
    "vorname|nachname|familienname|zuname|name vorname|vor und nachname|prénom|nom|nombre|apellidos?|cognome",
    "(?:street |postal |home |mailing )?address|adresse|anschrift|stra(?:ß|ss)e",
    "latitude|longitude",
    "date of birth|birth ?(?:day|date)|geburts(?:datum|tag)",
    "author|reviewer|verfasser(?:in)?|autor(?:in)?|iban|ssn|data reference|reference",
  ].join("|")})$`,
);

/** Whether a column's name says that it tells who somebody is. */
export function isPersonalName(name: string): boolean {
  return personal.test(plainName(name));
}

/** Names of dates, that of the answer first; the last are of the machine rather than of the answer. */
const dates = [
  /record|submi|complet|abgesendet|abgabe|absende/,
  /timestamp|zeitstempel|^date$|datum|fecha|^zeit$|^time$|posted|published|review|call|anruf/,
  /end|ende\b/,
  /creat|erstellt|start|begin/,
];

/** How fitting a column's name is for the date of an answer: the smaller the better. */
export function dateName(name: string): number {
  const plain = plainName(name);
  const at = dates.findIndex((pattern) => pattern.test(plain));
  return at === -1 ? dates.length : at;
}

/** Whether a date is one that a program noted, as it does with several of them: when an answer began, was sent, was changed. */
export function isMachineDate(name: string): boolean {
  const at = dateName(name);
  return at !== 1 && at < dates.length;
}

/** What survey programs note of their own work; only several of them together tell such a program. */
const machine =
  /^(?:start ?date|end ?date|start time|completion time|status|progress|duration(?: in seconds)?|finished|recorded date|distribution channel|user language|collector id|date created|date modified|last ?page|startlanguage|seed|submit ?date|custom data(?: \d)?)$/;

/** The columns that a survey program noted of its own work; none where the table is no export of one. */
export function machineColumns(names: readonly string[]): ReadonlySet<number> {
  const found = [...names.keys()].filter((at) => machine.test(plainName(names[at]!)));
  return new Set(found.length >= 3 ? found : []);
}

/** Names that ask for words of one's own. */
const open =
  /comment|kommentar|anmerkung|feedback|review|rezension|verbatim|open ended|why\b|warum|weshalb|specify|angeben|bemerkung|freitext|message|nachricht|\btext$|describe|beschreib|reason|grund\b|suggest|vorschl|opinion|meinung/;

export function asksForWords(name: string): boolean {
  return open.test(plainName(name));
}
