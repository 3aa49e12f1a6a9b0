import type { ReactElement } from 'react'
import type { UnsubscribeWords } from '../words/leaving-words.ts'
import { Page } from './page.tsx'

export interface AskLinkProps {
  readonly words: UnsubscribeWords
  readonly language: string
  /** What was typed, given back as it was. */
  readonly address: string
  readonly wrong: boolean
}

/** For whoever lost the mail: the link comes to the address that is on a list. */
export function AskLinkPage({ words: { ask }, language, address, wrong }: AskLinkProps): ReactElement {
  return (
    <Page title={wrong ? ask.errorTitle : ask.title} language={language}>
      <main>
        <h1>{ask.title}</h1>
        <p className="lead">{ask.lead}</p>
        <form method="post" action="/unsubscribe" noValidate>
          <div className="field">
            <label htmlFor="address">{ask.address}</label>
            {wrong && (
              <p className="error" id="address-error">
                {ask.invalidAddress}
              </p>
            )}
            <input
              id="address"
              name="address"
              type="email"
              autoComplete="email"
              maxLength={254}
              required
              defaultValue={address}
              aria-describedby={wrong ? 'address-error' : undefined}
              aria-invalid={wrong || undefined}
            />
          </div>
          <div className="trap" aria-hidden="true">
            <label htmlFor="website">{ask.trap}</label>
            <input id="website" name="website" type="text" tabIndex={-1} autoComplete="off" />
          </div>
          <button type="submit">{ask.button}</button>
        </form>
      </main>
    </Page>
  )
}
