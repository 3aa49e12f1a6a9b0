import { dirname, join, resolve } from 'node:path'
import { keepServing, type ServingWord } from './keep-serving.ts'
import { type PreviewOptions, readOptions } from './preview-options.ts'
import { watchFiles } from './watch-files.ts'

const root = join(import.meta.dirname, '..', '..')
const WATCHED = ['emails', 'src/render', 'src/core/mail', 'src/preview'].map((folder) => join(root, folder))

export interface PreviewInput {
  readonly args: readonly string[]
  readonly databaseUrl: string
  /** The script that starts this, for the process that serves. */
  readonly script: string
  /** Set in the process that serves: tells the one that watches. */
  readonly tell: ((word: ServingWord) => void) | null
}

/** `npm run preview -- [--port N] [--theme FILE]`: serves every email on this machine and gives the exit code. */
export async function main(input: PreviewInput): Promise<number> {
  const read = readOptions(input.args)
  if (read.kind === 'help') {
    process.stdout.write(read.text)
    return 0
  }
  if (read.kind === 'wrong') {
    process.stderr.write(`preview: ${read.message}\n`)
    return 2
  }
  return input.tell === null ? await watchAndServe(input, read.options) : await serve(input, read.options)
}

async function watchAndServe(
  { script, args }: PreviewInput,
  { port, themeFile }: PreviewOptions,
): Promise<number> {
  const kept = keepServing({ script, args, port, say: (line) => process.stdout.write(`${line}\n`) })
  const folders = themeFile === null ? WATCHED : [...WATCHED, dirname(resolve(themeFile))]
  const watching = watchFiles(folders, () => {
    void kept.restart()
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void kept.close())
  const problem = await kept.ended
  watching.close()
  await kept.close()
  if (problem !== undefined) process.stderr.write(`preview: ${problem}\n`)
  return problem === undefined ? 0 : 1
}

async function serve(
  { databaseUrl, tell }: PreviewInput,
  { port, themeFile }: PreviewOptions,
): Promise<number> {
  // React and what draws emails are loaded in this process only.
  const [{ previewApp }, { readPreviewSource }, { listenLocally }] = await Promise.all([
    import('./preview-app.ts'),
    import('./preview-source.ts'),
    import('./listen.ts'),
  ])
  const readSource = async () => await readPreviewSource({ databaseUrl, themeFile })
  const app = previewApp({ readSource, started: String(process.pid) })
  const listening = await listenLocally(app, port)
  tell?.(listening.kind === 'listening' ? { kind: 'listening', port: listening.port } : listening)
  return listening.kind === 'listening' ? 0 : 1
}
