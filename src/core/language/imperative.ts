import { packOf } from './pack.ts'

/** Whether words ask their reader to do something: "Bring water", not "Test results". */
export function isImperative(text: string, language: string): boolean {
  return packOf(language)?.isImperative(text) ?? false
}
