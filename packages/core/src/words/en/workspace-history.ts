/** What was done to a workspace, as its trail tells it. */
export const workspaceHistory = {
  desk: () => 'The desk',
  operator: () => 'Whoever runs the desk',
  workspaceMade: (who: string, name: string | undefined) => `${who} made the workspace${quoted(name)}.`,
  memberChanged: (who: string, person: string, { role, name, email }: Changed) =>
    `${who} changed ${person}: ${[role && `role ${role}`, name && `name “${name}”`, email && `address ${email}`].filter(Boolean).join(', ') || 'what was said of it is erased'}.`,
  ownNameChanged: (who: string, name: string) => `${who} changed their own name to “${name}”.`,
  memberRemoved: (who: string, person: string) => `${who} took ${person} out of the workspace.`,
  memberAnonymised: (who: string, person: string) => `${who} took out name and address of “${person}”, who had left.`,
  linkMade: (who: string, person: string) => `${who} made a sign-in link for ${person}.`,
  agentMade: (who: string, agent: string) => `${who} made the agent ${agent} with its first key.`,
  keyMade: (who: string, { key, whose, scopes, name }: NewKey) =>
    `${who} made the key ${key}${quoted(name)} for ${whose}${scopes ? `, to ${scopes.join(', ')}` : ''}.`,
  keyRevoked: (who: string, key: string, whose: string) => `${who} revoked the key ${key} of ${whose}.`,
  webhookSecretChanged: (who: string, webhook: string) => `${who} changed the secret of the webhook ${webhook}.`,
  webhookMade: (who: string, url: string | undefined) =>
    `${who} had events sent to ${url ?? 'an address that is erased'}.`,
  webhookRemoved: (who: string, webhook: string, because: string | undefined) =>
    `${who} ended the webhook ${webhook}${because ? `: ${because}` : ''}.`,
  playbookWritten: (who: string, version: number, why: string | undefined) =>
    `${who} wrote version ${version} of the playbook${why ? `: “${why}”` : ''}.`,
  retentionSet: (who: string, kept: [kind: string, days: number][]) =>
    `${who} set how long what is kept: ${kept.map(([kind, days]) => `${kind} ${days} d`).join(', ')}.`,
  purged: (counts: [kind: string, count: number][]) =>
    `What had been kept long enough is gone: ${counts.map(([kind, count]) => `${kind} ${count}`).join(', ')}.`,
  customerErased: (who: string, { handoffs, refused, verdicts, notices }: Erased) =>
    `${who} erased a customer: the words of ${handoffs} handoffs, ${refused} bodies that could not be taken, ${verdicts} verdicts and ${notices} notices.`,
  customerExported: (who: string, handoffs: number) =>
    `${who} exported what is kept of a customer (${handoffs} handoffs).`,
}

type Changed = { role?: string; name?: string; email?: string }
type NewKey = { key: string; whose: string; scopes: readonly string[] | undefined; name: string | undefined }
type Erased = { handoffs: number; refused: number; verdicts: number; notices: number }

const quoted = (name: string | undefined): string => (name ? ` “${name}”` : '')
