import type { Db } from '../../db/schema.ts'
import { listSequences, type SequenceRow } from '../../db/sequences.ts'

export type NamedSequence =
  | { readonly kind: 'found'; readonly sequence: SequenceRow }
  | { readonly kind: 'problem'; readonly message: string }

/** The sequence that a person means by its name, its key or its number. */
export async function findNamedSequence(db: Db, named: string): Promise<NamedSequence> {
  const all = await listSequences(db)
  const exact = all.filter((one) => one.key === named || String(one.id) === named)
  const matches = exact.length > 0 ? exact : all.filter((one) => one.name === named)
  const [sequence, ...others] = matches
  if (!sequence)
    return { kind: 'problem', message: `There is no series or issue “${named}”. ${knownNames(all)}` }
  if (others.length === 0) return { kind: 'found', sequence }
  const numbers = matches.map((one) => one.id).join(', ')
  return { kind: 'problem', message: `Several are called “${named}”: give one of the numbers ${numbers}.` }
}

function knownNames(all: readonly SequenceRow[]): string {
  if (all.length === 0) return 'Nothing is published yet.'
  return `Published are: ${all
    .slice(-5)
    .map((one) => `“${one.name}” (${one.id})`)
    .join(', ')}.`
}
