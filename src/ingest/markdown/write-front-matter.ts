import { yamlText } from '../series/yaml-text.ts'

/** No value is longer than this: a title that holds an article is no title. */
const longest = 500

/** YAML front matter of the values that are there, each on one line, with a blank line after it; or nothing. */
export function writeFrontMatter(values: Readonly<Record<string, string | null | undefined>>): string {
  const lines = Object.entries(values).flatMap(([name, value]) => {
    const words = oneLine(value ?? '')
    return words === '' ? [] : [`${name}: ${yamlText(words)}`]
  })
  return lines.length === 0 ? '' : ['---', ...lines, '---', '', ''].join('\n')
}

function oneLine(value: string): string {
  return value
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '')
    .trim()
    .slice(0, longest)
}
