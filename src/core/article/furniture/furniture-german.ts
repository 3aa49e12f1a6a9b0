import { type FurnitureWords, networks } from './furniture.ts'

/** What German pages carry beside the article. */
export const germanFurniture: FurnitureWords = {
  lines: [
    {
      what: 'share-line',
      place: 'anywhere',
      mostWords: 12,
      pattern: new RegExp(
        `^(?:(?:diesen |den )?(?:artikel|beitrag|seite)?\\s*(?:teilen|drucken|empfehlen|weitersagen|merken))(?:\\s*(?:[:,|/&·•-]|auf|per|via|und|oder|${networks}))*\\s*[:.!]?$`,
        'i',
      ),
    },
    {
      what: 'share-line',
      place: 'anywhere',
      mostWords: 12,
      pattern: new RegExp(
        `^(?:${networks})(?:(?:\\s*(?:[,|/&·•-]|und|oder))?\\s+(?:${networks}))+\\.?$`,
        'i',
      ),
    },
    {
      what: 'share-line',
      place: 'edges',
      mostWords: 20,
      pattern: new RegExp(`^(?:folgen|folge|besuchen) (?:sie |du )?uns (?:auf|bei) (?:${networks})\\b`, 'i'),
    },
    {
      what: 'byline',
      place: 'top',
      mostWords: 14,
      pattern:
        /^(?:[Vv]on|[Tt]ext:|[Aa]utor(?:in)?:)\s+\p{Lu}[\p{L}.'’-]*(?:[\s,|·•–—/&]+(?:\p{Lu}[\p{L}.'’-]*|und|von|am|um|uhr|\d[\d:.,]*))*$/u,
    },
    {
      what: 'byline',
      place: 'top',
      mostWords: 10,
      pattern:
        /^(?:(?:veröffentlicht|aktualisiert|erschienen|zuletzt geändert)(?: am| im)?|stand|datum):?\s[^.!?]*\d[^!?]*$/i,
    },
    {
      what: 'byline',
      place: 'top',
      mostWords: 8,
      pattern:
        /^(?:(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag),? )?\d{1,2}\. ?(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|\d{1,2}\.) ?\d{4}$/i,
    },
    {
      what: 'byline',
      place: 'top',
      mostWords: 8,
      pattern:
        /^(?:(?:geschätzte )?lesezeit:?\s*)?(?:ca\.? |etwa )?\d{1,3}[ -]min(?:uten?|\.)?(?: lesezeit)?\.?$/i,
    },
    {
      what: 'publication-note',
      place: 'edges',
      mostWords: 40,
      pattern:
        /^(?:dieser|der) (?:artikel|beitrag|text|kommentar) (?:ist|wurde|erschien)\b[^.!?]{0,40}\b(?:zuerst|ursprünglich|erstmals|erschienen|veröffentlicht)\b/i,
    },
    {
      what: 'related',
      place: 'anywhere',
      mostWords: 25,
      linked: true,
      pattern:
        /^(?:lesen sie (?:auch|mehr)|lies auch|mehr (?:dazu|zum thema)|siehe auch|das könnte (?:sie|dich) auch interessieren|weiterlesen)\s?[:|–—]\s*\S/i,
    },
    {
      what: 'sign-up',
      place: 'anywhere',
      mostWords: 45,
      pattern:
        /^(?:(?:jetzt |hier )?(?:abonnieren sie|abonniere|melden sie sich|melde dich)\b[^.!?]{0,60}\bnewsletter\b|(?:jetzt )?(?:zum |den |unseren )?newsletter (?:anmelden|abonnieren|bestellen)|ihre e-?mail-adresse\b.{0,20}$)/i,
    },
    {
      what: 'sign-up',
      place: 'end',
      mostWords: 35,
      pattern:
        /^(?:hat (?:dir|ihnen|euch)|gefällt (?:dir|ihnen|euch)|wenn (?:dir|ihnen|euch|du|sie)|(?:du )?(?:willst|möchtest)|(?:sie )?(?:wollen|möchten))\b[^.!?]{1,80}[?!,] ?(?:dann )?(?:abonnieren?|melden?|tragen?|trag)\b[^.!?]{0,60}\bnewsletter\b/i,
    },
    {
      what: 'share-line',
      place: 'end',
      mostWords: 20,
      pattern:
        /^(?:hat (?:dir|ihnen|euch)\b[^.!?]{1,60}\? ?dann )?teilen?(?: sie)? (?:ihn|es|(?:diesen|den) (?:artikel|beitrag)) (?:gern[e]? )?mit\b[^.!?]{1,60}[.!]?$/i,
    },
    {
      what: 'publication-note',
      place: 'end',
      mostWords: 60,
      pattern: /^der (?:beitrag|artikel) .{1,250}? erschien zuerst (?:auf|bei|in) \S/i,
    },
    {
      what: 'legal-notice',
      place: 'edges',
      mostWords: 50,
      pattern:
        /^(?:(?:hinweis|transparenz|werbung|anzeige)\s?[:!–—-] ?)?(?:dieser (?:beitrag|artikel)|diese seite) (?:enthält|kann|verwendet)\b[^.!?]{0,40}\baffiliate-?\s?links\b/i,
    },
    {
      what: 'copyright',
      place: 'edges',
      mostWords: 45,
      pattern: /^(?:©|\(c\)|copyright\b)|\balle rechte vorbehalten\b/i,
    },
    {
      what: 'cookie-notice',
      place: 'edges',
      mostWords: 70,
      pattern:
        /^(?:(?:wir|diese (?:web)?seite|unsere (?:web)?seite) (?:verwenden|verwendet|nutzen|nutzt|setzen|setzt) cookies\b|(?:alle )?cookies akzeptieren|cookie-einstellungen$)/i,
    },
    {
      what: 'navigation',
      place: 'anywhere',
      mostWords: 6,
      pattern:
        /^(?:[«‹←<]\s*)?(?:weiterlesen|mehr lesen|zum ganzen (?:artikel|beitrag)|nach oben|zurück(?: (?:nach oben|zur übersicht|zur startseite))?|(?:vorheriger|nächster) (?:artikel|beitrag)|anzeige|werbung|zum inhalt springen|mehr anzeigen|startseite|suche)(?:\s*[»›→>…])?[.!]?$/i,
    },
    {
      what: 'tags',
      place: 'edges',
      mostWords: 25,
      pattern: /^(?:schlagw(?:ort|orte|örter)|tags?|kategorien?|themen?|stichworte?)\s?[:|–—]\s*[^.!?]+$/i,
    },
    {
      what: 'comments',
      place: 'end',
      mostWords: 30,
      pattern:
        /^(?:(?:keine|\d+) kommentare?\b.{0,10}$|(?:schreiben sie|schreibe|hinterlassen sie) einen kommentar|ihre e-?mail-adresse wird nicht veröffentlicht)/i,
    },
    {
      what: 'comments',
      place: 'end',
      mostWords: 30,
      pattern:
        /^(?:[^.!?]{1,60}[?!] )?(?:(?:schreib|schreibe|schreiben sie|sag|verrate?|erzähle?|lass|lassen sie)\b[^.!?]{1,50}) (?:in die kommentare|in den kommentaren)(?![\p{L}])[^.!?]{0,60}[.!?]?$/iu,
    },
    {
      what: 'image-credit',
      place: 'anywhere',
      mostWords: 20,
      pattern:
        /^[([]?(?:[Ff]otos?|[Bb]ild(?:er)?|[Gg]rafik|[Tt]itelbild)\s*(?::|©|von\s+\p{Lu})|^[([]?[Bb]ild(?:quellen?|nachweise?)\b/u,
    },
  ],
  headings: [
    {
      what: 'author-box',
      mostWords: 150,
      pattern:
        /^(?:über (?:den autor|die autor(?:in|en|innen)|die verfasser(?:in)?|den verfasser)|zur person|zum autor|zur autorin)\s*:?$/i,
    },
    {
      what: 'related',
      mostWords: 400,
      linked: true,
      pattern:
        /^(?:(?:ähnliche|verwandte|weitere|neueste|beliebte) (?:artikel|beiträge|themen)|das könnte (?:sie|dich) auch interessieren|mehr zum thema|lesen sie auch|meistgelesen)\s*:?$/i,
    },
    {
      what: 'share-line',
      mostWords: 30,
      pattern: /^(?:(?:artikel|beitrag) )?teilen\s*:?$|^folgen sie uns\s*:?$/i,
    },
    {
      what: 'sign-up',
      mostWords: 80,
      pattern: /^(?:(?:unser )?newsletter(?:-anmeldung)?|newsletter abonnieren)\s*[:!]?$/i,
    },
    {
      what: 'comments',
      mostWords: 5_000,
      pattern: /^(?:(?:\d+ )?kommentare?(?: \(\d+\))?|schreiben sie einen kommentar)\s*:?$/i,
    },
    { what: 'tags', mostWords: 30, pattern: /^(?:schlagw(?:ort|orte|örter)|tags|kategorien)\s*:?$/i },
    {
      what: 'contents',
      mostWords: 200,
      linked: true,
      pattern: /^(?:inhalt|inhaltsverzeichnis|übersicht)\s*:?$/i,
    },
  ],
  biography:
    /^((?:Dr\.? |Prof\.? )*\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}) (?:ist|war|arbeitet als|schreibt)\b[^.!?]{0,90}\b(?:Autor(?:in)?|Journalist(?:in)?|Redakteur(?:in)?|Redakteurs|Reporter(?:in)?|Blogger(?:in)?|Gründer(?:in)?|Berater(?:in)?|Therapeut(?:in)?|Schriftsteller(?:in)?)(?![\p{L}])/u,
  contents: /^(?:inhalt(?:sverzeichnis)?|in diesem (?:artikel|beitrag)|auf dieser seite|springen zu)\s*:?$/i,
}
