import type { Db } from '../../db/schema.ts'
import { listSequences, type SequenceRow } from '../../db/sequences.ts'

export type NamedSequence =
  | { readonly kind: 'found'; readonly sequence: SequenceRow }
  | { readonly kind: 'problem'; readonly message: string }

/** The sequence that a person means: by its number first, then by its key, then by its name. */
export async function findNamedSequence(db: Db, named: string): Promise<NamedSequence> {
  const all = await listSequences(db)
  const matches =
    [
      all.filter((one) => String(one.id) === named),
      all.filter((one) => one.key === named),
      all.filter((one) => one.name === named),
    ].find((some) => some.length > 0) ?? []
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
