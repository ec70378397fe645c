import { t } from '@lingui/core/macro'
import { RulesPage } from './rules-page.tsx'

export default function TriggersPage() {
  return (
    <RulesPage
      part="triggers"
      title={t`Triggers`}
      about={t`What an agent must not pass by itself. Read as a sentence, kept as an expression that is checked before it loads.`}
    />
  )
}
