type Rewording = readonly [said: RegExp, words: (...parts: string[]) => string]

/** What commander says of wrong usage, and how we say it. */
const REWORDINGS: readonly Rewording[] = [
  [/^unknown option '(.*)'$/, (option) => `There is no option “${option}” here.`],
  [/^unknown command '(.*)'$/, (command) => `There is no command “${command}”.`],
  [/^missing required argument '(.*)'$/, (argument) => `Something is missing: <${argument}>.`],
  [/^required option '(.*)' not specified$/, (option) => `It needs the option ${option}.`],
  [/^option '(.*)' argument missing$/, (option) => `A value is missing: ${option}.`],
  [
    /^option '(.*)' argument '(.*)' is invalid\. (.*)$/,
    (option, value, why) => `${option} cannot be “${value}”. ${why}`,
  ],
  [
    /^too many arguments for '(.*)'\. Expected (\d+) arguments? but got \d+: (.*)\.$/,
    (command, count, given) => `${tooMany(command, count)}: ${given}. ${excessAdvice(given)}`,
  ],
]

/** The usage error of the library as one line of ours: what is wrong, what was meant perhaps, and where to look. */
export function usageWords(said: string): string {
  const [first = '', ...more] = said
    .trim()
    .replace(/^error: /, '')
    .split('\n')
  const meant = /Did you mean (?:one of )?(.*)\?/.exec(more.join(' '))?.[1]
  const known = REWORDINGS.map(([pattern, words]) => {
    const match = pattern.exec(first)
    return match === null ? null : words(...match.slice(1))
  }).find((words) => words !== null)
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`
  return `rivulet: ${known ?? `${first.charAt(0).toUpperCase()}${first.slice(1)}`}${hint} Add --help to see what there is.`
}

function tooMany(command = '', count = ''): string {
  return `“${command}” takes ${count === '0' ? 'nothing' : count === '1' ? 'one value' : `at most ${count} values`} after it and got more`
}

function excessAdvice(given = ''): string {
  return /(^|, )(on|off|yes|no|true|false)$/.test(given)
    ? 'An option that switches something stands alone: --archive is on, --no-archive is off.'
    : 'Put a name with spaces in quotes.'
}
