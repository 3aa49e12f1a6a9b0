import type { Command } from 'commander'
import type { ListRow } from '../../db/lists.ts'
import { countedBy } from '../actions/counted-of.ts'
import { ownFields } from '../actions/sign-up-settings.ts'
import { embedForm } from '../core/sign-up/embed-form.ts'
import type { ListField } from '../core/sign-up/list-field.ts'
import type { Terminal } from './terminal.ts'

/** How a list is joined: how it is confirmed, what its form asks, who may offer it. */
export function withSignUpOptions(command: Command): Command {
  return command
    .option('--opt-in <how>', 'how the confirmation page confirms: button, or auto once it is seen')
    .option(
      '--field <field>',
      'what the form asks besides: "city=City", "city*=City" if required, "topic=Topic | Sleep | Work"; once for each, or none',
      (field: string, before: readonly string[] = []) => [...before, field],
    )
    .option('--listed', 'offer it on the pages of other listed lists')
    .option('--no-listed', 'let only its own page lead to it')
}

/** Says what the form asks after `--field`, which replaces all that it asked before. */
export function sayFields(terminal: Terminal, was: ListRow | null, is: ListRow): void {
  const now = ownFields(is)
  const stand = now.map(shownField).join(', ')
  terminal.print(
    now.length === 0 ? 'Its form asks for address and name only.' : `Its form now asks besides: ${stand}.`,
  )
  const gone = (was === null ? [] : ownFields(was)).filter(({ key }) => now.every((one) => one.key !== key))
  if (gone.length > 0)
    terminal.print(
      `It no longer asks: ${gone.map(shownField).join(', ')}. To keep one, give its --field again.`,
    )
}

function shownField({ key, label }: ListField): string {
  return `${label} (${key})`
}

/** Says what `--opt-in auto` risks, where it is set. */
export function sayAutoRisk(terminal: Terminal, optIn: string | undefined): void {
  if (optIn !== 'auto') return
  terminal.print('Its confirmation page now confirms by itself, a second after it is seen.')
  terminal.print('The risk: a mail scanner that opens links in a whole browser then confirms a sign-up')
  terminal.print('that its reader never asked for. `--opt-in button` asks for a press of the button instead.')
}

/** The form for a page of the marketer's own, line by line. */
export function printForm(terminal: Terminal, list: ListRow, publicUrl: string): void {
  const form = embedForm({
    action: `${publicUrl}/subscribe/${list.slug}`,
    language: list.language,
    consentText: list.consent_text,
    consentVersion: list.consent_version,
    fields: ownFields(list),
    sender: { name: list.from_name, postalAddress: list.postal_address },
    privacyUrl: list.privacy_url,
    imprintUrl: list.imprint_url,
    counted: countedBy(list),
  })
  for (const line of form.split('\n')) terminal.print(line)
}
