import { evaluateFields, mergeHtml, type SubscriberFields } from '../core/mail/merge.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'
import { sampleSubscriber } from './sample-reader.ts'

/** The HTML part of a compiled letter as one reader gets it, by default a sample reader: for previews. */
export function letterHtml(template: CompiledTemplate, subscriber?: SubscriberFields): string {
  return mergeHtml(template.html, evaluateFields(template, subscriber ?? sampleSubscriber(template)))
}
