import { card } from './en/card.ts'
import { chat } from './en/chat.ts'
import { compose } from './en/compose.ts'
import { customerPage } from './en/customer-page.ts'
import { digest } from './en/digest.ts'
import { faults } from './en/faults.ts'
import { findings } from './en/findings.ts'
import { gate } from './en/gate.ts'
import { history } from './en/history.ts'
import { labels } from './en/labels.ts'
import { media } from './en/media.ts'
import { parts } from './en/parts.ts'
import { problems } from './en/problems.ts'
import { proof } from './en/proof.ts'
import { refusals } from './en/refusals.ts'
import { replies } from './en/replies.ts'
import { status } from './en/status.ts'
import { telling } from './en/telling.ts'
import { times } from './en/times.ts'
import { tools } from './en/tools.ts'
import { workspaceHistory } from './en/workspace-history.ts'

export const en = {
  card,
  chat,
  compose,
  customerPage,
  digest,
  faults,
  findings,
  gate,
  history,
  labels,
  media,
  parts,
  problems,
  proof,
  refusals,
  status,
  replies,
  telling,
  times,
  tools,
  workspaceHistory,
}
