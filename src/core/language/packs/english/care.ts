import type { CareWords } from '../../language-pack.ts'

/** English words that ask for care. */
export const care: CareWords = {
  sensitive:
    /\b(?:addict\w*|alcohol\w*|drugs?|substance[ -](?:use|abuse)|overdos\w*|rehab\w*|traum\w*|abus(?:e|ed|er|ers|ive)|assault\w*|suicid\w*|self[- ]harm\w*|eating disorders?|anorexi\w*|bulimi\w*|depress(?:ion|ed)|anxiety|panic attacks?|ptsd|bipolar|schizophreni\w*|psychos[ei]s|hiv|cancer|miscarriages?|abortions?|infertil\w*|pregnan\w*|sexual\w*|divorc\w*|debts?|bankrupt\w*|evict\w*|dying|bereave\w*)\b/i,
  claim:
    /\b(?:research(?:ers)?|stud(?:y|ies)|science|scientists|experts?|surveys?|statistics|evidence) (?:ha(?:s|ve) )?(?:shows?|shown|suggests?|suggested|finds?|found|says?|proves?|proven|indicates?|agrees?|confirms?|reveals?)\b|\b\d+(?:\.\d+)? ?(?:%|percent\b)/i,
  source: /https?:|\(\d{4}\)|\bet al\b|\baccording to\b/i,
}
