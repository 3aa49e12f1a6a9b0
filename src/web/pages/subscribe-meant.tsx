import type { ReactElement } from 'react'
import { parseAddress } from '../../core/address.ts'
import { fieldName } from '../read-sign-up.ts'
import { signUpGuardWords } from '../words/sign-up-guard-words.ts'
import { marketerMark } from './marketer-words.tsx'
import { MeantAddress } from './meant-address.tsx'
import { Page } from './page.tsx'
import { ChallengeBox, SignUpForm, SignUpScripts, type SubscribeProps } from './subscribe.tsx'

/** Asks whether another address was meant; everything else that was typed goes along with either answer. */
export function MeantPage(props: SubscribeProps & { readonly meant: string }): ReactElement {
  const { language, look, list, form, meant, challenge } = props
  const words = signUpGuardWords(language)
  return (
    <Page
      title={words.didYouMean(meant)}
      language={language}
      look={look}
      head={<SignUpScripts challenge={challenge} />}
    >
      <main>
        <p className="soft" {...marketerMark(list.language, language)}>
          {list.name}
        </p>
        <h1>{words.didYouMean(meant)}</h1>
        <p className="lead">{words.typed(form.address)}</p>
        <MeantAddress language={language} typed={form.address} meant={meant}>
          <TypedBefore {...props} />
          {challenge && <ChallengeBox html={challenge.html} />}
        </MeantAddress>
        <details>
          <summary>{parseAddress(form.address) === null ? words.writeItAgain : words.writeAgain}</summary>
          <SignUpForm {...props} />
        </details>
      </main>
    </Page>
  )
}

function TypedBefore({ form, fields }: SubscribeProps): ReactElement {
  const own = fields.map(({ key }) => [fieldName(key), form.fields[key] ?? ''] as const)
  const once = [['name', form.name], ['zone', form.zone ?? ''], ['stamp', form.stamp ?? ''], ...own] as const
  return (
    <>
      {once.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {form.also.map((slug) => (
        <input key={slug} type="hidden" name="list" value={slug} />
      ))}
      {form.consentVersion !== null && <input type="hidden" name="consent" value={form.consentVersion} />}
    </>
  )
}
