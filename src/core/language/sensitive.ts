const SENSITIVE =
  /\b(?:addict\w*|alcohol\w*|drugs?|substance[ -](?:use|abuse)|overdos\w*|rehab\w*|traum\w*|abus(?:e|ed|er|ers|ive)|assault\w*|suicid\w*|self[- ]harm\w*|eating disorders?|anorexi\w*|bulimi\w*|depress(?:ion|ed)|anxiety|panic attacks?|ptsd|bipolar|schizophreni\w*|psychos[ei]s|hiv|cancer|miscarriages?|abortions?|infertil\w*|pregnan\w*|sexual\w*|divorc\w*|debts?|bankrupt\w*|evict\w*|dying|bereave\w*)\b/i

/** The word in a subject or preview text that tells a lock screen too much about its reader, or null. */
export function sensitiveWord(text: string): string | null {
  return SENSITIVE.exec(text)?.[0] ?? null
}
