import type { ReactElement } from 'react'
import type { PageLook } from '../page-look.ts'
import { addressFault } from '../words/address-words.ts'
import type { UnsubscribeWords } from '../words/leaving-words.ts'
import { addressInput, TextField, TrapField } from './form-field.tsx'
import { Page } from './page.tsx'

export interface AskLinkProps {
  readonly words: UnsubscribeWords
  readonly language: string
  readonly look: PageLook | null
  /** What was typed, given back as it was. */
  readonly address: string
  readonly wrong: boolean
}

/** For whoever lost the mail: the link comes to the address that is on a list. */
export function AskLinkPage({ words: { ask }, language, look, address, wrong }: AskLinkProps): ReactElement {
  return (
    <Page title={wrong ? ask.errorTitle : ask.title} language={language} look={look}>
      <main>
        <h1>{ask.title}</h1>
        <p className="lead">{ask.lead}</p>
        <form method="post" action="/unsubscribe" noValidate>
          <TextField
            name="address"
            label={ask.address}
            value={address}
            error={wrong ? addressFault(address, language) : null}
            hint={null}
            input={addressInput}
          />
          <TrapField label={ask.trap} />
          <button type="submit">{ask.button}</button>
        </form>
      </main>
    </Page>
  )
}
