import { describe, expect, it } from 'vitest'
import { isTransition } from '../../../src/core/language/transitions.ts'

describe('isTransition', () => {
  it.each([
    'Let’s take a closer look.',
    'Now let us turn to the weather.',
    'In the next section, we will talk about rain.',
    'Below, we’ll share what we learned.',
    'Read on to find out more.',
  ])('hears that "%s" only leads on', (text) => {
    expect(isTransition(text, 'en')).toBe(true)
  })

  it.each([
    'Let’s agree that rain is wet.',
    'Let’s look at three rivers:',
    'In the next year, we will plant trees.',
    'We will meet at the bridge.',
  ])('leaves "%s" alone', (text) => {
    expect(isTransition(text, 'en')).toBe(false)
  })

  it('takes no long sentence for one', () => {
    expect(isTransition(`Let’s look at rain, ${'which is wet and soft, '.repeat(8)}again.`, 'en')).toBe(false)
  })
})
