import type { LanguagePack } from '../../language-pack.ts'
import { isImperative } from './advice.ts'
import { care } from './care.ts'
import { clauses } from './clauses.ts'
import { headings } from './headings.ts'
import { lists } from './lists.ts'
import { openings } from './openings.ts'
import { own } from './own.ts'
import { places } from './places.ts'
import { promotion } from './promotion.ts'
import { stops } from './stops.ts'
import { subjects } from './subjects.ts'
import { topic } from './topic.ts'
import { words } from './words.ts'

/** What drafting knows about English. */
export const english: LanguagePack = {
  language: 'en',
  stops,
  openings,
  places,
  clauses,
  headings,
  isImperative,
  promotion,
  care,
  topic,
  subjects,
  lists,
  words,
  own,
}
