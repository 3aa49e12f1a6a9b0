/** Verbs that begin a piece of advice and are hardly ever read as nouns there. */
const VERBS = new Set(
  `accept acknowledge act adapt add admit adopt allow appreciate apologise apologize arrange ask assume avoid be become
begin believe breathe bring build carry celebrate check choose clarify clear close collect combine commit communicate compare
complete confirm connect consider continue cook count create cut decide define delegate describe develop discover discuss do don't
donate drink eat embrace encourage end engage enjoy ensure establish evaluate examine expect explain explore express
feel find finish follow forget forgive gather get give go grow handle have hear help hire hold identify ignore imagine improve include
increase inform install invest invite join keep know laugh learn leave let limit list listen live look lower maintain make measure
meet mention mind move name notice nurture offer open organise organize pack pause pay pick practice practise praise prepare
prevent prioritise prioritize promote protect provide put raise reach read recognise recognize record reduce reflect refuse
remember remind remove repair repeat replace reply respect respond rest review reward rinse run save say schedule seek send
separate set share show sit slow smile solve speak spend stand start stay step stick stop store strengthen switch take talk teach
tell thank think touch track treat trust try turn understand use validate visit wait walk warm wash watch welcome work write`.split(
    /\s+/,
  ),
)

/** Verbs that are as often nouns: they are advice only before words that a noun would not take. */
const DOUBTFUL = new Set(
  `answer call care challenge contact exercise focus plan question research sleep support test time volunteer book order
visit balance change check list mind name open pause plan pay practice practise rest review reward run schedule set
share show start step stick stop store switch talk touch track treat trust turn use walk wash watch welcome work cook cut count
drink end help look measure move offer pack put record reply respect return smile stand stay hold hire limit live lower close clear
separate slow warm promise praise act answer`.split(/\s+/),
)
const AFTER_VERB =
  /^(?:a|an|the|your|yourself|their|them|one|each|every|any|some|all|more|less|up|out|in|on|off|over|with|for|about|to|at|by|into|down|away|back|together|before|after|when|if|as|from|it|what|how|who|where|that|regularly|openly|honestly|ahead|early|often|well|slowly|gently|\p{L}+ly|active|small|new|others|people|someone|appreciation|gratitude|interest|time|kindness)$/iu

/** Whether English words ask their reader to do something: "Bring water", not "Test results". */
export function isImperative(text: string): boolean {
  const [first = '', second = ''] =
    text
      .toLowerCase()
      .replace('’', "'")
      .match(/[\p{L}']+/gu) ?? []
  if (first === 'never' || first === 'always') return second !== '' && !second.endsWith('ing')
  if (DOUBTFUL.has(first)) return AFTER_VERB.test(second)
  return VERBS.has(first)
}
