/** What the pages of set-up are built of. */
import { type ReactNode, useState } from 'react'
import { sayError } from '../../desk/desk.ts'
import { InputField, Labelled } from '../../ui/field.tsx'
import { SaveBar } from './save-bar.tsx'

type PageProps = { title: string; about: string; actions?: ReactNode; children: ReactNode; savesPlaybook?: boolean }

export const Page = ({ title, about, actions, children, savesPlaybook = false }: PageProps) => (
  <>
    <header className="ph">
      <div>
        <h1>{title}</h1>
        <p>{about}</p>
      </div>
      <span className="sp" />
      {actions}
    </header>
    {savesPlaybook && <SaveBar />}
    <div style={{ display: 'grid', gap: 12, marginBlockStart: 12 }}>{children}</div>
  </>
)

type TextProps = {
  label: string
  value: string
  onText: (text: string) => void
  hint?: string
  type?: string
  required?: boolean
}
export const Text = ({ hint, ...field }: TextProps) => <InputField {...field} placeholder={hint} />

type PickProps<Value extends string> = {
  label: string
  value: Value
  options: readonly (readonly [Value, string])[]
  onPick: (value: Value) => void
}
export const Pick = <Value extends string>({ label, value, options, onPick }: PickProps<Value>) => (
  <Labelled label={label}>
    {(ids) => (
      <select {...ids} className="field" value={value} onChange={({ target }) => onPick(target.value as Value)}>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    )}
  </Labelled>
)

/** Runs what a button does, and says how it went. */
export function useAct() {
  const [said, setSaid] = useState('')
  const [failure, setFailure] = useState('')
  const act = async (work: () => Promise<unknown>, done = '') => {
    setSaid('')
    setFailure('')
    try {
      await work()
      setSaid(done)
    } catch (error) {
      setFailure(sayError(error))
    }
  }
  const line = (
    <>
      <p role="status" className="status">
        {said}
      </p>
      {failure && (
        <p role="alert" style={{ color: 'var(--now)' }}>
          {failure}
        </p>
      )}
    </>
  )
  return { act, line }
}
