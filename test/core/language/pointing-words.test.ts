import { describe, expect, it } from 'vitest'
import { directionOf } from '../../../src/core/language/pointing-words.ts'

describe('directionOf', () => {
  it.each([
    ['as mentioned above', 'en', 'back'],
    ['the previous section', 'en', 'back'],
    ['See below', 'en', 'on'],
    ['the next section', 'en', 'on'],
    ['this article', 'en', 'page'],
    ['Click here', 'en', 'page'],
    ['To sum up', 'en', 'end'],
    ['wie oben erwähnt', 'de', 'back'],
    ['im nächsten Abschnitt', 'de', 'on'],
    ['in diesem Artikel', 'de', 'page'],
    ['see below', 'fr', 'page'],
  ])('of “%s” (%s) is %s', (reference, language, direction) => {
    expect(directionOf(reference, language)).toBe(direction)
  })
})
