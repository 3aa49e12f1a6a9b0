import type { ReactElement, ReactNode } from 'react'
import { readerLanguage, readerLanguages } from '../../core/language/reader-language.ts'
import { cityOf, zoneNamed, zoneRegions } from '../../core/language/zone-names.ts'
import type { ListField } from '../../core/sign-up/list-field.ts'
import { addressInput, TextField } from './form-field.tsx'
import { marketerMark } from './marketer-words.tsx'
import type { PreferencesProps } from './preferences-props.ts'

/** What we know of a reader, and where we write to. */
export function AboutYou(props: PreferencesProps): ReactElement {
  const { words, preferences } = props
  return (
    <>
      <p className="lead">{words.you.lead}</p>
      <form method="post" autoComplete="off" noValidate>
        <input type="hidden" name="action" value="you" />
        <KnownField {...props} field="name" label={words.you.name} standing={preferences.name ?? ''} />
        {preferences.fields.map((field) => (
          <OwnField key={field.key} {...props} own={field} />
        ))}
        <LanguageField {...props} />
        <ZoneField {...props} />
        <button type="submit">{words.you.save}</button>
      </form>
      {preferences.leaveUrl !== null && <AnotherAddress {...props} />}
    </>
  )
}

interface FieldProps extends PreferencesProps {
  readonly field: string
  readonly label: ReactNode
  readonly standing: string
}

/** What was typed a moment ago, or else what stands. */
function shownValue({ field, standing, said }: Pick<FieldProps, 'field' | 'standing' | 'said'>): string {
  return said?.typed?.[field] ?? standing
}

/** A line that we know of them. */
function KnownField(props: FieldProps): ReactElement {
  const { words, field, label, said } = props
  const isName = field === 'name'
  const wrong = isName ? words.you.wrongName : words.you.wrongAnswer
  return (
    <TextField
      name={field}
      label={label}
      value={shownValue(props)}
      error={said?.at === field ? wrong : null}
      hint={isName ? words.you.nameHint : null}
      input={{ type: 'text', autoComplete: isName ? 'name' : undefined }}
    />
  )
}

/** What a marketer asks: their own words, in the language of their list. */
function OwnField(props: PreferencesProps & { readonly own: ListField }): ReactElement {
  const { words, language, preferences, own } = props
  const field = `field.${own.key}`
  const values = preferences.values
  const standing = (Object.hasOwn(values, own.key) ? values[own.key] : undefined) ?? ''
  const mark = marketerMark(preferences.list.language, language)
  const label = <span {...mark}>{own.label}</span>
  if (own.kind === 'text') return <KnownField {...props} {...{ field, label, standing }} />
  return (
    <div className="field">
      <label htmlFor={field}>{label}</label>
      <select id={field} name={field} defaultValue={shownValue({ ...props, field, standing })}>
        <option value="">{words.you.noAnswer}</option>
        {own.options.map((option) => (
          <option key={option} {...mark}>
            {option}
          </option>
        ))}
      </select>
    </div>
  )
}

const OWN_NAMES = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español' } as const

function LanguageField(props: PreferencesProps): ReactElement {
  const { words, locale, preferences } = props
  const standing = preferences.language ?? ''
  const ours = readerLanguages.find((language) => language === standing)
  const names = new Intl.DisplayNames([locale], { type: 'language' })
  const asList = names.of(readerLanguage(preferences.list.language) ?? 'en') ?? ''
  return (
    <div className="field">
      <label htmlFor="language">{words.you.language}</label>
      <select
        id="language"
        name="language"
        defaultValue={shownValue({ ...props, field: 'language', standing })}
      >
        <option value="">{words.you.asList(asList)}</option>
        {standing !== '' && ours === undefined && <option>{standing}</option>}
        {readerLanguages.map((language) => (
          <option key={language} value={language} lang={language}>
            {OWN_NAMES[language]}
          </option>
        ))}
      </select>
    </div>
  )
}

/** The value of an option is its words: written twice, four hundred zones would be most of the page. */
function ZoneField(props: PreferencesProps): ReactElement {
  const { words, preferences } = props
  const standing = preferences.zone === null ? '' : cityOf(preferences.zone)
  const offered = standing === '' || zoneNamed(standing) !== null
  return (
    <div className="field">
      <label htmlFor="zone">{words.you.zone}</label>
      <select
        id="zone"
        name="zone"
        defaultValue={offered ? shownValue({ ...props, field: 'zone', standing }) : (preferences.zone ?? '')}
        aria-describedby="zone-hint"
      >
        <option value="">{words.you.asList(cityOf(preferences.list.zone))}</option>
        {!offered && <option>{preferences.zone}</option>}
        <option>UTC</option>
        {zoneRegions.map(({ region, cities }) => (
          <optgroup key={region} label={region}>
            {cities.map((city) => (
              <option key={city}>{city}</option>
            ))}
          </optgroup>
        ))}
      </select>
      <p className="hint" id="zone-hint">
        {words.you.zoneHint}
      </p>
    </div>
  )
}

function AnotherAddress(props: PreferencesProps): ReactElement {
  const { words, preferences, said } = props
  const wrong = said?.at === 'address'
  return (
    <section className="list" aria-labelledby="another">
      <h2 id="another">{words.address.title}</h2>
      <p>{words.address.lead(preferences.address)}</p>
      <form method="post" noValidate>
        <input type="hidden" name="action" value="address" />
        <TextField
          name="address"
          label={words.address.label}
          value={wrong ? (said?.typed?.address ?? '') : ''}
          error={wrong && said.meant === undefined ? said.text : null}
          hint={words.address.hint}
          input={addressInput}
        />
        <button type="submit">{words.address.button}</button>
      </form>
    </section>
  )
}
