/** Health of body and mind. */
const HEALTH = `cancer|tumou?rs?|chemotherapy|diabetes|diabetic|epilep(?:sy|tic)|dementia|alzheimer(?:['’]s)?|hiv|hepatitis|herpes
miscarr(?:y|ied|iages?)|stillb(?:irth|orn)|abortions?|infertil\\w*|ivf|pregnan\\w*|contracepti\\w*|birth control|menopaus\\w*|incontinen\\w*
obes(?:e|ity)|eating disorders?|anorexi\\w*|bulimi\\w*|depress(?:ion|ed)|antidepressants?|anxiety|panic attacks?|ptsd|bipolar|adhd|autis(?:m|tic)
schizophreni\\w*|psychos[ei]s|psychotic|psychiatr\\w*|suicid\\w*|self[- ]harm\\w*|terminally ill|terminal illness|chronic(?:ally)? (?:pain|ill(?:ness(?:es)?)?)
hospices?|palliative|dying|bereave\\w*|grief|grieving`

const ADDICTION = `addict\\w*|alcohol\\w*|(?<!food and )drugs?|substance[ -](?:use|abuse)|overdos\\w*|rehab\\w*|sobriety|relaps\\w*|opioids?|heroin
cocaine|methamphetamines?|gambl(?:ing|ers?)|binge[ -](?:drinking|eating)|(?:12|twelve)[ -]steps?`

// "Fraud, waste and abuse" is a term of offices.
const TRAUMA = `traum\\w*|(?<!(?:fraud|waste),? and )abus(?:e|ed|er|ers|ive)|assault\\w*|rap(?:e|ed|ists?)|molest\\w*|incest|domestic violence`

// Debt of code and design is none of money.
const MONEY = `(?<!(?:technical|tech|design|code|content|legacy|security) )debts?|bankrupt\\w*|insolven\\w*|evict\\w*|foreclos\\w*|payday loans?|homeless\\w*`

const SEXUALITY = `sex|sexual\\w*|homosexual\\w*|bisexual\\w*|lesbians?|gay|transgender|lgbt\\w*|porn\\w*|erectile|libido|infidelity|divorc\\w*`

const FAITH = `muslims?|islam(?:ic)?|christians|christianity|jew(?:s|ish)|judaism|hindu(?:s|ism)?|buddhis(?:m|ts?)|qur['’]?an|koran|bible|biblical|scriptures?
gospel|prayers?|praying|sermons?|atheis(?:m|ts?)|religio(?:n|ns|us)`

/** Words that tell about their reader what nobody who stands near should know; everyday words are not among them. */
export const SENSITIVE = new RegExp(
  `\\b(?:${[HEALTH, ADDICTION, TRAUMA, MONEY, SEXUALITY, FAITH].join('|').replaceAll('\n', '|')})\\b`,
  'i',
)
