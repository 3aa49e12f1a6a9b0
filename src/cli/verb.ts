import { InvalidArgumentError } from 'commander'
import type { ExitCode } from './terminal.ts'
import type { Surroundings } from './with-installation.ts'

/** Wraps what a command does into a commander action; its exit code becomes the program's. */
export type Verb = <Options>(
  run: (around: Surroundings, args: readonly string[], options: Options) => Promise<ExitCode>,
) => (...given: unknown[]) => Promise<void>

/** Makes the wrapper; `finish` takes the exit code. */
export function makeVerb(around: Surroundings, finish: (code: ExitCode) => void): Verb {
  return (run) =>
    async (...given) => {
      // Commander gives the arguments, then the options, then the command itself.
      const args = given
        .slice(0, -2)
        .map((value) => (Array.isArray(value) ? value.join(' ') : String(value ?? '')))
      finish(await run(around, args, given.at(-2) as Parameters<typeof run>[2]))
    }
}

/** An option that must be an ISO instant; gives epoch milliseconds. */
export function parseInstant(text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
    ? Date.parse(text)
    : NaN
  if (Number.isNaN(at)) throw new InvalidArgumentError('Give an instant like 2026-12-01T09:00:00Z.')
  return at
}
