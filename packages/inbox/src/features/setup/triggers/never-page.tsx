import { t } from '@lingui/core/macro'
import { RulesPage } from './rules-page.tsx'

export default function NeverPage() {
  return (
    <RulesPage
      part="never"
      title={t`Never list`}
      about={t`What the agent must not do, approved or not. With a condition the gate enforces it; without one, it is told to the agent in words.`}
    />
  )
}
