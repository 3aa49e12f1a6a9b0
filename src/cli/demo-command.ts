import { basename } from 'node:path'
import type { Command } from 'commander'
import { describeDraft, largestArticle } from '../actions/draft-article.ts'
import type { Message } from '../core/mail/message.ts'
import { type DemoStory, playDemo, readers } from './demo-play.ts'
import type { DemoInstallation } from './installation.ts'
import { readFileWithin } from './series-folder.ts'
import { columns, type ExitCode, fail, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import type { Surroundings } from './with-installation.ts'
import { localTime } from './words-of-time.ts'

interface DemoOptions {
  readonly exit?: boolean
}

/** `demo [FILE]`: an article becomes a series, two readers get it, one leaves; then the pages are served. */
export function addDemoCommand(program: Command, verb: Verb): void {
  program
    .command('demo [file]')
    .description('play a whole series on a simulated clock; nothing leaves this machine')
    .option('--exit', 'do not serve the pages after')
    .action(
      verb<DemoOptions>((around, [file], options) =>
        runDemo(around, { file: file || null, exit: options.exit === true }),
      ),
    )
}

async function runDemo(
  { terminal, commands }: Surroundings,
  { file, exit }: { readonly file: string | null; readonly exit: boolean },
): Promise<ExitCode> {
  const read = readFileWithin(file ?? commands.sampleArticle, largestArticle)
  if (read.kind === 'problem') return fail(terminal, read.message)
  const opened = await commands.openDemo(!exit)
  if (opened.kind === 'problem') return fail(terminal, opened.message)
  const { demo } = opened
  try {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const fileName = basename(file ?? commands.sampleArticle)
    terminal.print(`Drafting ${fileName}, and playing the weeks that follow …`)
    const played = await playDemo(demo, { ...voiceOf(file), bytes: read.bytes, fileName, zone })
    if (played.kind === 'problem') return fail(terminal, played.message)
    for (const line of storyLines(played.story, zone)) terminal.print(line)
    return exit ? 0 : await serveDemo(terminal, demo, played.story)
  } finally {
    await demo.close()
  }
}

/** The sample article promotes the practice that sends it; what a person brings promotes we know not what. */
function voiceOf(file: string | null): { readonly sender: string; readonly offerUrl: string | null } {
  if (file !== null) return { sender: 'Maya', offerUrl: null }
  return { sender: 'Maya at Willow Lane', offerUrl: 'https://example.com/first-conversation' }
}

async function serveDemo(terminal: Terminal, demo: DemoInstallation, story: DemoStory): Promise<ExitCode> {
  const started = await demo.serve()
  if (started.kind === 'problem') return fail(terminal, started.message)
  const { server } = started
  const { publicUrl } = demo.context.settings
  const pages = [
    ['The review page', `${publicUrl}/review/${story.sequenceId}`],
    ['The captured mail', `${publicUrl}/captured`],
    ['The subscribe page', `${publicUrl}${story.listPage}`],
    ['Ana’s unsubscribe page', linkIn(story.sample, 'unsubscribe')],
    ['Ana’s email in the browser', linkIn(story.sample, 'view')],
  ]
  for (const line of columns(pages)) terminal.print(line)
  terminal.print('')
  terminal.print('Ctrl-C ends the demo and removes everything it made.')
  await server.stopped
  return 0
}

function linkIn(message: Message, page: string): string {
  return new RegExp(`https?://\\S+/${page}/\\S+`).exec(message.text)?.[0] ?? ''
}

/** What the demo did, for a person at a terminal. */
export function storyLines(story: DemoStory, zone: string): string[] {
  return [...draftLines(story), '', ...emailLines(story.sample), '', ...timelineLines(story, zone), '']
}

function draftLines({ series }: DemoStory): string[] {
  const { article, emails, dropped, sentences, measures } = describeDraft(series)
  const lessons = emails.filter((email) => email.kind === 'lesson').length
  const lost = measures.coverage.violations.length
  const used = sentences.length - dropped.length - lost
  return [
    `“${article.title}”`,
    `became ${emails.length} emails: a welcome, ${lessons} lessons and a recap. Of its ${sentences.length} sentences`,
    `${used} stand in exactly one email, ${dropped.length} are left out as title or heading, and ${lost === 0 ? 'none' : lost} is lost.`,
    'Each Tuesday at 09:00, after a welcome at once. Ana stays to the end; Ben leaves after the third email.',
  ]
}

const RULE = '─'.repeat(76)

function emailLines(message: Message): string[] {
  return [
    'One email, as Ana reads it:',
    RULE,
    `From:    ${message.from.name} <${message.from.address}>`,
    `To:      ${message.to.address}`,
    `Subject: ${message.subject}`,
    '',
    ...message.text.trimEnd().split('\n'),
    RULE,
  ]
}

function timelineLines({ moments }: DemoStory, zone: string): string[] {
  const rows = moments.map(({ at, to, what, state }) => [
    localTime(at, zone),
    to === readers.stays ? 'Ana' : 'Ben',
    what,
    state,
  ])
  return [`The weeks that followed (times in ${zone}):`, ...columns(rows).map((row) => `  ${row}`)]
}
