import { counts, phrases } from './phrases.ts'

/** Our own words in English, which languages without a pack fall back on. */
export const own = { phrases, counts, joints: /,? and |, / } as const
