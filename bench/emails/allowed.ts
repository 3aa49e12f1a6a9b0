import type { Allowed } from './allow.ts'

/** What the checks find and we know: why it is there, and what a reader gets who cannot have it. */
export const allowed: readonly Allowed[] = []
