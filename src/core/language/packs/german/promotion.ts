import type { PromotionWords } from '../../language-pack.ts'
import { wholeWords } from './patterns.ts'

const POLITE =
  'kontaktieren|vereinbaren|buchen|melden|rufen|schreiben|abonnieren|laden|bestellen|besuchen|fordern|sichern|testen|starten|nehmen|sprechen|registrieren|erfahren|entdecken|reservieren|informieren'
const FAMILIAR =
  'kontaktiere|vereinbare|buche|melde|ruf|schreib|schreibe|abonniere|lade|bestelle|besuche|sichere|teste|starte|nimm|registriere|reserviere'
const CALLS = `(?:(?:${POLITE}) Sie|(?:${FAMILIAR}) (?:dir|dich|uns|jetzt|noch|einen|deine?n?|hier)|jetzt (?:kostenlos |unverbindlich )?(?:buchen|anmelden|Termin|testen|bestellen))`

/** How German writers speak of their own service. */
export const promotion: PromotionWords = {
  ourselves: wholeWords('wir|uns|unser\\p{Ll}*', 'iu'),
  contact: new RegExp(`(?:^|[.!?:]["“”)]*\\s+)(?:bitte )?${CALLS}(?!\\p{L})`, 'iu'),
  offer: wholeWords(
    'kontaktieren Sie uns|unser Team|unsere (?:Leistungen|Angebote|Kurse|Praxis|Beratung)|wir (?:bieten|beraten|begleiten|unterstützen|freuen uns|helfen Ihnen)|kostenlose\\p{Ll}* (?:Beratung|Erstgespräch|Erstberatung)|(?:Kontakt|Termin) (?:mit|bei) uns',
    'iu',
  ),
  atOurPlace:
    /(?:^|[.!?]\s+)(?:Bei|Beim|Im|In (?:der|unserer|unserem))\s+(?:der |dem |den )?\p{Lu}[^.!?]{1,80}? wir(?!\p{L})/u,
  call: new RegExp(`(?:^|,\\s+|(?<!\\p{L})und )((?:bitte )?${CALLS}(?!\\p{L})[^.!?;]*)`, 'iu'),
  callReason: /,?\s+(?:um|und|für|damit|oder|wenn|per|unter|über|bei|in|im|auf)\s.*$/i,
}
