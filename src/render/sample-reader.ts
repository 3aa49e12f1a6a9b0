import { becauseLine } from '../core/mail/because.ts'
import type { SubscriberFields } from '../core/mail/merge.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'

const SAMPLE_DAY = Date.UTC(2026, 0, 6)

/** A reader for previews, on a list that says all that a footer can say. */
export function sampleSubscriber(
  template: Pick<CompiledTemplate, 'fields'>,
  language = 'en',
): SubscriberFields {
  const steps = template.fields.flatMap((field) => /^step_url:(.*)$/s.exec(field)?.[1] ?? [])
  return {
    reader: { name: 'Ana Sample', address: 'ana@example.com' },
    system: {
      list_name: 'Your list',
      sender_name: 'Your name',
      because: becauseLine(
        { kind: 'signed-up', at: SAMPLE_DAY },
        { host: 'example.com', zone: 'UTC', language },
      ),
      postal_address: 'Your postal address',
      footer_note: '',
      privacy_url: 'https://example.com/privacy',
      imprint_url: 'https://example.com/imprint',
      consent_text: '',
      consent_texts: '',
      new_address: 'm…@example.com',
      reply_address: 'maya@example.com',
      unsubscribe_url: 'https://example.com/unsubscribe/sample',
      view_url: 'https://example.com/view/sample',
      preferences_url: 'https://example.com/preferences/sample',
      action_url: 'https://example.com/confirm/sample',
      click_url: '',
      open_url: '',
    },
    stepUrls: Object.fromEntries(steps.map((step) => [step, 'https://example.com/view/sample'])),
  }
}
