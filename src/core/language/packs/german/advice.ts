/** "Achten Sie auf …": the polite form, never a question or a wish. */
const POLITE =
  /^(?:Bitte )?(?!(?:Haben|Sind|Können|Könnten|Sollten|Sollen|Wollen|Müssen|Möchten|Dürfen|Werden|Würden|Kennen|Wissen|Wären|Hätten|Brauchen|Fühlen|Leiden|Suchen) )\p{Lu}\p{Ll}*n Sie(?!\p{L})/u

/** "Gönn dir …": the familiar form shows by its pronoun, or by a verb that is no noun. */
const FAMILIAR = /^\p{Lu}\p{Ll}+ (?:dir|dich|deine[mnrs]?|dein)(?!\p{L})/u
const VERBS = new Set(
  `achte vermeide verzichte versuche nutze nimm plane gehe geh mach mache lass lasse halte hör höre sprich sprecht iss trink trinke
bewege beginne bleib bleibe finde gib lerne lies lüfte notiere ordne probiere reduziere richte schalte schaffe schau schreibe schreib
setze sorge stelle teile überlege übe verbringe verlasse vertraue wähle wechsle wiederhole zeige zieh ziehe lege leg meide`.split(
    /\s+/,
  ),
)

/** "Regelmäßig Pausen machen": an infinitive at the end, and nobody who does it. */
const INFINITIVE = /^(?:\S+ ){0,6}\p{Ll}*(?:en|eln|ern|tun|sein)[.!]?$/u
const NO_INFINITIVE =
  /(?<!\p{L})(?:oben|unten|morgen|gegen|wegen|zwischen|neben|außen|innen|beiden|deren|denen|ihnen|vielen|allen|haben|werden|wurden|können|müssen|sollen|dürfen|wollen|sollten|könnten|worden)[.!]?$/u
const SOMEBODY =
  /^(?:wie|warum|was|wann|wo|wer|wenn|weil|weshalb|wieso|ob|dass|die|der|das|viele|alle|manche|einige|wir|sie|ich|du|er|es|menschen|kinder|eltern|paare)(?!\p{L})|(?<!\p{L})(?:sie|wir|ich|du|man)(?!\p{L})|[,?:]/iu

/** Whether German words ask their reader to do something. */
export function isImperative(text: string): boolean {
  if (/\?["“”]?$/.test(text)) return false
  if (POLITE.test(text) || FAMILIAR.test(text)) return true
  const first = /^\p{L}+/u.exec(text)?.[0].toLowerCase() ?? ''
  if (VERBS.has(first)) return true
  return INFINITIVE.test(text) && !NO_INFINITIVE.test(text) && !SOMEBODY.test(text)
}
