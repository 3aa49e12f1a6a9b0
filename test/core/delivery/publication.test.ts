import { describe, expect, it } from 'vitest'
import { publicationFault, type SenderFacts } from '../../../src/core/delivery/publication.ts'
import type { Letter } from '../../../src/core/mail/letter.ts'
import { buildLetter } from '../../support/published.ts'

const sender = (change: Partial<SenderFacts> = {}): SenderFacts => ({
  listName: 'Weekly tips',
  from: 'maya@example.com',
  replyTo: null,
  postalAddress: '1 Lane',
  sensitive: false,
  mailFault: null,
  ...change,
})
const own = (text: string) => ({ text, origin: 'own' as const })
const letter = (cta: Letter['cta']): Letter => ({ ...buildLetter('lesson', 'On rivers'), cta })
const fine = letter({ kind: 'link', label: own('Read on'), url: own('https://example.com') })

describe('publicationFault', () => {
  it('finds nothing wrong with a letter that can be published', () => {
    expect(publicationFault([fine], sender())).toBeNull()
  })

  it('tells first why no mail may leave at all', () => {
    expect(publicationFault([fine], sender({ mailFault: 'Not https.', from: null }))).toBe('Not https.')
  })

  it('asks for a sender and a postal address, with the command that sets them', () => {
    expect(publicationFault([fine], sender({ from: null }))).toMatch(
      /no sender.*list set "Weekly tips" --from/,
    )
    expect(publicationFault([fine], sender({ postalAddress: null }))).toMatch(
      /no postal address.*--postal-address/,
    )
  })

  it('names the email whose button has no address', () => {
    for (const url of [null, own(''), own('  ')]) {
      const broken = letter({ kind: 'link', label: own('Read on'), url })
      expect(publicationFault([fine, broken], sender())).toMatch(
        /^Email 2 \(“On rivers”\) has a button without an address/,
      )
    }
  })

  it('takes a reply prompt only where replies have an address', () => {
    const asking = letter({ kind: 'reply', label: own('Just reply.'), url: null })
    expect(publicationFault([asking], sender())).toMatch(/^Email 1.*no reply address/)
    expect(publicationFault([asking], sender({ replyTo: 'maya@example.com' }))).toBeNull()
  })

  it('takes no reply prompt of the marketer’s on a sensitive list, and says what to do', () => {
    const asking = letter({ kind: 'reply', label: own('Write to me.'), url: null })
    const sensitive = sender({ replyTo: 'maya@example.com', sensitive: true })
    expect(publicationFault([fine, asking], sensitive)).toMatch(
      /^Email 2.*sensitive.*Take the reply prompt out/,
    )
    expect(publicationFault([fine], sensitive)).toBeNull()
  })
})
