import type { Command } from 'commander'
import type { Context } from '../actions/context.ts'
import { sendTest } from '../actions/send-test.ts'
import { readSeriesFiles } from '../actions/series-files.ts'
import { readSeriesFolder } from './series-folder.ts'
import { type ExitCode, fail, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'

interface TestOptions {
  readonly to: string
  readonly list?: string
}

/** `test FOLDER --to ADDRESS`: every email of a series to one mailbox, at once. */
export function addTestCommand(program: Command, verb: Verb): void {
  program
    .command('test <folder>')
    .description('send every email of a series to yourself, now, marked [Test]')
    .requiredOption('--to <address>', 'where to')
    .option('--list <name>', 'whose sender to use')
    .action(
      verb<TestOptions>((around, [folder], options) =>
        withInstallation(around, (ctx) => test(ctx, around.terminal, { folder: folder ?? '', options })),
      ),
    )
}

async function test(
  ctx: Context,
  terminal: Terminal,
  { folder, options }: { readonly folder: string; readonly options: TestOptions },
): Promise<ExitCode> {
  const files = readSeriesFolder(folder)
  if (files.kind === 'problem') return fail(terminal, files.message)
  const read = readSeriesFiles(files.files)
  if (read.kind === 'problem') return fail(terminal, read.message)
  const sent = await sendTest(ctx, { series: read.series, to: options.to, listName: options.list ?? null })
  if (sent.kind === 'problem') return fail(terminal, sent.message)
  for (const { subject, result } of sent.results) {
    terminal.print(`${result.kind === 'accepted' ? 'sent    ' : result.kind}  ${subject}`)
  }
  const broken = sent.results.find(({ result }) => result.kind !== 'accepted')
  if (broken && broken.result.kind !== 'accepted')
    return fail(terminal, `Not every email left: ${broken.result.reason}.`)
  if (!ctx.settings.realTransport)
    terminal.print('Captured, not sent: `npx rivulet serve` shows them at /captured.')
  return 0
}
