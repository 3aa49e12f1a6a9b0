import type { OpeningWords } from '../../language-pack.ts'
import { eitherCase, openingWords, wholeWords } from './patterns.ts'

const CONNECTING = eitherCase(`aber|doch|jedoch|allerdings|dennoch|trotzdem|gleichwohl|nichtsdestotrotz|indes|
außerdem|zudem|ferner|darüber hinaus|ebenso|ebenfalls|genauso|auch|deshalb|deswegen|daher|darum|somit|folglich|demnach|
infolgedessen|hingegen|stattdessen|andernfalls|ansonsten|sonst|anschließend|schließlich|zuletzt|gleichzeitig|zugleich|
währenddessen|und|oder|denn|sondern|also|so|dann|zweitens|drittens|viertens|zum anderen|andererseits|zum Beispiel|
beispielsweise|das heißt|mit anderen Worten|anders gesagt|kurz gesagt|auf der anderen Seite|im Gegensatz dazu|im Vergleich dazu|
genau so|nur so|erst dann|nur dann`)

const POINTING =
  eitherCase(`dadurch|dabei|dafür|dagegen|daran|darauf|daraus|darin|darüber|darunter|davon|davor|dazu|danach|
daneben|hier|hierbei|hierfür|hierzu|hieraus|dort|dies|diese|diesem|diesen|dieser|dieses|dieselbe|dieselben|jene|jenem|jenen|jener|
solch|solche|solchem|solchen|solcher|er|ihm|beide|beides|letztere|letzterer|letzteres|erstere|ersterer|seine|seinem|seinen|seiner|
deren|dessen|weitere|weiterer|weiteres|genau das|genau dies|genau deshalb|gerade das|gerade deshalb|all das|all dies|all diese|
all diesen|alles das|alles dies|einige davon|viele davon|keine davon|wenn dies|wenn diese|wenn er`)

/** Words after which a demonstrative only names a time or the text itself. */
const NOT_POINTING =
  '(?:Jahr|Monat|Sommer|Winter|Frühjahr|Herbst|Woche|Artikel|Beitrag|Text|Ratgeber|Leitfaden|Kapitel)'
const PREPOSITION = eitherCase(
  'in|an|auf|aus|bei|mit|nach|von|zu|durch|für|gegen|ohne|um|über|unter|vor|trotz|wegen|neben|zwischen|seit|während',
)
const TO_BE = 'ist|sind|war|waren|hat|haben|wird|werden|kann|können'

/** "Das hilft" points back, "Das Licht" does not; "Sie hilft" is she, "Sie helfen" mostly the reader. */
const DEPENDING_ON_VERB = [
  `[Dd]as (?:nicht |auch |ja )?(?:${TO_BE}|\\p{Ll}+t)`,
  `[Dd](?:er|ie) (?:${TO_BE})`,
  '[Ss]ie (?:ist|war|kann|darf|muss|soll|mag|will|weiß|\\p{Ll}+te?)',
  '[Ee]s',
  '[Dd]amit (?!(?:de[mnrs]|die|das|ein|eine[mnrs]?|keine?|sie|er|es|wir|man|ich|du|sich|nicht|jede[rs]?|alle|viele)(?!\\p{L}))\\p{Ll}+',
  `(?:${PREPOSITION}) (?:diese[mnrs]?|jene[mnrs]?|solche[mnrs]?)(?! ${NOT_POINTING})`,
  '[Ee]ine?[mnrs]? (?:weitere|andere)[mnrs]?',
  '[Aa]ndere (?=\\p{Ll})',
  '[Ww]ie (?:oben|bereits|schon|zuvor|eingangs) (?:erwähnt|beschrieben|gesagt|gesehen|genannt)',
].join('|')

const NUMBER =
  'ein|eine|einige|viele|keine|mehrere|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|die besten'

/** How German sentences lean on others. */
export const openings: OpeningWords = {
  dangling: openingWords(`${CONNECTING}|${POINTING}|${DEPENDING_ON_VERB}`),
  standsAlone: openingWords(
    [
      'Es (?:gibt|lohnt sich|geht um|geht darum|kommt darauf an|braucht|hilft|genügt|reicht|heißt|gilt|empfiehlt sich|war einmal|fällt)',
      'Es (?:ist|war|wäre|kann|muss|tut|macht)(?=[^.!?]{0,80}(?:, | zu ))',
      `Hier (?:sind|ist|finden Sie|kommen) (?:${NUMBER})`,
      'So (?!können|könnten|lassen|werden|haben|sind|wurden)\\p{Ll}+(?:n|st) (?:Sie|du|wir|ihr)',
      'So (?:gelingt|funktioniert|klappt|geht|wirkt|bleibt|bleiben|wird|viel|viele)',
      'Sowohl',
    ].join('|'),
  ),
  // Only before what a sentence may begin with: after an adverb such as "deshalb" the verb comes first.
  connective:
    /^(?:(?:Aber|Und|Denn) (?=\p{Ll}+(?:e|er|es|en) \p{Lu})|(?:Aber|Und|Doch|Denn) (?=(?:(?:der|die|das|dem|den|ein\p{Ll}*|kein\p{Ll}*|mein\p{Ll}*|unser\p{Ll}*|jede\p{Ll}*|alle|viele|manche|wer|wenn|man|wir|ich|im|in|am|bei|beim|mit|nach|für|ohne|zum|zur)(?!\p{L})|\p{Lu}\p{Ll}))|(?:Zum Beispiel|Beispielsweise|Kurz gesagt|Kurzum|Anders gesagt|Mit anderen Worten): (?=\S))/u,
  reference: wholeWords(
    [
      'in dies(?:em|er) (?:Artikel|Beitrag|Text|Ratgeber|Leitfaden|Blogbeitrag|Blogartikel|Abschnitt|Kapitel|Anleitung)',
      'dies(?:er|en|es) (?:Artikels?|Beitrags?|Textes|Ratgebers?|Leitfadens?|Blogbeitrags?)',
      '(?:im|in dem) (?:letzten|nächsten|vorigen|vorherigen|folgenden|obigen) (?:Abschnitt|Kapitel|Absatz|Punkt|Teil)',
      '(?:wie )?(?:weiter )?(?:oben|unten|zuvor|bereits|eingangs) (?:erwähnt|beschrieben|genannt|gezeigt|erläutert|aufgeführt|ausgeführt)(?:e[mnrs]?)?',
      'siehe (?:oben|unten|Abbildung|Tabelle|Abschnitt)',
      'klicken Sie hier|hier klicken|klicke hier',
      'lesen Sie weiter|weiterlesen|scrollen Sie|nach (?:oben|unten) scrollen',
      'zusammenfassend lässt sich|abschließend lässt sich',
    ].join('|'),
    'iu',
  ),
  thisArticle: /\bin diesem (?:Artikel|Beitrag|Text|Ratgeber|Leitfaden|Blogbeitrag|Blogartikel)\b/i,
  loose: wholeWords(
    [
      'diese[mnrs]?|dies|jene[mnrs]?|solche[mnrs]?|seine[mnrs]?|ihre?[mnrs]?|dessen|deren',
      '(?:dabei|dafür|dagegen|daran|darauf|daraus|darin|darüber|davon|dazu)(?![^.]{0,60}, )',
      'zum Beispiel|beispielsweise|siehe|oben|unten',
    ].join('|'),
  ),
  earlyPronoun: /^(?:\S+\s+){0,6}(?:er|sie|ihn|ihm|ihnen)(?!\p{L})|^(?:Hier|Dort|Da) /u,
}
