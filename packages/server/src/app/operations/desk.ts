/** What the desk says of itself, and the notes it writes on request without recording anything. */
import { type DeskView, isOnDuty, isRefusal, onDutyIn, refuse, SHIPPED_TEMPLATES, templateOf } from '@baton-desk/core'
import { isLong, workOf } from '../at-length.ts'
import { senderKey } from '../caller.ts'
import { shownEmail } from '../open-workspace.ts'
import { withConversation } from '../read-messages.ts'
import { wordNote } from '../word-note.ts'
import type { Operations } from './operation.ts'

/** How many notices a person is shown, and are counted for them. */
const NOTICES = 100

export const deskOperations: Operations<
  'desk' | 'compose' | 'listNotices' | 'seeNotice' | 'listRefusedSubmissions' | 'seeRefusedSubmission'
> = {
  async desk({ app, caller }): Promise<DeskView | ReturnType<typeof refuse>> {
    const facts = await app.facts.of(caller.workspace)
    const { document: playbook, version } = facts.playbook
    const { now, refused, rotas, unseenNotices } = await app.store.transaction(
      caller.workspace,
      async (records, now) => ({
        now,
        rotas: await app.rotas.of(records, { workspace: caller.workspace, playbook, versions: `${version}` }, now),
        refused: await records.submissions.countUnseen(),
        unseenNotices: await records.notices.countUnseen({ person: caller.id, limit: NOTICES }),
      }),
    )
    const me = facts.members.find(({ person }) => person === caller.id)
    if (caller.kind !== 'person' || !me) return refuse('not-allowed', { code: 'forPeopleOfTheWorkspace', facts: {} })
    const onDuty = (person: string) => person in playbook.people && isOnDuty(person, playbook, now)
    return {
      workspace: {
        id: facts.workspace.id,
        name: facts.workspace.name,
        practice: facts.workspace.practice,
        timeZone: playbook.timeZone,
      },
      me: {
        id: me.person,
        name: me.name,
        email: caller.session ? caller.session.email : shownEmail(me.email),
        emailProven: caller.session?.isProven ?? false,
        role: me.role,
        needsPassword: caller.userId !== undefined && !(await app.signIn.hasPassword(caller.userId)),
        weeklyDigest: me.wantsDigest,
      },
      people: facts.members.map(({ person, name, role, email, practice }) => ({
        id: person,
        name,
        role,
        email: shownEmail(email),
        practice,
        onDuty: onDuty(person),
        reachable: facts.reachable.includes(person),
      })),
      lanes: Object.entries(playbook.lanes).map(([id, lane]) => ({
        id,
        name: lane.name,
        template: lane.template,
        outcomes: lane.outcomes,
        onDuty: onDutyIn(playbook, id, { rotas, roles: facts.roles }, now),
      })),
      templates: { ...SHIPPED_TEMPLATES, ...playbook.templates },
      playbook: version,
      now,
      refusedSubmissions: refused,
      unseenNotices,
    }
  },

  async compose({ app, caller, body: came, signal }) {
    const read = await withConversation({ app, caller }, came)
    if (isRefusal(read)) return read
    const { request: body } = read
    const facts = await app.facts.of(caller.workspace)
    const playbook = facts.playbook.document
    const now = await app.store.transaction(caller.workspace, async (_records, now) => now)
    const by = { workspace: caller.workspace, ...facts.playbook }
    const here = workOf((by) => app.facts.gateOf(by.workspace, by))
    const aside = isLong(body.conversation) ? `${caller.workspace} ${senderKey(caller)}` : null
    const reading = { sent: body, by, now }
    const sent = aside ? await app.aside(aside, 'readSent', reading) : here.readSent(reading)
    if (isRefusal(sent)) return sent
    const lane = body.lane ?? sent.rule?.lane ?? Object.keys(playbook.lanes)[0] ?? ''
    if (!Object.hasOwn(playbook.lanes, lane))
      return refuse('unknown-lane', { code: 'unknownLane', facts: { lane } }, { lanes: Object.keys(playbook.lanes) })
    const roster = { reachable: facts.reachable, openByOwner: {} }
    const { urgency, conversation } = body
    const preparing = { submitted: { ...sent, lane, urgency, conversation }, desk: { now, playbook, roster } }
    const prepared = aside ? await app.aside(aside, 'prepareNote', preparing) : here.prepareNote(preparing)
    if (isRefusal(prepared)) return prepared
    const { note, findings, questions = [] } = prepared
    if (!body.writer) return { note, findings, questions, read: read.read }
    const { error, ...worded } = await wordNote(
      { note, findings },
      {
        conversation,
        now,
        template: templateOf(playbook, lane),
        onSilence: playbook.lanes[lane]?.onSilence.words,
      },
      { model: app.model, signal },
    )
    if (error) app.log.warn({ err: error }, 'The writer failed; the note stands without it')
    return { ...worded, questions, read: read.read }
  },

  listNotices: ({ app, caller }) =>
    app.store.transaction(caller.workspace, async (records) => ({
      items: await records.notices.list({ person: caller.id, limit: NOTICES }),
    })),

  seeNotice: ({ app, caller, id }) =>
    app.store.transaction(caller.workspace, async (records) =>
      (await records.notices.see({ id, person: caller.id }))
        ? {}
        : refuse('not-found', { code: 'noSuchNotice', facts: { notice: id } }),
    ),

  listRefusedSubmissions: ({ app, caller }) =>
    app.store.transaction(caller.workspace, async (records) => ({ items: await records.submissions.list(100) })),

  seeRefusedSubmission: ({ app, caller, id }) =>
    app.store.transaction(caller.workspace, async (records, now) =>
      (await records.submissions.see(id, now))
        ? {}
        : refuse('not-found', { code: 'noSuchSubmission', facts: { submission: id } }),
    ),
}
