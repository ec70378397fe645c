import type { Template } from '../note/templates/own-template.ts'
import { templateById } from '../note/templates/template.ts'
import type { Playbook } from './playbook.ts'

/** The template of a lane: the playbook's own of that id, else the shipped one; undefined when there is neither. */
export function templateOf(playbook: Pick<Playbook, 'lanes' | 'templates'>, laneId: string): Template | undefined {
  const id = Object.hasOwn(playbook.lanes, laneId) ? playbook.lanes[laneId]?.template : undefined
  return id === undefined ? undefined : templateById(id, playbook.templates)
}
