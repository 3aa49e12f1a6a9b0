const WORDS = `a about above after again against all almost already also although always am among an and another any
anyone anything are aren’t around as at away back be because been before being below between both but by came can can’t
cannot come comes could couldn’t did didn’t do does doesn’t doing don’t done down during each either else enough etc even
ever every everyone everything few first for from further get gets getting give gives go goes going gone got had has hasn’t
have haven’t having he her here here’s hers herself him himself his how however i i’d i’ll i’m i’ve if in instead into is
isn’t it it’s its itself just keep last least less let let’s like likely made make makes making many may maybe me might more
most much must my myself need needed needs never new next no none nor not nothing now of off often on once one ones only onto or
other others our ours ourselves out over own per perhaps put quite rather really s said same say says see seem seems set
several shall she should since so some someone something sometimes soon still such sure take takes than that that’s the their
theirs them themselves then there there’s these they they’re they’ve thing things think this those though through throughout
thus time times to today together too toward towards truly try two three four five six seven eight nine ten under until up
upon us use used uses using very via want was wasn’t way ways we we’ll we’re we’ve well went were what what’s when where
whether which while who who’s whole whom whose why will with within without won’t would yet you you’ll you’re you’ve your
yours yourself`

/** English words that carry no topic of their own, with either apostrophe. */
export const stopWords: ReadonlySet<string> = new Set(
  WORDS.split(/\s+/).flatMap((word) => [word, word.replace('’', "'")]),
)
