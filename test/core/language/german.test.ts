import { describe, expect, it } from 'vitest'
import { splitSentences } from '../../../src/core/article/sentences.ts'
import { isBalanced, standaloneClauses } from '../../../src/core/language/clauses.ts'
import { leadingConnective, referenceIn, startsDangling } from '../../../src/core/language/dangling.ts'
import { isGenericHeading } from '../../../src/core/language/generic-heading.ts'
import { isImperative } from '../../../src/core/language/imperative.ts'
import { readsWithoutArticle } from '../../../src/core/language/key-phrases.ts'
import { midSentence, namesIn, sentenceCase } from '../../../src/core/language/names.ts'
import { sensitiveWord } from '../../../src/core/language/sensitive.ts'
import { stem } from '../../../src/core/language/stem.ts'
import { buildDocument } from '../../support/build-document.ts'

describe('a German sentence', () => {
  it.each([
    'Aber das ist lange her.',
    'Jedoch hilft Ruhe.',
    'Deshalb lohnt sich ein Versuch.',
    'Das hilft vielen.',
    'Das ist der Grund.',
    'Dies gilt auch im Winter.',
    'Diese Übung dauert fünf Minuten.',
    'Sie hilft beim Einschlafen.',
    'Er kommt selten allein.',
    'Es wirkt nach einer Stunde.',
    'Zum Beispiel am Abend.',
    'Damit beginnt der Tag.',
    'In diesem Fall hilft Wasser.',
    'Ein weiterer Grund ist Lärm.',
    '„Aber warum?“',
    'So entsteht Vertrauen.',
  ])('leans on the one before it: "%s"', (text) => {
    expect(startsDangling(text, 'de')).toBe(true)
  })

  it.each([
    'Das Licht am Abend stört.',
    'Das gute Bett kostet viel.',
    'Sie können den Schlaf verbessern.',
    'Es gibt viele Wege.',
    'Es lohnt sich, früh zu beginnen.',
    'Es ist wichtig, genug zu trinken.',
    'Damit der Körper zur Ruhe kommt, braucht er Dunkelheit.',
    'Dank fester Zeiten schlafen Kinder besser.',
    'Hier sind fünf Tipps für den Abend.',
    'So finden Sie die richtige Matratze',
    'Dieselmotoren sind laut.',
    'In diesem Jahr war der Winter mild.',
    'Doktoranden schlafen wenig.',
  ])('may come first: "%s"', (text) => {
    expect(startsDangling(text, 'de')).toBe(false)
  })

  it('loses a connective only where a subject follows it, not a verb', () => {
    expect(leadingConnective('Doch viele Nächte scheitern am Licht.', 'de')).toBe('Doch ')
    expect(leadingConnective('Aber feste Zeiten helfen.', 'de')).toBe('Aber ')
    expect(leadingConnective('Und Kinder lernen schnell.', 'de')).toBe('Und ')
    expect(leadingConnective('Doch gibt es Ausnahmen.', 'de')).toBeNull()
    expect(leadingConnective('Deshalb hilft Ruhe.', 'de')).toBeNull()
    expect(leadingConnective('Doktoren helfen.', 'de')).toBeNull()
  })

  it('shows where it points', () => {
    expect(referenceIn('Mehr dazu in diesem Beitrag.', 'de')).toBe('in diesem Beitrag')
    expect(referenceIn('Klicken Sie hier für mehr.', 'de')).toBe('Klicken Sie hier')
    expect(referenceIn('Siehe oben.', 'de')).toBe('Siehe oben')
    expect(referenceIn('Oben auf dem Berg liegt Schnee.', 'de')).toBeNull()
  })

  it('ends before what only adds, never before what limits', () => {
    const clauses = (text: string) =>
      standaloneClauses(text, 'de').map(({ start, end }) => text.slice(start, end))
    expect(clauses('Vorhänge halten das Licht fern; eine Maske leistet dasselbe.')).toContain(
      'Vorhänge halten das Licht fern',
    )
    expect(clauses('Der Rhythmus kommt zurück, denn der Körper lernt schnell.')).toContain(
      'Der Rhythmus kommt zurück',
    )
    expect(clauses('Ruhe hilft, wenn sie regelmäßig ist.')).toEqual(['Ruhe hilft, wenn sie regelmäßig ist.'])
    expect(clauses('Das Haus am See – es steht seit Jahren leer.')).not.toContain('Das Haus am See')
    expect(clauses('Menschen, die rauchen, schlafen schlechter.')).toEqual([
      'Menschen, die rauchen, schlafen schlechter.',
    ])
  })

  it('is not ended by an abbreviation or an ordinal number', () => {
    const text =
      'Viele Dinge helfen, z. B. Licht und z.B. Luft. Am 3. Mai kam Dr. Weber, d. h. der Arzt. Im 19. Jahrhundert war es anders. Es waren 1999. Dann kam der Winter.'
    expect(splitSentences(text, 'de').map(({ start, end }) => text.slice(start, end))).toEqual([
      'Viele Dinge helfen, z. B. Licht und z.B. Luft.',
      'Am 3. Mai kam Dr. Weber, d. h. der Arzt.',
      'Im 19. Jahrhundert war es anders.',
      'Es waren 1999.',
      'Dann kam der Winter.',
    ])
  })

  it('closes a quotation with the mark that opens an English one', () => {
    expect(isBalanced('Sie sagte: „Schlaf gut.“')).toBe(true)
    expect(isBalanced('Sie sagte: „Schlaf gut.')).toBe(false)
  })
})

describe('German headings', () => {
  it.each(['Fazit', '7. Zusammenfassung', 'Das Wichtigste in Kürze', 'Häufige Fragen', 'Über uns'])(
    'say nothing alone: "%s"',
    (text) => {
      expect(isGenericHeading(text, 'de')).toBe(true)
    },
  )

  it('keep the capitals of nouns, and lose that of an adjective within a sentence', () => {
    const names = namesIn(
      buildDocument('# Schlaf\nWir mögen feste Zeiten. Wir schlafen gern.', { language: 'de' }),
    )
    expect(sentenceCase('Das Licht der Straße', names)).toBe('Das Licht der Straße')
    expect(midSentence('Feste Zeiten', names)).toBe('feste Zeiten')
    expect(midSentence('Das Licht der Straße', names)).toBe('das Licht der Straße')
    expect(midSentence('Schlaf und Licht', names)).toBe('Schlaf und Licht')
  })
})

describe('German advice', () => {
  it.each([
    'Achten Sie auf das Licht',
    'Nehmen Sie sich Zeit.',
    'Gönn dir eine Pause',
    'Vermeide helles Licht',
    'Regelmäßig Pausen machen',
    'Feste Zeiten einhalten',
    'Auf Koffein verzichten',
  ])('is "%s"', (text) => {
    expect(isImperative(text, 'de')).toBe(true)
  })

  it.each([
    'Haben Sie gut geschlafen?',
    'Können Sie warten',
    'Wie Kinder lernen',
    'Die Folgen von Stress',
    'Viele Menschen schlafen',
    'Warum wir träumen',
    'Licht und Luft',
  ])('is not "%s"', (text) => {
    expect(isImperative(text, 'de')).toBe(false)
  })
})

describe('German words', () => {
  it('tell a lock screen no more than they say', () => {
    expect(sensitiveWord('Wege aus der Alkoholsucht', 'de')).toBe('Alkoholsucht')
    expect(sensitiveWord('Leben mit Depressionen', 'de')).toBe('Depressionen')
    expect(sensitiveWord('Wer sucht, der findet; er versucht es mit Sehnsucht.', 'de')).toBeNull()
  })

  it('count as one in their forms', () => {
    for (const [one, other] of [
      ['Bäume', 'Baum'],
      ['gesunde', 'gesundes'],
      ['Übungen', 'Übung'],
      ['Freundlichkeit', 'freundlich'],
    ] as const)
      expect(stem(one, 'de')).toBe(stem(other, 'de'))
  })

  it('stand without an article in the nominative only', () => {
    const reads = (text: string) => readsWithoutArticle(text, 'de')
    expect(['guter Schlaf', 'blaues Licht', 'feste Zeiten', 'innere Unruhe'].filter(reads)).toHaveLength(4)
    expect(['guten Schlaf', 'gutem Licht', 'gute Schlaf', 'Bildschirmen', 'schlafen'].filter(reads)).toEqual(
      [],
    )
  })
})
