import type { PromotionWords } from '../../language-pack.ts'

/** How English writers speak of their own service. */
export const promotion: PromotionWords = {
  ourselves: /\b(?:we|our|us)\b/i,
  contact:
    /(?:^|[.!?:]["”’)]*\s+)(?:please )?(?:contact|call|book|schedule|sign up|subscribe|download|request|get started|visit|join)\b/i,
  offer: /\b(?:let us|contact us|our team|services|we speciali[sz]e|we offer|free consultation)\b/i,
  atOurPlace: /(?:^|[.!?]\s+)At (?:the )?\p{Lu}[^.!?]{1,80}?, we\b/u,
  call: /(?:^|,\s+|\band )((?:please )?(?:contact|call|book|schedule|sign up|subscribe|download|request|get started|get in touch|visit|join|learn|find out|start|explore|try)\b[^.!?;]*)/i,
  callReason: /,?\s+(?:to|and|for|so|at|or|if|by|on)\s.*$/i,
}
