const LONGEST_NAME = 40

/** Letters of any script with their marks and joiners, spaces, apostrophes and hyphens; nothing else. */
const NAME = /^(?:[\p{L}\p{M} '’ʼ‘\-‐‑]|\u200C|\u200D)+$/u

/** No script stacks more than three marks on a letter; scrawled text does. */
const SCRAWL = /\p{M}{4}/u

const HONORIFIC = /^(?:dr|mr|mrs|ms|miss|mx|prof|sir|herr|frau|mme|m)$/i

/** Scripts whose names put the first name first, divided by a space. */
const FIRST_NAME_FIRST =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{M}'’ʼ‘\-‐‑]{2,}$/u

/**
 * The name as it may be shown in a letter, or null where it is not plausible: more than 40 characters,
 * digits, punctuation, "www", controls. Keeps sign-up forms from being used to send strangers messages.
 */
export function plausibleName(name: string | null): string | null {
  const tidy = (name ?? '').normalize('NFC').replaceAll('\u00A0', ' ').trim().replace(/ {2,}/g, ' ')
  const plausible =
    [...tidy].length <= LONGEST_NAME &&
    NAME.test(tidy) &&
    /\p{L}/u.test(tidy) &&
    !SCRAWL.test(tidy) &&
    !/www/i.test(tidy)
  return plausible ? tidy : null
}

/** The name to greet by: the first word where that is surely the first name, else the whole name. */
export function firstName(name: string | null): string | null {
  const plausible = plausibleName(name)
  const [first = '', ...others] = plausible?.split(' ') ?? []
  const sure = others.length > 0 && FIRST_NAME_FIRST.test(first) && !HONORIFIC.test(first)
  return sure ? first : plausible
}
