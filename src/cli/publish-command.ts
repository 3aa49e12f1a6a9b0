import type { Command } from 'commander'
import type { Context } from '../actions/context.ts'
import { enrolEverybody, enrolPerson, planEnrolment } from '../actions/enrol-sequence.ts'
import { type Publication, planPublication, publishSequence } from '../actions/publish-sequence.ts'
import { readSeriesFiles } from '../actions/series-files.ts'
import { pausedLines } from './pause-words.ts'
import { readSeriesFolder } from './series-folder.ts'
import { type ExitCode, fail, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import { withInstallation } from './with-installation.ts'
import { people, timeWords } from './words-of-time.ts'

interface PublishOptions {
  readonly list?: string
  readonly enrolExisting?: boolean
  readonly yes?: boolean
}

/** `publish FOLDER`: makes a series (or its new version) live, after saying what that does. */
export function addPublishCommand(program: Command, verb: Verb): void {
  program
    .command('publish <folder>')
    .description('publish a series, or a new version of it')
    .option('--list <name>', 'the list it belongs to')
    .option('--enrol-existing', 'also start it for people who are on the list already')
    .option('--yes', 'do not ask')
    .action(
      verb<PublishOptions>((around, [folder], options) =>
        withInstallation(around, (ctx) => publish(ctx, around.terminal, { folder: folder ?? '', options })),
      ),
    )
}

async function publish(
  ctx: Context,
  terminal: Terminal,
  { folder, options }: { readonly folder: string; readonly options: PublishOptions },
): Promise<ExitCode> {
  const files = readSeriesFolder(folder)
  if (files.kind === 'problem') return fail(terminal, files.message)
  const read = readSeriesFiles(files.files)
  if (read.kind === 'problem') return fail(terminal, read.message)
  const planned = await planPublication(ctx, {
    series: read.series,
    listName: options.list ?? null,
    enrolExisting: options.enrolExisting === true,
  })
  if (planned.kind === 'problem') return fail(terminal, planned.message)
  const { publication } = planned
  for (const line of publicationLines(publication)) terminal.print(line)
  if (publication.unchanged && !publication.enrolExisting) return 0
  if (!options.yes && !(await terminal.ask('Publish?'))) return declined(terminal)
  const { sequence, enrolled } = await publishSequence(ctx, publication)
  terminal.print(`Published “${sequence.name}” (${sequence.id}), version ${publication.versionNumber}.`)
  if (publication.enrolExisting) terminal.print(`Enrolled ${people(enrolled)}.`)
  terminal.print(
    `Look at it: ${ctx.settings.publicUrl}/review/${sequence.id} (while \`npx rivulet serve\` runs)`,
  )
  return 0
}

/** Whom it mails, when first, and from whom: told before anybody is asked. */
function publicationLines(publication: Publication): string[] {
  const { series, list, inside, waiting, enrolExisting, versionNumber } = publication
  const version = publication.unchanged
    ? `nothing has changed since version ${versionNumber} was published`
    : `version ${versionNumber}`
  return [
    `“${series.name}”: ${series.draft.emails.length} emails, ${version}`,
    `  to     the list “${list.name}”`,
    `  from   ${list.from_name} <${publication.sender}>`,
    `  first  ${firstWords(publication)}`,
    ...changeLines(publication),
    ...(inside > 0 ? [`  inside ${people(inside)}: what they have not had yet follows this version`] : []),
    ...pausedLines(list).map((line) => `  note   ${line}`),
    enrolExisting
      ? `  mails  ${people(waiting)} who are on the list already`
      : `  mails  nobody now; whoever confirms from now on${waiting > 0 ? ` (${people(waiting)} on the list already: add --enrol-existing)` : ''}`,
  ]
}

/** What is different from the version that people have: an email is known by its id, whatever its file is called. */
function changeLines({ added, removed, series, versionNumber, unchanged }: Publication): string[] {
  const left = series.draft.dropped.filter(({ reason }) => reason === 'user').length
  const leftOut = left > 0 ? [`  out    ${left} sentences of the article are in no email as they were`] : []
  if (versionNumber === 1 || unchanged) return leftOut
  return [
    ...added.map((subject) => `  new    “${subject}”`),
    ...removed.map(({ subject, had }) => `  gone   “${subject}” (${people(had)} had it)`),
    ...leftOut,
  ]
}

function firstWords({ series, list, firstLesson }: Publication): string {
  const lesson = timeWords(firstLesson, list.zone)
  const welcome = series.draft.emails[0]?.kind === 'welcome'
  return welcome ? `a welcome at once, lessons from ${lesson}` : lesson
}

export function declined(terminal: Terminal): ExitCode {
  terminal.complain('rivulet: Nothing was done. Answer y to go on, or add --yes where nobody can answer.')
  return 1
}

interface EnrolOptions {
  readonly address?: string
  readonly yes?: boolean
}

/** `enrol SERIES`: starts a published series for people who are on its list already. */
export function addEnrolCommand(program: Command, verb: Verb): void {
  program
    .command('enrol <series>')
    .description('start a published series for people who are on its list already')
    .option('--address <address>', 'one person only')
    .option('--yes', 'do not ask')
    .action(
      verb<EnrolOptions>((around, [series], options) =>
        withInstallation(around, (ctx) => enrol(ctx, around.terminal, { series: series ?? '', options })),
      ),
    )
}

async function enrol(
  ctx: Context,
  terminal: Terminal,
  { series, options }: { readonly series: string; readonly options: EnrolOptions },
): Promise<ExitCode> {
  const planned = await planEnrolment(ctx, series)
  if (planned.kind === 'problem') return fail(terminal, planned.message)
  const { plan } = planned
  const whom =
    options.address === undefined ? people(plan.people) : '1 person, unless inside or through already'
  terminal.print(`“${plan.sequence.name}” on the list “${plan.list.name}”`)
  terminal.print(`  mails  ${whom}`)
  terminal.print(`  from   ${plan.list.from_name} <${plan.list.from_address ?? 'no sender'}>`)
  terminal.print(`  first  ${timeWords(plan.firstAt, plan.list.zone)}`)
  if (!options.yes && !(await terminal.ask('Enrol?'))) return declined(terminal)
  if (options.address === undefined) {
    terminal.print(`Enrolled ${people(await enrolEverybody(ctx, plan))}.`)
    return 0
  }
  const enrolled = await enrolPerson(ctx, plan, options.address)
  if (enrolled.kind === 'problem') return fail(terminal, enrolled.message)
  terminal.print(
    enrolled.kind === 'enrolled'
      ? 'Enrolled 1 person.'
      : 'Nothing to do: that person is inside, or has had it all.',
  )
  return 0
}
