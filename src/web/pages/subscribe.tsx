import type { ReactElement } from 'react'
import type { ListRow } from '../../../db/lists.ts'
import type { SignUpFault } from '../../core/sign-up/check-sign-up.ts'
import { formWords } from '../../core/sign-up/form-words.ts'
import type { ListField } from '../../core/sign-up/list-field.ts'
import type { Challenge } from '../challenge.ts'
import type { PageLook } from '../page-look.ts'
import { signUpScript } from '../page-script.ts'
import { fieldName, type TypedForm } from '../read-sign-up.ts'
import type { Again } from '../take-form.ts'
import { subscribeWords } from '../words/subscribe-words.ts'
import { addressInput, ChoiceField, TextField, TrapField } from './form-field.tsx'
import { Page } from './page.tsx'
import { AgainNote, addressRefusal, MeantAddress } from './subscribe-again.tsx'

export interface SubscribeProps {
  readonly language: string
  readonly look: PageLook | null
  readonly list: Pick<ListRow, 'name' | 'language' | 'consent_text' | 'consent_version'>
  readonly fields: readonly ListField[]
  /** Lists that are offered besides. */
  readonly others: readonly Pick<ListRow, 'slug' | 'name' | 'language' | 'consent_text'>[]
  readonly form: TypedForm
  readonly faults: readonly SignUpFault[]
  /** What is asked of the visitor before the form is taken. */
  readonly again: Again | null
  /** Null where none is switched on. */
  readonly challenge: Challenge | null
}

/** The sign-up page of a list. It needs no script; with one it also tells the time zone. */
export function SubscribePage(props: SubscribeProps): ReactElement {
  const { language, look, list, faults, again, challenge } = props
  const { subscribe } = subscribeWords(language)
  const title = faults.length > 0 || again !== null ? subscribe.errorTitle(list.name) : list.name
  const changed = faults.some(({ at }) => at === 'consent')
  const scripts = (
    <>
      <script src={signUpScript.href} defer />
      {challenge && <script src={challenge.script} async defer />}
    </>
  )
  return (
    <Page title={title} language={language} look={look} head={scripts}>
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
        <AgainNote again={again} language={language} />
        <SignUpForm {...props} />
        <p className="soft">{subscribe.promise}</p>
      </main>
    </Page>
  )
}

function SignUpForm(props: SubscribeProps): ReactElement {
  const { language, list, fields, others, form, faults, again, challenge } = props
  const { subscribe } = subscribeWords(language)
  const words = formWords(language)
  const isWrong = (at: SignUpFault['at']): boolean => faults.some((fault) => fault.at === at)
  return (
    <form method="post" noValidate>
      <TextField
        name="address"
        label={words.address}
        value={form.address}
        error={isWrong('address') ? subscribe.invalidAddress : addressRefusal(props, form.address)}
        hint={subscribe.addressHint}
        input={addressInput}
      />
      <MeantAddress again={again} language={language} />
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
      <input type="hidden" name="stamp" defaultValue={form.stamp ?? ''} />
      {again?.kind === 'did-you-mean' && <input type="hidden" name="kept" defaultValue={form.address} />}
      {challenge && <ChallengeBox html={challenge.html} />}
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

/** The place that the provider's script fills: its markup is made of our settings. */
function ChallengeBox({ html }: { html: string }): ReactElement {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a checked site key is all that varies in it
  return <div className="field" dangerouslySetInnerHTML={{ __html: html }} />
}
