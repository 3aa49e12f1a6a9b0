import type { StopRules } from '../../language-pack.ts'

/** Full stops that end no German sentence. */
export const stops: StopRules = {
  // "z. B.", "z.B.", "d. h.": single letters as well.
  abbreviation:
    /(?:^|[\s(])(?:(?:\p{Ll}\. ?)+\p{L}|\p{Ll}|Dr|Prof|Hr|Hrn|Fr|St|Dipl|Ing|Mag|Nr|Abb|Tab|Kap|Bd|Art|Abs|Tel|bzw|ca|[Vv]gl|inkl|exkl|zzgl|max|min|evtl|ggf|sog|gem|geb|bspw|insb|lt)\.$/u,
  // "am 3. Mai", "im 19. Jahrhundert"
  ordinal: /(?<![\p{L}\p{N}.,])\d{1,2}\.$/u,
  beforeNumber: /(?:^|[\s(])(?:S|Mio|Mrd|usw|etc|Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\.$/,
  opener:
    /^(?:der|die|das|dem|den|ein|eine[mnrs]?|dies(?:e[mnrs]?)?|sie|er|es|wir|ich|man|und|aber|doch|denn|dann|danach|so|auch|wenn|weil|als|in|im|an|am|auf|mit|nach|bei|für|zu|zum|zur|von|vor|wer|wie|was|warum|jede[mnrs]?|alle|viele|hier|dort|nun|jetzt|heute|deshalb|daher|trotzdem|außerdem|nicht|kein(?:e[mnrs]?)?)(?!\p{L})/iu,
}
