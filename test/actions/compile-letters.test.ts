import { describe, expect, it } from 'vitest'
import { compileLetters } from '../../src/actions/compile-letters.ts'
import type { Letter } from '../../src/core/mail/letter.ts'
import { letter, own, ownParagraph } from '../support/sample-letters.ts'

async function problemOf(...letters: Letter[]): Promise<string> {
  const result = await compileLetters(letters)
  return result.kind === 'problem' ? result.message : result.kind
}

describe('a fault in what a marketer typed', () => {
  const faulty = letter({ subject: own('For {{ nope }}') })

  it('is told at the subject where it was typed, not where other emails quote it', async () => {
    const welcome = letter({ body: [ownParagraph('For {{ nope }}')], ps: own('Next: For {{ nope }}') })
    expect(await problemOf(welcome, faulty)).toMatch(
      /^Email 2 \(“For {{ nope }}”\): the subject uses .*“nope”/,
    )
  })

  it('is told at the subject where something else in that email is broken as well', async () => {
    const both = letter({ subject: own('For {{ nope }}'), opener: own('\uFDD0') })
    expect(await problemOf(letter(), both)).toMatch(/^Email 2 .*the subject uses/)
  })

  it('is told in the body rather than in the preview text that quotes it', async () => {
    const words = 'Dear {{ nope }}, hello.'
    expect(await problemOf(letter({ body: [ownParagraph(words)], preview: own(words) }))).toMatch(
      /the body uses/,
    )
  })

  it('is told of the first email where no subject is at fault', async () => {
    const faults = [own('{{ one }}'), own('{{ two }}')].map((opener) => letter({ opener }))
    expect(await problemOf(letter(), ...faults)).toMatch(/^Email 2 .*the opener .*“one”/)
  })
})
