import type { ClauseWords } from '../../language-pack.ts'
import { NEVER } from './patterns.ts'

/** Where German sentences may be cut: only at their end, since what stands before the verb cannot be dropped. */
export const clauses: ClauseWords = {
  opening: NEVER,
  listEnd: NEVER,
  goesOn: NEVER,
  half: /(?<!\p{L})nicht (?:nur|bloß|allein)(?!\p{L})(?![^.]{0,300}(?:sondern|[—–;]))/iu,
  tail: /\s*[—–;]\s*|\s+-\s+|,\s+(?=(?:denn|weil|sodass|so dass|was|wobei|indem|um|und zwar|zum Beispiel|etwa|beispielsweise) )|,?\s+(?=\([^()]*\)\.?$)|,?\s+(?=und (?:wir|sie|er|es|Sie|du|ich|das|dies|damit|so) )/gu,
  needed:
    /^(?:nicht|nie|niemals|außer|es sei denn|sofern|solange|falls|wenn|nur|ohne|bis|sondern|aber|doch|je nach|ausgenommen|um so)(?!\p{L})/iu,
  goesOnAfter: /,\s/,
  subordinate:
    /^(?:wenn|falls|sobald|solange|weil|da|obwohl|während|nachdem|bevor|damit|dass|ob|um|ohne|statt|anstatt|trotz|seit|bis|als|indem|je|bei|beim|in|im|an|am|auf|aus|mit|nach|von|vom|zu|zum|zur|durch|für|gegen|über|unter|vor|zwischen|neben|laut|wegen|innerhalb|außerhalb|ab|gemäß|dank)(?!\p{L})/iu,
  lateClause:
    /^(?:wenn|falls|sobald|solange|weil|da|obwohl|während|nachdem|bevor|damit|dass|ob|seit|bis|als|indem|je|hier|dort|wer|was)(?!\p{L})/iu,
  // Whatever is cut, a verb has to stay.
  verbalSubject: /^/,
  verb: /(?<!\p{L})(?!(?:den|einen|keinen|seinen|ihren|unseren|diesen|jeden|allen|vielen|beiden|mit|seit|statt|samt|nicht|zwischen|gegen|neben|wegen)(?!\p{L}))(?:ist|sind|war|hat|wird|kann|muss|soll|darf|mag|\p{Ll}{2,}(?:t|en|te|rn|ln))(?!\p{L})/u,
  announces: /^(?:hier|im folgenden|nachfolgend|folgende[nrs]?)(?!\p{L})/iu,
}
