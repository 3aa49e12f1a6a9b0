import { describe, expect, it } from 'vitest'
import { checkFragment, evaluateFragment, type MergeValues } from '../../../src/core/mail/liquid-fragment.ts'

function values(more: Partial<MergeValues> = {}): MergeValues {
  return { first_name: 'Ana', name: 'Ana Silva', email: 'ana@example.com', list_name: 'Weekly tips', ...more }
}

describe('checkFragment', () => {
  it('takes words without markup, whatever else they hold', () => {
    expect(checkFragment('50 % off } \x24{x} <%= y %>')).toEqual({ kind: 'ok', fields: [] })
  })

  it('tells which fields a fragment uses', () => {
    const fragment =
      '{{ first_name | default: name }}{% if email contains "@" %}!{% endif %}{{ name | upcase }}'
    expect(checkFragment(fragment)).toEqual({ kind: 'ok', fields: ['first_name', 'name', 'email'] })
  })

  it.each([
    ['Hi {{ frist_name }}', 'frist_name'],
    ['{{ site.title }}', 'site.title'],
    ['{{ name.constructor }}', 'name.constructor'],
    ['{{ name["__proto__"] }}', 'name.__proto__'],
    ['{{ __proto__ }}', '__proto__'],
    ['{{ first_name | default: nickname }}', 'nickname'],
    ['{% if admin %}x{% endif %}', 'admin'],
    ['{{ name.size }}', 'name.size'],
  ])('names the unknown field of %s', (fragment, field) => {
    expect(checkFragment(fragment)).toEqual({ kind: 'unknown-field', field })
  })

  it.each([
    ['{{ name', /not closed/],
    ['{% if name %}', /not closed/],
    ['{{ }}', /invalid value/],
    ['{{ name | append: "x" }}', /undefined filter: append/],
    ['{{ name | raw }}', /undefined filter: raw/],
    ['{% for x in (1..9) %}{% endfor %}', /tag "for" not found/],
    ['{% include "x" %}', /tag "include" not found/],
    ['{% assign x = 1 %}', /tag "assign" not found/],
    ['{{ (1..99999999) }}', /memory/],
    ['{{ [first_name] }}', /undefined variable/],
    [`{{ name }}${'x'.repeat(4000)}`, /limit/],
    ['{{ email }}'.repeat(350), /too long/],
  ])('finds what is broken in %s', (fragment, message) => {
    const check = checkFragment(fragment)
    expect(check).toMatchObject({ kind: 'broken', message: expect.stringMatching(message) })
    expect(JSON.stringify(check)).not.toMatch(/line:\d/)
  })
})

describe('evaluateFragment', () => {
  it('fills in values and uses the default for an empty one', () => {
    const fragment = 'Hi {{ first_name | default: "friend" }}'
    expect(evaluateFragment(fragment, values())).toBe('Hi Ana')
    expect(evaluateFragment(fragment, values({ first_name: '' }))).toBe('Hi friend')
  })

  it('never evaluates a value', () => {
    const hostile = '{{ email }}{% if true %}<b>{% endif %}\x24{1}'
    expect(evaluateFragment('[{{ name }}]', values({ name: hostile }))).toBe(`[${hostile}]`)
  })

  it('keeps a value inside its part of an address', () => {
    const name = 'A&admin=1#/../\uD800'
    expect(evaluateFragment('https://example.com/?n={{ name }}&x=1', values({ name }), 'link')).toBe(
      'https://example.com/?n=A%26admin%3D1%23%2F..%2F%EF%BF%BD&x=1',
    )
  })

  it('throws on a fragment that the check refuses', () => {
    expect(() => evaluateFragment('{{ nope }}', values())).toThrow('undefined variable')
  })
})
