import type { ReactElement } from 'react'
import type { PageLook } from '../page-look.ts'
import type { SubscribeWords } from '../words/subscribe-words.ts'
import { Page } from './page.tsx'

/** What a person typed, given back as it was. */
export interface SubscribeForm {
  readonly address: string
  readonly name: string
  /** A field that no person sees: only a machine fills it. */
  readonly trap: string
}

export type FormFault = 'invalid-address' | 'invalid-name'

export interface SubscribeProps {
  readonly words: SubscribeWords
  readonly language: string
  readonly look: PageLook | null
  readonly list: { readonly name: string; readonly language: string; readonly consentText: string }
  readonly form: SubscribeForm
  readonly fault: FormFault | null
}

export const emptyForm: SubscribeForm = { address: '', name: '', trap: '' }

export function SubscribePage({ words, language, look, list, form, fault }: SubscribeProps): ReactElement {
  const { subscribe } = words
  const title = subscribe.title(list.name)
  return (
    <Page title={fault ? subscribe.errorTitle(title) : title} language={language} look={look}>
      <main>
        <h1 lang={list.language}>{title}</h1>
        <p className="lead" lang={list.language}>
          {list.consentText}
        </p>
        <form method="post" noValidate>
          <AddressField words={words} value={form.address} wrong={fault === 'invalid-address'} />
          <NameField words={words} value={form.name} wrong={fault === 'invalid-name'} />
          <TrapField label={subscribe.trap} />
          <button type="submit">{subscribe.button}</button>
        </form>
        <p className="soft">{subscribe.promise}</p>
      </main>
    </Page>
  )
}

interface FieldProps {
  readonly words: SubscribeWords
  readonly value: string
  readonly wrong: boolean
}

function AddressField({ words: { subscribe }, value, wrong }: FieldProps): ReactElement {
  return (
    <div className="field">
      <label htmlFor="address">{subscribe.address}</label>
      <FieldError id="address-error" text={wrong ? subscribe.invalidAddress : null} />
      <input
        id="address"
        name="address"
        type="email"
        autoComplete="email"
        maxLength={254}
        required
        defaultValue={value}
        aria-describedby={wrong ? 'address-error address-hint' : 'address-hint'}
        aria-invalid={wrong || undefined}
      />
      <p className="hint" id="address-hint">
        {subscribe.addressHint}
      </p>
    </div>
  )
}

function NameField({ words: { subscribe }, value, wrong }: FieldProps): ReactElement {
  return (
    <div className="field">
      <label htmlFor="name">{subscribe.name}</label>
      <FieldError id="name-error" text={wrong ? subscribe.invalidName : null} />
      <input
        id="name"
        name="name"
        type="text"
        autoComplete="given-name"
        defaultValue={value}
        aria-describedby={wrong ? 'name-error name-hint' : 'name-hint'}
        aria-invalid={wrong || undefined}
      />
      <p className="hint" id="name-hint">
        {subscribe.nameHint}
      </p>
    </div>
  )
}

function FieldError({ id, text }: { id: string; text: string | null }): ReactElement | null {
  return text === null ? null : (
    <p className="error" id={id}>
      {text}
    </p>
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
