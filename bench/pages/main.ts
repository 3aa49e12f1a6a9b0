import { z } from 'zod'
import { type Harness, runAsked } from '../asked-options.ts'
import { figuresOf, reportLines } from './page-report.ts'

const pagesOptions = z.object({
  rounds: z.coerce.number().int().min(1).max(100_000),
  people: z.coerce.number().int().min(2).max(1_000_000),
  issues: z.coerce.number().int().min(1).max(5_000),
  json: z.boolean(),
})

const usage = `npm run pages -- [options]: measures how soon each public page answers, and what it weighs

  --rounds N  how often each page is fetched, 1 to 100000 (300)
  --people N  subscribers in the database, 2 to 1000000 (10000)
  --issues N  issues in each archive, 1 to 5000 (200)
  --json      prints the figures as JSON
`

const harness: Harness<z.infer<typeof pagesOptions>> = {
  name: 'pages',
  usage,
  defaults: { rounds: '300', people: '10000', issues: '200', json: false },
  shape: pagesOptions,
}

/** `npm run pages -- --rounds 300`: gives the exit code, 1 where a page is too slow or too large. */
export async function main(args: readonly string[]): Promise<number> {
  return await runAsked(harness, args, async ({ json, ...options }) => {
    // Whoever asks for help need not wait for all of the program.
    const { measurePages } = await import('./measure-pages.ts')
    const measured = await measurePages(options)
    const figures = figuresOf(measured)
    const lines = json ? [JSON.stringify(figures, null, 2)] : reportLines(measured)
    process.stdout.write(`${lines.join('\n')}\n`)
    return figures.every(({ within }) => within) ? 0 : 1
  })
}
