/**
 * The last part of an issue's address in the archive: words of its name, then its id, which alone finds it. A name
 * without Latin letters leaves "issue". What a marketer typed as Liquid is no word.
 */
export function issueSlug({ name, id }: { readonly name: string; readonly id: number }): string {
  const words = name
    .replace(/\{\{.*?\}\}|\{%.*?%\}/gs, ' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['issue']
  return `${words.join('-').slice(0, 60).replace(/-$/, '')}-${id}`
}

/** The id in such an address, or null where it has none. */
export function issueIdOf(slug: string): number | null {
  const digits = /^[a-z0-9-]{1,70}-(\d{1,15})$/.exec(slug)?.[1]
  return digits === undefined ? null : Number(digits)
}
