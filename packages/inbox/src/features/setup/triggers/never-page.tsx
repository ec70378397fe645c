import { RulesPage } from './rules-page.tsx'

export default function NeverPage() {
  return (
    <RulesPage
      part="never"
      title="Never list"
      about="What the agent must not do, approved or not. With a condition the gate enforces it; without one, it is told to the agent in words."
    />
  )
}
