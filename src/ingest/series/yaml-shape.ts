import { z } from 'zod'
import { nearestWord } from '../../core/nearest-word.ts'
import { type FileProblem, problemIn, shown } from './series-problems.ts'
import type { YamlRead } from './yaml-text.ts'

/** A mapping with these keys only; another key is a problem that names the nearest known one. */
export function mapping<Shape extends z.ZodRawShape>(
  name: string,
  shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? unknownKey(issue.keys[0] ?? '', Object.keys(shape))
        : expectation(name, 'lines of the form "key: value" below it', issue.input),
  })
}

/** A value that is words on one line. */
export function wordsAt(name: string): z.ZodString {
  return z.string({ error: (issue) => expectation(name, 'words', issue.input) })
}

/** Words of which there must be some. */
export function someWordsAt(name: string): z.ZodString {
  return wordsAt(name).regex(/\S/, { error: `${shown(name)} is empty: write something after the colon` })
}

/** A value that may be left empty or out: then it is null. */
export function wordsOrNone(name: string) {
  return wordsAt(name)
    .default('')
    .transform((words) => (words.trim() === '' ? null : words))
}

/** What the schema makes of the YAML, or its first problem with the line: mistyped keys before missing ones. */
export function shapeOf<Value>(
  schema: z.ZodType<Value>,
  yaml: YamlRead,
  file: string,
): { readonly kind: 'read'; readonly value: Value } | FileProblem {
  const result = schema.safeParse(yaml.value)
  if (result.success) return { kind: 'read', value: result.data }
  const { issues } = result.error
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]
  if (!issue) throw new Error('A failed check has no issue.', { cause: result.error })
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
  return problemIn(file, issue.message, yaml.lineOf(path))
}

/** The message for a value that is missing or is not what it should be. */
export function expectation(name: string, expected: string, input: unknown): string {
  return input === undefined
    ? `${shown(name)} is missing: add a line ${shown(`${name}: …`)}`
    : `${shown(name)} should be ${expected}`
}

function unknownKey(key: string, known: readonly string[]): string {
  const meant = nearestWord(key, known)
  return meant
    ? `${shown(key)} is not known here: did you mean ${shown(meant)}?`
    : `${shown(key)} is not known here: use ${known.join(', ')}`
}
