import { packOf } from './pack.ts'

/** Whether a heading names only the job of its section ("Conclusion"), so that it says nothing alone. */
export function isGenericHeading(text: string, language: string): boolean {
  const bare = text.replace(/^[\d.)\s]+/, '').replace(/[\s.:!?]+$/, '')
  return packOf(language)?.headings.generic.test(bare) ?? false
}
