import { appendOnly } from './append-only/append-only.ts'
import { entrances } from './entrances/entrances.ts'
import type { Gate } from './gate.ts'
import { generated } from './generated/generated.ts'
import { inEveryLanguage } from './in-every-language/in-every-language.ts'
import { keysBeginWithWorkspace } from './keys-begin-with-workspace/keys-begin-with-workspace.ts'
import { layers } from './layers/layers.ts'
import { links } from './links/links.ts'
import { lint } from './lint/lint.ts'
import { lockfile } from './lockfile/lockfile.ts'
import { noCircles } from './no-circles/no-circles.ts'
import { noMachinePath } from './no-machine-path/no-machine-path.ts'
import { noNetworkInside } from './no-network-inside/no-network-inside.ts'
import { oneWritePath } from './one-write-path/one-write-path.ts'
import { ownWorkspace } from './own-workspace/own-workspace.ts'
import { pureCore } from './pure-core/pure-core.ts'
import { shortPatterns } from './short-patterns/short-patterns.ts'
import { testsCanFail } from './tests-can-fail/tests-can-fail.ts'
import { threats } from './threats/threats.ts'

export const gates: Gate[] = [
  lint,
  pureCore,
  layers,
  noCircles,
  entrances,
  oneWritePath,
  appendOnly,
  ownWorkspace,
  keysBeginWithWorkspace,
  noNetworkInside,
  shortPatterns,
  testsCanFail,
  threats,
  generated,
  inEveryLanguage,
  links,
  noMachinePath,
  lockfile,
]
