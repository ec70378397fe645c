import type { WorkspaceId } from '@baton/core'
import type { App } from './app.ts'
import { shownEmail } from './open-workspace.ts'

/**
 * Mails those who answer for the playbook: its last resort and the admins. Never throws and keeps nobody waiting: what is
 * told here can be seen in the inbox too, so a mail that does not go out is only logged.
 */
export function tellThoseResponsible(app: App, workspace: WorkspaceId, mail: { subject: string; text: string }): void {
  void send().catch((error) => app.log.error({ err: error, workspace, subject: mail.subject }, 'A mail did not go out'))

  async function send(): Promise<void> {
    const { members, playbook } = await app.facts.of(workspace)
    const { lastResort } = playbook.document
    const addresses = members
      .filter(({ person, role, practice }) => !practice && (role === 'admin' || person === lastResort))
      .flatMap(({ email }) => shownEmail(email) ?? [])
    await Promise.all(addresses.map((to) => app.mailer.send({ to, ...mail })))
  }
}
