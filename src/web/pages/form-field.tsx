import type { InputHTMLAttributes, ReactElement, ReactNode } from 'react'

interface FieldProps {
  /** Also its id. */
  readonly name: string
  readonly label: ReactNode
  readonly value: string
  readonly error: string | null
  /** BCP 47, where the words are not of the page's language. */
  readonly language?: string
}

/** What any field for an email address is. */
export const addressInput = { type: 'email', autoComplete: 'email', maxLength: 254, required: true } as const

interface TextFieldProps extends FieldProps {
  readonly hint: string | null
  readonly input: InputHTMLAttributes<HTMLInputElement>
}

/** One line to type, with its label, what is wrong with it, and a hint. */
export function TextField(props: TextFieldProps): ReactElement {
  const { name, label, value, error, hint, language, input } = props
  return (
    <div className="field">
      <label htmlFor={name} lang={language} dir={language && 'auto'}>
        {label}
      </label>
      <FieldError name={name} text={error} />
      <input id={name} name={name} {...input} defaultValue={value} {...describedBy(name, error, hint)} />
      {hint === null ? null : (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

interface ChoiceFieldProps extends FieldProps {
  readonly options: readonly string[]
  /** What stands there before anything is chosen. */
  readonly choose: string
  readonly required: boolean
}

/** One of several answers. */
export function ChoiceField(props: ChoiceFieldProps): ReactElement {
  const { name, label, value, error, language, options, choose, required } = props
  return (
    <div className="field">
      <label htmlFor={name} lang={language} dir={language && 'auto'}>
        {label}
      </label>
      <FieldError name={name} text={error} />
      <select
        id={name}
        name={name}
        required={required}
        defaultValue={options.includes(value) ? value : ''}
        {...describedBy(name, error, null)}
      >
        <option value="">{choose}</option>
        {options.map((option) => (
          <option key={option} lang={language} dir={language && 'auto'}>
            {option}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Out of sight and out of the tab order, but for a form-filling machine a field like any other. */
export function TrapField({ label }: { label: string }): ReactElement {
  return (
    <div className="trap" aria-hidden="true">
      <label htmlFor="website">{label}</label>
      <input id="website" name="website" type="text" tabIndex={-1} autoComplete="off" />
    </div>
  )
}

function FieldError({ name, text }: { name: string; text: string | null }): ReactElement | null {
  return text === null ? null : (
    <p className="error" id={`${name}-error`}>
      {text}
    </p>
  )
}

function describedBy(name: string, error: string | null, hint: string | null) {
  const ids = [error === null ? [] : `${name}-error`, hint === null ? [] : `${name}-hint`].flat()
  return {
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
    'aria-invalid': error === null ? undefined : true,
  }
}
