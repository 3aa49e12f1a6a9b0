interface Listed {
  readonly listed: number
}

/**
 * Those of the lists, the form's own list first, that one sign-up may join: others can be joined through a list's form
 * only where both are offered to everybody. So no form leads to a list that is kept to itself.
 */
export function joinable<List extends Listed>(lists: readonly List[]): List[] {
  const [own, ...others] = lists
  if (!own) return []
  return [own, ...others.filter(({ listed }) => own.listed === 1 && listed === 1)]
}
