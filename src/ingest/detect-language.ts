import { francAll } from 'franc-min'

/** What is known of an article's language before it is cut into sentences. */
export interface LanguageFacts {
  /** What a person chose: an option, or front matter. It always wins. */
  readonly given?: string | null | undefined
  /** What a page says of itself, such as `<html lang>`; a text that plainly is in another language wins. */
  readonly named?: string | null | undefined
  /** The article's words, marked up or not. */
  readonly text: string
}

/** The BCP 47 tag to read an article in: as chosen, as named, as detected, or else English. */
export function articleLanguage({ given, named, text }: LanguageFacts): string {
  const chosen = languageTag(given)
  if (chosen !== null) return chosen
  const own = languageTag(named)
  const detected = detectLanguage(text)
  if (own === null || (detected !== null && primary(detected) !== primary(own)))
    return detected ?? own ?? 'en'
  return own
}

/** A language name as a well-formed BCP 47 tag, underscores allowed; null where it is none. */
export function languageTag(name: string | null | undefined): string | null {
  const tag = (name ?? '').trim().replaceAll('_', '-')
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}

function primary(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? ''
}

/** In letters: less says too little, of a script or of a language. */
const ENOUGH_OF_SCRIPT = 40
const ENOUGH_OF_LANGUAGE = 100
/** In characters: more says nothing new. */
const LONGEST_SAMPLE = 8000

/**
 * The language that a text is plainly written in, or null where it is too short or might be in another one. A
 * script that only one language uses tells it; else trigrams do.
 */
export function detectLanguage(text: string): string | null {
  const sample = sampleOf(text)
  const letters = countOf(sample, /[\p{L}\p{M}]/gu)
  if (letters < ENOUGH_OF_SCRIPT) return null
  const byScript = languageOfScript(sample, letters)
  return byScript ?? (letters < ENOUGH_OF_LANGUAGE ? null : languageOfTrigrams(sample))
}

/** The words of a text without front matter, code, markup and addresses. */
function sampleOf(text: string): string {
  return text
    .replace(/^\uFEFF?---\n[\s\S]{0,4000}?\n---\n/, '')
    .slice(0, 4 * LONGEST_SAMPLE)
    .replace(/^ {0,3}(`{3,}|~{3,})(?![`~])[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*$|$(?![\s\S]))/gm, ' ')
    .replace(/`[^`\n]{0,300}`|<[^<>\n]{0,300}>|\]\([^()\n]{0,500}\)|https?:\/\/\S+/g, ' ')
    .slice(0, LONGEST_SAMPLE)
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** Scripts that one language uses nearly alone. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ko', /\p{Script=Hangul}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['km', /\p{Script=Khmer}/gu],
  ['lo', /\p{Script=Lao}/gu],
  ['my', /\p{Script=Myanmar}/gu],
  ['am', /\p{Script=Ethiopic}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['te', /\p{Script=Telugu}/gu],
  ['gu', /\p{Script=Gujarati}/gu],
  ['kn', /\p{Script=Kannada}/gu],
  ['ml', /\p{Script=Malayalam}/gu],
  ['pa', /\p{Script=Gurmukhi}/gu],
  ['si', /\p{Script=Sinhala}/gu],
]
const MOSTLY = 0.6
/** Japanese mixes its own letters with Chinese characters; Chinese has none of them. */
const SOME_KANA = 0.1

function languageOfScript(sample: string, letters: number): string | null {
  const kana = countOf(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  const han = countOf(sample, /\p{Script=Han}/gu)
  if (kana + han > letters * MOSTLY) return kana > (kana + han) * SOME_KANA ? 'ja' : 'zh'
  const found = SCRIPTS.find(([, script]) => countOf(sample, script) > letters * MOSTLY)
  if (found) return found[0]
  const isCyrillic = countOf(sample, /\p{Script=Cyrillic}/gu) > letters * MOSTLY
  return isCyrillic ? languageOfLetters(sample) : null
}

/** Letters of the Cyrillic script that tell its languages apart; the first that a text uses more than by chance. */
const CYRILLIC: readonly (readonly [string | null, RegExp])[] = [
  // Of Turkic languages, which share theirs: trigrams tell.
  [null, /[әғқңөұүһ]/giu],
  ['be', /ў/giu],
  ['uk', /[їєґ]/giu],
  ['sr', /[ђћџ]/giu],
  ['mk', /[ѓќѕ]/giu],
  ['ru', /[ыэё]/giu],
  ['bg', /ъ/giu],
]
const BY_CHANCE = 0.003

function languageOfLetters(sample: string): string | null {
  const found = CYRILLIC.find(([, own]) => countOf(sample, own) > sample.length * BY_CHANCE)
  return found?.[0] ?? null
}

/** ISO 639-3, as the trigrams name languages, to BCP 47; neighbours that trigrams mix up share a tag. */
const TAGS: ReadonlyMap<string, string> = new Map(
  `spa es|eng en|por pt|ind id|zlm id|fra fr|deu de|vie vi|ita it|tur tr|pol pl|swh sw|ron ro|hau ha|nld nl|uzn uz|ces cs|hun hu|
azj az|swe sv|zul zu|som so|rus ru|ukr uk|bul bg|bel be|kaz kk|srp sr|arb ar|urd ur|skr ur|pes fa|pbu ps|hin hi|bho hi|mag hi|mai hi|
mar mr|npi ne|tgl fil|yor yo|ibo ig|jav jv`
    .split(/\||\n/)
    .map((pair) => pair.trim().split(' '))
    .map(([name = '', tag = '']) => [name, tag]),
)

/** In characters: the trigrams of a longer text tell languages apart less and less, so that pieces vote. */
const PIECE = 300
const AGREEING = 0.7
/** How far behind the next language must be, of 1, for a piece to have a say; further where it is the only one. */
const LEAD = 0.04
const LEAD_ALONE = 0.08

function languageOfTrigrams(sample: string): string | null {
  const pieces = sample.match(new RegExp(`\\S[\\s\\S]{0,${PIECE - 1}}`, 'g')) ?? []
  const whole = pieces.filter(({ length }) => length > PIECE / 2 || pieces.length === 1)
  const votes = whole.map((piece) => languageOfPiece(piece, whole.length > 1 ? LEAD : LEAD_ALONE))
  const counts = [...Map.groupBy(votes, (vote) => vote)].map(([tag, all]) => ({
    tag,
    share: all.length / votes.length,
  }))
  return counts.find(({ tag, share }) => tag !== null && share >= AGREEING)?.tag ?? null
}

function languageOfPiece(piece: string, lead: number): string | null {
  const [best, ...others] = francAll(piece).map(([name, score]) => ({ tag: TAGS.get(name) ?? null, score }))
  const next = others.find(({ tag }) => tag !== best?.tag)
  return best && best.score - (next?.score ?? 0) >= lead ? best.tag : null
}
