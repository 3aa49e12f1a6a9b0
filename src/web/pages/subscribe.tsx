import { Fragment, type ReactElement } from 'react'
import type { ListRow } from '../../../db/lists.ts'
import type { SignUpFault } from '../../core/sign-up/check-sign-up.ts'
import { formWords } from '../../core/sign-up/form-words.ts'
import type { ListField } from '../../core/sign-up/list-field.ts'
import type { Challenge } from '../challenge.ts'
import { isolated } from '../isolated.ts'
import type { PageLook } from '../page-look.ts'
import { signUpScript } from '../page-script.ts'
import { fieldName, type TypedForm } from '../read-sign-up.ts'
import type { Again } from '../take-form.ts'
import { addressFault } from '../words/address-words.ts'
import { subscribeWords } from '../words/subscribe-words.ts'
import { addressInput, ChoiceField, TextField, TrapField } from './form-field.tsx'
import { marketerMark } from './marketer-words.tsx'
import { Page } from './page.tsx'
import { AgainNote, addressRefusal } from './subscribe-again.tsx'
import { groupAlike, isAlike, type TellingList, WhoWrites } from './who-writes.tsx'

export interface SubscribeProps {
  readonly language: string
  readonly look: PageLook | null
  readonly list: TellingList & Pick<ListRow, 'language' | 'consent_text' | 'consent_version'>
  readonly fields: readonly ListField[]
  /** Lists that are offered besides. */
  readonly others: readonly (TellingList & Pick<ListRow, 'slug' | 'language' | 'consent_text'>)[]
  readonly form: TypedForm
  readonly faults: readonly SignUpFault[]
  /** What is asked of the visitor before the form is taken. */
  readonly again: Again | null
  /** Null where none is switched on. */
  readonly challenge: Challenge | null
}

/** The sign-up page of a list. It needs no script; with one it also tells the time zone. */
export function SubscribePage(props: SubscribeProps): ReactElement {
  const { language, look, list, faults, again } = props
  const { subscribe } = subscribeWords(language)
  const wrong = faults.length > 0 || again !== null
  const title = wrong ? subscribe.errorTitle(isolated(list.name)) : list.name
  const changed = faults.some(({ at }) => at === 'consent')
  const mark = marketerMark(list.language, language)
  return (
    <Page title={title} language={language} look={look} head={<SignUpScripts {...props} />}>
      <main>
        <h1 {...mark}>{list.name}</h1>
        <p className="lead" {...mark}>
          {list.consent_text}
        </p>
        <WhoWrites language={language} lists={[list]} />
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

/** One tells the time zone; the other is that of a challenge, where one is switched on. */
export function SignUpScripts({ challenge }: Pick<SubscribeProps, 'challenge'>): ReactElement {
  return (
    <>
      <script src={signUpScript.href} defer />
      {challenge && <script src={challenge.script} async defer />}
    </>
  )
}

/** All that is asked, with what was typed. */
export function SignUpForm(props: SubscribeProps): ReactElement {
  const { language, list, fields, others, form, faults, challenge } = props
  const { subscribe } = subscribeWords(language)
  const words = formWords(language)
  const isWrong = (at: SignUpFault['at']): boolean => faults.some((fault) => fault.at === at)
  return (
    <form method="post" noValidate>
      <TextField
        name="address"
        label={words.address}
        value={form.address}
        error={
          isWrong('address') ? addressFault(form.address, language) : addressRefusal(props, form.address)
        }
        hint={subscribe.addressHint}
        input={addressInput}
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
      <OtherLists {...{ language, list, others }} legend={subscribe.alsoOffered} also={form.also} />
      <TrapField label={words.trap} />
      <input type="hidden" name="zone" defaultValue="" />
      <input type="hidden" name="consent" defaultValue={list.consent_version} />
      <input type="hidden" name="stamp" defaultValue={form.stamp ?? ''} />
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

interface OtherListsProps extends Pick<SubscribeProps, 'language' | 'list' | 'others'> {
  readonly legend: string
  readonly also: readonly string[]
}

/** Lists of the same sender stand together; of those that are not as the page's own list it is told who writes. */
function OtherLists({ legend, language, list, others, also }: OtherListsProps): ReactElement | null {
  if (others.length === 0) return null
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {groupAlike(others).map((group) => (
        <Fragment key={group[0].slug}>
          {group.map((other) => (
            <OtherList key={other.slug} other={other} checked={also.includes(other.slug)} />
          ))}
          {!isAlike(group[0], list) && <WhoWrites language={language} lists={group} />}
        </Fragment>
      ))}
    </fieldset>
  )
}

interface OtherListProps {
  readonly other: SubscribeProps['others'][number]
  readonly checked: boolean
}

function OtherList({ other, checked }: OtherListProps): ReactElement {
  return (
    <label className="choice" lang={other.language}>
      <input type="checkbox" name="list" value={other.slug} defaultChecked={checked} />
      <span dir="auto">
        {other.name}
        <span className="hint">{other.consent_text}</span>
      </span>
    </label>
  )
}

/** The place that the provider's script fills: its markup is made of our settings. */
export function ChallengeBox({ html }: { html: string }): ReactElement {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a checked site key is all that varies in it
  return <div className="field" dangerouslySetInnerHTML={{ __html: html }} />
}
