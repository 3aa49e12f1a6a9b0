import type { CareWords } from '../../language-pack.ts'
import { wholeWords } from './patterns.ts'

const SOURCES =
  'Studien?|Forschung(?:en)?|Forscher(?:innen)?|Forschende|Wissenschaft(?:ler|lerinnen)?|Expert(?:en|innen)|Umfragen?|Statistiken?|Untersuchungen?|Fachleute|Mediziner|Psychologen'
const SHOW =
  'zeig(?:t|en|ten|te)|beleg(?:t|en|ten|te)|beweis(?:t|en)|ergeben|ergab(?:en)?|fand(?:en)?|legen|legt|sagen|sagt|bestätig(?:t|en|ten)|empfehlen|empfiehlt|raten|warnen|deuten'

/** German words that ask for care. */
export const care: CareWords = {
  sensitive: wholeWords(
    `Sucht(?:kran|bera|mit|hil)?\\p{Ll}*|\\p{Lu}\\p{Ll}+(?<!Sehn|Eifer)sucht|Alkohol\\p{Ll}*|alkohol\\p{Ll}*|Drogen\\p{Ll}*|abhängig\\p{Ll}* von Drogen|Traum(?:a|ata|en(?=\\p{Ll}))\\p{Ll}*|[Tt]raumati\\p{Ll}*|Missbrauchs?\\p{Ll}*|missbrauch\\p{Ll}*|Suizid\\p{Ll}*|Selbstmord\\p{Ll}*|Selbstverletz\\p{Ll}*|Essstörung\\p{Ll}*|Bulimie|Depression\\p{Ll}*|depressiv\\p{Ll}*|Angst(?:störung|zustand|zuständ)\\p{Ll}*|Panikattacken?|PTBS|bipolar\\p{Ll}*|Schizophreni\\p{Ll}*|Psychosen?|HIV|Krebs\\p{Ll}*|Fehlgeburt\\p{Ll}*|Abtreibung\\p{Ll}*|Schwangerschaft\\p{Ll}*|[Ss]chwanger\\p{Ll}*|[Uu]nfruchtbar\\p{Ll}*|[Ss]exu\\p{Ll}*|Scheidung\\p{Ll}*|Schulden\\p{Ll}*|\\p{Lu}?\\p{Ll}*[Ii]nsolvenz\\p{Ll}*|Zwangsräumung\\p{Ll}*|[Ss]terbe\\p{Ll}*|Trauer\\p{Ll}*|Hinterbliebene\\p{Ll}*`,
  ),
  claim: new RegExp(
    `(?<!\\p{L})(?:(?:${SOURCES}) (?:\\p{Ll}+ ){0,2}(?:${SHOW})|(?:zeigen|belegen|beweisen|laut)(?: \\p{Ll}+){0,2} (?:${SOURCES})|wissenschaftlich (?:belegt|bewiesen|erwiesen))(?!\\p{L})|\\d+(?:[.,]\\d+)? ?(?:%|Prozent)`,
    'iu',
  ),
  source:
    /https?:|\(\d{4}\)|et al\.|nach Angaben (?:von|de[rs])|[Ll]aut (?:dem |der )?(?!Studie|Umfrage|Untersuchung|Experte|Forsch)\p{Lu}/u,
}
