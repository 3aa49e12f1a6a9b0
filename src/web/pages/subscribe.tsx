import type { ReactElement } from 'react'
import type { ListRow } from '../../../db/lists.ts'
import type { SignUpFault } from '../../core/sign-up/check-sign-up.ts'
import { formWords } from '../../core/sign-up/form-words.ts'
import type { ListField } from '../../core/sign-up/list-field.ts'
import type { PageLook } from '../page-look.ts'
import { signUpScript } from '../page-script.ts'
import { fieldName, type TypedForm } from '../read-sign-up.ts'
import { subscribeWords } from '../words/subscribe-words.ts'
import { Page } from './page.tsx'
import { ChoiceField, TextField } from './subscribe-field.tsx'

export interface SubscribeProps {
  readonly language: string
  readonly look: PageLook | null
  readonly list: Pick<ListRow, 'name' | 'language' | 'consent_text' | 'consent_version'>
  readonly fields: readonly ListField[]
  /** Lists that are offered besides. */
  readonly others: readonly Pick<ListRow, 'slug' | 'name' | 'language' | 'consent_text'>[]
  readonly form: TypedForm
  readonly faults: readonly SignUpFault[]
}

/** The sign-up page of a list. It needs no script; with one it also tells the time zone. */
export function SubscribePage(props: SubscribeProps): ReactElement {
  const { language, look, list, faults } = props
  const { subscribe } = subscribeWords(language)
  const title = faults.length > 0 ? subscribe.errorTitle(list.name) : list.name
  const changed = faults.some(({ at }) => at === 'consent')
  const script = <script src={signUpScript.href} defer />
  return (
    <Page title={title} language={language} look={look} head={script}>
      <main>
        <h1 lang={list.language}>{list.name}</h1>
        <p className="lead" lang={list.language}>
          {list.consent_text}
        </p>
        {changed && (
          <p className="error" role="alert">
            {subscribe.changedConsent}
          </p>
        )}
        <SignUpForm {...props} />
        <p className="soft">{subscribe.promise}</p>
      </main>
    </Page>
  )
}

function SignUpForm({ language, list, fields, others, form, faults }: SubscribeProps): ReactElement {
  const { subscribe } = subscribeWords(language)
  const words = formWords(language)
  const isWrong = (at: SignUpFault['at']): boolean => faults.some((fault) => fault.at === at)
  return (
    <form method="post" noValidate>
      <TextField
        name="address"
        label={words.address}
        value={form.address}
        error={isWrong('address') ? subscribe.invalidAddress : null}
        hint={subscribe.addressHint}
        input={{ type: 'email', autoComplete: 'email', maxLength: 254, required: true }}
      />
      <TextField
        name="name"
        label={words.optional(words.name)}
        value={form.name}
        error={isWrong('name') ? subscribe.invalidName : null}
        hint={subscribe.nameHint}
        input={{ type: 'text', autoComplete: 'name' }}
      />
      {fields.map((field) => (
        <OwnField key={field.key} {...{ field, language, form, faults }} listLanguage={list.language} />
      ))}
      <OtherLists legend={subscribe.alsoOffered} others={others} also={form.also} />
      <TrapField label={words.trap} />
      <input type="hidden" name="zone" defaultValue="" />
      <input type="hidden" name="consent" defaultValue={list.consent_version} />
      <button type="submit">{words.button}</button>
    </form>
  )
}

interface OwnFieldProps extends Pick<SubscribeProps, 'language' | 'form' | 'faults'> {
  readonly field: ListField
  /** Of the label, which the marketer wrote. */
  readonly listLanguage: string
}

function OwnField({ field, language, listLanguage, form, faults }: OwnFieldProps): ReactElement {
  const { subscribe } = subscribeWords(language)
  const words = formWords(language)
  const fault = faults.find((one) => one.at === 'fields' && one.key === field.key)
  const wrong = fault?.fault === 'missing' ? subscribe.missingField : subscribe.invalidField
  const shown = {
    name: fieldName(field.key),
    label: field.required ? field.label : words.optional(field.label),
    value: form.fields[field.key] ?? '',
    error: fault ? wrong : null,
    language: listLanguage,
  }
  return field.kind === 'choice' ? (
    <ChoiceField {...shown} options={field.options} choose={words.choose} required={field.required} />
  ) : (
    <TextField {...shown} hint={null} input={{ type: 'text', required: field.required }} />
  )
}

interface OtherListsProps extends Pick<SubscribeProps, 'others'> {
  readonly legend: string
  readonly also: readonly string[]
}

function OtherLists({ legend, others, also }: OtherListsProps): ReactElement | null {
  if (others.length === 0) return null
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {others.map(({ slug, name, language, consent_text }) => (
        <label className="choice" key={slug} lang={language}>
          <input type="checkbox" name="list" value={slug} defaultChecked={also.includes(slug)} />
          <span>
            {name}
            <span className="hint">{consent_text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** Out of sight and out of the tab order, but for a form-filling machine a field like any other. */
function TrapField({ label }: { label: string }): ReactElement {
  return (
    <div className="trap" aria-hidden="true">
      <label htmlFor="website">{label}</label>
      <input id="website" name="website" type="text" tabIndex={-1} autoComplete="off" />
    </div>
  )
}
