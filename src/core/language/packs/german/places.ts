import type { PlaceWords } from '../../language-pack.ts'
import { wholeWords } from './patterns.ts'

const MONTHS = '(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)'
const DAYS = '(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)'
const ASKS =
  '(?:anmeld\\p{L}*|bewerb\\p{L}*|einreich\\p{L}*|melden|registrier\\p{L}*|frist|anmeldeschluss|einsendeschluss|tickets?)'

/** What ties German sentences to a place of the article, or to a day. */
export const places: PlaceWords = {
  hanging: [
    // "Ein Schritt in diese Richtung ist …"
    /^(?:[^\s,.]+ ){0,5}(?:in|an|auf|aus|bei|mit|nach|von|zu|durch|für|um|über|unter|vor|trotz|wegen) (?:diese[mnrs]?|jene[mnrs]?|solche[mnrs]?)(?! (?:Jahr|Monat|Woche|Artikel|Beitrag|Serie|Reihe|Land|Tag))(?!\p{L})/iu,
    // "Ein Problem ist jedoch …"
    /^[^.,;:]{1,60} (?:jedoch|allerdings|hingegen|dagegen|außerdem|zudem|dennoch|deshalb|daher|somit)(?!\p{L})/u,
    // "Wir haben auch …"
    /^(?:[^\s,.]+ ){2,4}(?:auch|ebenfalls)(?!\p{L})/u,
    // "Der zweite Grund …"
    /^(?:der|die|das|ein|eine) (?:zweite|dritte|vierte|fünfte|nächste|andere|übrigen|letztere)[rsn]? (?!(?:Hälfte|Hand|Tag|Welt)(?!\p{L}))/iu,
    /^(?:in der Tat|tatsächlich|im Gegenteil|umgekehrt|insbesondere|schließlich|nebenbei|erstens)(?!\p{L})/iu,
  ],
  announcing: /^hier (?:sind|ist|kommen)(?!\p{L})|(?:folgende[nrs]?|im Folgenden)[^.]{0,40}[.:]$|:$/iu,
  pointing: {
    back: wholeWords('oben|zuvor|vorher|vorig\\p{L}*|letzt\\p{L}*|bereits|eingangs', 'iu'),
    on: wholeWords('unten|nächst\\p{L}*|folgend\\p{L}*|weiter', 'iu'),
    page: wholeWords(
      'artikels?|beitrags?|ratgebers?|leitfadens?|klick\\p{L}*|weiterlesen|scroll\\p{L}*',
      'iu',
    ),
    end: wholeWords('fazit|zusammenfass\\p{L}*|abschließend', 'iu'),
  },
  transitions: [
    /^(?:(?:nun|jetzt|zunächst|zuerst|als Nächstes),? )?(?:schauen|sehen|blicken|kommen|gehen|beginnen|starten|fangen|werfen) wir (?:uns )?(?:nun |jetzt |zunächst |zuerst |genauer |einen Blick |mit |zu |auf )/iu,
    /^(?:(?:im|in den) (?:nächsten|folgenden) (?:Abschnitt|Kapitel|Teil|Absatz)\p{L}*|im Folgenden) (?:sehen|lesen|erfahren|zeigen|schauen|betrachten|geht|gehen)(?!\p{L})/iu,
    /^(?:lesen Sie weiter|bleiben Sie dran)(?!\p{L})/iu,
  ],
  ageing: [
    new RegExp(
      `${ASKS}(?!\\p{L})[^.!?]{0,80}? (?:bis|am|zum|ab|spätestens) (?:zum |${DAYS},? (?:dem |den )?)?\\d{1,2}\\. ${MONTHS}`,
      'iu',
    ),
    new RegExp(`(?:diesen|nächsten|letzten|kommenden|am kommenden|am nächsten) ${DAYS}(?!\\p{L})`, 'iu'),
    /(?:nächste|letzte|kommende) Woche|(?:nächsten|letzten|kommenden) Monat/iu,
    /^gestern(?!\p{L})|(?<!\p{L})heute (?:vorgestellt|veröffentlicht|angekündigt|gestartet)(?!\p{L})/iu,
  ],
}
