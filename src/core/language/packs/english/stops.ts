import type { StopRules } from '../../language-pack.ts'

/** Full stops that end no English sentence; also the rules for languages without a pack. */
export const stops: StopRules = {
  abbreviation:
    /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Mx|Prof|Rev|Hon|Gov|Sen|Rep|Gen|Lt|Sgt|St|Mt|e\.g|i\.e|vs|cf|approx)\.$/,
  ordinal: /(?!)/,
  beforeNumber:
    /(?:^|[\s(])(?:(?:Figs?|No|Nos|Vol|Ch|Sec|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|pp?)|(?:Inc|Ltd|Co|Corp|Jr|Sr|etc|a\.m|p\.m))\.$/i,
  opener:
    /^(?:the|this|that|these|those|it|its|he|she|we|you|they|i|in|on|at|if|when|while|but|and|so|then|there|here|however|for|as|to|with|after|before|my|our|his|her|their|what|why|how|who|no|yes|not|a|an)\b/i,
}
