import type { SubscriberFields } from '../core/mail/merge.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'

/** A reader for previews, on a list that says all that a footer can say. */
export function sampleSubscriber(template: Pick<CompiledTemplate, 'fields'>): SubscriberFields {
  const steps = template.fields.flatMap((field) => /^step_url:(.*)$/s.exec(field)?.[1] ?? [])
  return {
    reader: { name: 'Ana Sample', address: 'ana@example.com' },
    system: {
      list_name: 'Your list',
      sender_name: 'Your name',
      because: 'You get this because you signed up at example.com.',
      postal_address: 'Your postal address',
      footer_note: '',
      consent_text: '',
      unsubscribe_url: 'https://example.com/unsubscribe/sample',
      view_url: 'https://example.com/view/sample',
      confirm_url: 'https://example.com/confirm/sample',
    },
    stepUrls: Object.fromEntries(steps.map((step) => [step, 'https://example.com/view/sample'])),
  }
}
