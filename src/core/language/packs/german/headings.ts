import type { HeadingWords } from '../../language-pack.ts'

/** German headings that say nothing alone. */
export const headings: HeadingWords = {
  generic:
    /^(?:(?:unser|mein|kurzes|das) )?(?:fazit|resümee)$|^(?:zusammenfassung|einleitung|einführung|intro|vorwort|schlusswort|schluss|abschluss|abschließende (?:worte|gedanken)|schlussfolgerung(?:en)?|schlussgedanken?|überblick|übersicht|hintergrund|ausblick|auf einen blick|zum (?:schluss|abschluss)|das wichtigste (?:in kürze|auf einen blick|zum schluss)|kurz (?:gefasst|zusammengefasst)|(?:die )?häufig(?:e|sten|sten gestellten| gestellte) fragen(?: \(faq\))?|f\.?a\.?q\.?s?|fragen und antworten|fragen|über (?:uns|mich|den autor|die autorin|die autoren)|kontakt|quellen(?:angaben|verzeichnis)?|literatur(?:verzeichnis)?|weiterführende (?:links|literatur|informationen)|weitere informationen|mehr (?:erfahren|dazu|informationen)|weiterlesen|anmerkung(?:en)?|hinweise?|nächste schritte|erste schritte|los geht['’]?s|impressum|haftungsausschluss|danksagung|ähnliche (?:artikel|beiträge)|das könnte (?:sie|dich) auch interessieren|inhalt|inhaltsverzeichnis|anmeldung|tipps?)$/iu,
  introduction: /^(?:einleitung|einführung|intro|vorwort)$/iu,
  conclusion:
    /^(?:(?:unser|mein|kurzes|das) )?(?:fazit|resümee|zusammenfassung|zusammengefasst|schlusswort|schluss(?:folgerung(?:en)?|gedanken?|bemerkung(?:en)?)?|abschluss|zum (?:schluss|abschluss)|abschließende (?:worte|gedanken)|das wichtigste (?:in kürze|auf einen blick|zum schluss)|kurz (?:gefasst|zusammengefasst)|auf den punkt gebracht|ausblick)(?!\p{L})/iu,
  number:
    /^(?:(?:schritt|tipp|teil|lektion|regel|punkt|nr\.?|#)\s*#?\d+\s*[.):–—-]?|\d+\s*[.):–—-])\s*(?=\S)/i,
}
