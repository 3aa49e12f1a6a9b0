import type { ReactElement } from 'react'
import { LONGEST_NOTE, leavingReasons } from '../../core/sign-up/leaving-reason.ts'
import type { PageLook } from '../page-look.ts'
import type { UnsubscribeWords } from '../words/leaving-words.ts'
import type { Notice } from '../words/page-words.ts'
import { Page } from './page.tsx'
import { LeaveEverything } from './unsubscribe.tsx'

export interface LeftProps {
  readonly words: UnsubscribeWords
  readonly language: string
  readonly look: PageLook | null
  readonly notice: Notice
  /** Where a mistake is undone, and the words above that button; null where it cannot be any more. */
  readonly undo: { readonly path: string; readonly lead: string } | null
  readonly more: boolean
  /** Whether to ask why, or to thank for the answer that has just come. */
  readonly why: 'ask' | 'thanks' | 'silent'
}

/** After leaving: it is done. The rest is for whoever wants it. */
export function LeftPage(props: LeftProps): ReactElement {
  const { words, language, look, notice, undo, more, why } = props
  return (
    <Page title={notice.title} language={language} look={look}>
      <main>
        <h1>{notice.title}</h1>
        <p className="lead">{notice.text}</p>
        {why === 'thanks' && <p role="status">{words.why.thanks}</p>}
        {undo !== null && (
          <form method="post" action={undo.path} className="aside">
            <p>{undo.lead}</p>
            <button type="submit" className="second">
              {words.undo.button}
            </button>
          </form>
        )}
        {more && <LeaveEverything words={words} />}
        {why === 'ask' && <WhyForm words={words} />}
      </main>
    </Page>
  )
}

function WhyForm({ words: { why } }: { words: UnsubscribeWords }): ReactElement {
  return (
    <form method="post" className="aside">
      <fieldset>
        <legend>{why.title}</legend>
        {leavingReasons.map((reason) => (
          <label key={reason} className="option">
            <input type="radio" name="reason" value={reason} /> {why.reasons[reason]}
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor="note">{why.note}</label>
        <textarea id="note" name="note" rows={3} maxLength={LONGEST_NOTE} aria-describedby="note-hint" />
        <p className="hint" id="note-hint">
          {why.hint}
        </p>
      </div>
      <button type="submit" name="action" value="why" className="second">
        {why.button}
      </button>
    </form>
  )
}
