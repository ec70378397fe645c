import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { chooseLanguage, chosenLanguage, isLanguage, LANGUAGES, language } from '../../language/language.tsx'
import { Labelled } from '../../ui/field.tsx'
import { Section } from './section.tsx'

/** In which language this browser shows the desk. What people and agents wrote stays as it was written. */
export function OwnLanguage() {
  const [chosen, setChosen] = useState(chosenLanguage)
  return (
    <Section
      title={t`Language`}
      about={t`Of this browser. Notes and messages stay in the language they were written in.`}
    >
      <Labelled label={t`Shown in`} className="mt-2">
        {(ids) => (
          <select
            {...ids}
            className="field"
            value={chosen ?? ''}
            onChange={({ target }) => {
              const next = isLanguage(target.value) ? target.value : undefined
              setChosen(next)
              chooseLanguage(next)
            }}
          >
            <option value="">{chosen ? t`As the browser says` : t`As the browser says: ${LANGUAGES[language]}`}</option>
            {Object.entries(LANGUAGES).map(([code, name]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Labelled>
    </Section>
  )
}
