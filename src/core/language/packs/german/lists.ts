import type { ListWords } from '../../language-pack.ts'
import { wholeWords } from './patterns.ts'

/** How German sentences lead in a list. */
export const lists: ListWords = {
  unclear: wholeWords('sie|ihnen|ihre[mnrs]?|er|ihn|ihm|diese[mnrs]?|folgende[mnrs]?|hier|unten'),
  // "In der Therapie können Paare lernen:"
  learn: [
    /^(?<where>(?:In|Im|Bei|Beim|Auf) [^,:]+?) können (?<who>\p{Lu}\p{Ll}+) lernen:$/du,
    /^(?<who>\p{Lu}\p{Ll}+) können (?:dabei |dort )?lernen:$/du,
  ],
  // "So können Sie besser schlafen:", "Hier lesen Sie, wie Sie alte Freunde behalten:"
  ways: [
    /^(?:So|Auf diese Weise) können Sie (?<act>[^,:]+):$/du,
    /^(?:Hier|Im Folgenden) (?:lesen|erfahren|sehen) Sie, wie Sie (?<act>[^,:]+):$/du,
    /^Sie können (?<act>[^,:]+), indem Sie(?: Folgendes tun)?:$/du,
  ],
  // "Hier sind einige einfache Wege zu mehr Ruhe:"
  things: [
    /^(?:Hier|Das) sind (?:einige|ein paar|unsere|die|(?<number>\p{L}+|\d+)) (?<things>(?!\p{Ll}+en )(?:\p{Ll}+ ){0,2}\p{Lu}\p{Ll}+[^,:]*):$/du,
    /^Es gibt (?:einige|mehrere|(?<number>\p{L}+|\d+)) (?<things>(?!\p{Ll}+en )(?:\p{Ll}+ ){0,2}\p{Lu}\p{Ll}+[^,:]*):$/du,
  ],
}
