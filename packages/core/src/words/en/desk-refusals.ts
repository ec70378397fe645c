/** Why the desk did not take up a call: who calls, what was sent, what is set up. */
export const deskRefusals = {
  unknownKey: () => 'This key is not one that the desk made.',
  keyRevoked: () => 'This key was revoked.',
  keyExpired: ({ expiresAt }: { expiresAt: string }) => `This key was valid until ${expiresAt}.`,
  unknownToken: () => 'This token is not one that the desk gave out, or its client gave it back.',
  tokenForElsewhere: () => 'This token was not given out for this address: ask for one with `resource` set to it.',
  tokenRevoked: () => 'This token was revoked; refresh it, or connect the client again.',
  tokenExpired: ({ expiresAt }: { expiresAt: string }) => `This token was valid until ${expiresAt}; refresh it.`,
  keyLacksScope: ({ scope, scopes }: { scope: string; scopes: readonly string[] }) =>
    `This needs a key for “${scope}”; this one is for ${scopes.join(', ') || 'nothing of that kind'}.`,
  tooManyKeys: ({ most }: { most: number }) => `There are ${most} keys already; revoke one that is not used first.`,
  expiresInThePast: ({ expiresAt, now }: { expiresAt: string; now: string }) =>
    `Expected an end in the future, got ${expiresAt}; it is ${now}.`,
  notABearerKey: () => 'Expected `Authorization: Bearer <key>`.',
  neitherKeyNorSession: () => 'There is neither a key nor a session.',
  sessionOver: () => 'The session is over; sign in again.',
  fromAnotherPage: ({ origin }: { origin: string | null }) =>
    `Expected a request from this desk’s own pages, got one from ${origin ?? 'nowhere'}.`,
  underAnotherName: ({ host }: { host: string }) =>
    `This desk does not answer to the name “${host}”. Set BATON_PUBLIC_URL to the address you use.`,
  notAMember: ({ email }: { email: string }) => `${email} is not a member of a workspace here.`,
  tooManyRequests: ({ retryAfter }: { retryAfter: number }) =>
    `Too many requests; send the next one in ${retryAfter} s.`,

  forPeople: () => 'This is for people; an agent key cannot do it.',
  forPeopleOfTheWorkspace: () => 'This is for people of the workspace.',
  forOperator: () =>
    'This is for whoever runs the desk: the commands of `baton` do it on the machine where it runs, with its data folder.',
  forAgents: () => 'This is for agents; use an agent key.',
  roleTooLow: ({ needs, role }: { needs: keyof typeof ROLES; role: string }) =>
    `This needs ${ROLES[needs]}; you are a ${role}.`,
  onlyAgentsHandOff: () => 'Only an agent hands off; use an agent key.',
  mineIsForPeople: () => '`mine` is for people; an agent lists `all` of its own.',
  keyForAPerson: () => 'This makes a key for a person.',
  signInForThis: () => 'Sign in for this; a key cannot.',
  weakPassword: ({ because }: { because: string }) => `Choose another password. ${because}`,
  oldPasswordNeeded: () =>
    'Send the old password as `currentPassword`. Forgotten: have a sign-in link sent to you, and change it within 15 minutes.',
  wrongPassword: () => 'That is not your old password.',
  webhookOfAnother: ({ agent }: { agent: string }) =>
    `An agent sets up webhooks for itself; this key is of “${agent}”.`,
  removedByItsPeople: () => 'Only a person of the workspace can remove it.',

  notJson: ({ because }: { because: string | undefined }) => `Expected JSON; ${because ?? 'it does not parse'}.`,
  doesNotFit: ({ pointer, because, more }: { pointer: string; because: string; more: number }) =>
    `${pointer || 'The request'}: ${because}${more > 0 ? ` (and ${more} more, see \`errors\`)` : ''}.`,
  tooManyValues: ({ most }: { most: number }) =>
    `Expected at most ${most} values in the JSON of a body (16 blanks between them count as one), got more. Leave out what nobody has to read.`,
  tooManyBytes: ({ most, seconds, retryAfter }: { most: number; seconds: number; retryAfter: number }) =>
    `Expected at most ${most} bytes in ${seconds} s, got more than that. Send it again in ${retryAfter} s.`,
  tookTooLong: ({ most }: { most: string }) =>
    `Expected what can be read within bounds, got something that takes more than ${most}. Send less of the conversation: its newest part is what the note is written of.`,
  tooMuchWaiting: ({ most, retryAfter }: { most: number; retryAfter: number }) =>
    `Expected at most ${most} long conversations of one sender at once, got one more. Send it again in ${retryAfter} s.`,
  bodyTooLarge: ({ bytes }: { bytes: number }) => `Expected at most ${bytes} bytes, got more than that.`,
  noNumberOfJson: ({ written, line, column }: { written: string; line: number; column: number }) =>
    `Expected JSON, which has no ${written} (line ${line}, column ${column}). Send a number, null or a text, or leave it out.`,
  keyTwice: ({ key, pointer, line, column }: { key: string; pointer: string; line: number; column: number }) =>
    `Expected each key once; “${key}” stands twice in ${pointer || 'the outermost object'} (line ${line}, column ${column}), and nobody can tell which one counts. Send it once.`,
  nestsTooDeep: ({ deepest }: { deepest: number }) =>
    `Expected objects and lists nested at most ${deepest} deep, got a body that nests deeper.`,
  unknownPacking: ({ packing, known }: { packing: string; known: readonly string[] }) =>
    `Expected \`Content-Encoding\` of ${known.join(', ')}, three at most, got “${packing}”.`,
  notPackedSo: ({ packing, because }: { packing: string; because: string }) =>
    `Expected a body packed with ${packing}, got one that cannot be unpacked: ${because}.`,
  unknownCharset: ({ charset, known }: { charset: string; known: readonly string[] }) =>
    `Expected a charset of the web (${known.join(', ')} …), got “${charset}”.`,
  notInCharset: ({ charset }: { charset: string }) =>
    `Expected text in ${charset}, as the request says, got bytes that are none.`,
  notUtf8: () => 'Expected UTF-8, got bytes that are none, and no other `charset` was named in `Content-Type`.',
  idempotencyKeyTooLong: ({ most, characters }: { most: number; characters: number }) =>
    `Expected an Idempotency-Key of 1 to ${most} characters, got ${characters}.`,
  idempotencyKeyUsed: ({ key }: { key: string }) =>
    `The key “${key}” was used for another request before; this one was not carried out.`,
  notAPosition: ({ cursor, last }: { cursor: string; last: number }) =>
    `Expected a position of the stream, a whole number, got “${cursor}”. The last one is ${last}: read again what you keep, and go on from there.`,
  positionAhead: ({ cursor, last }: { cursor: string; last: number }) =>
    `Expected a position that this desk has reached, got “${cursor}”. The last one is ${last}: read again what you keep, and go on from there.`,
  unknownCursor: () => '`cursor` is none that this list gave out. Leave it out to start from the beginning.',
  changedAtOnce: () => 'Somebody else changed the same thing at the same moment.',
  tooManyMessages: ({ most, has, came }: { most: number; has: number; came: number }) =>
    `A conversation holds at most ${most} messages; it has ${has}, and ${came} came.`,
  neitherLaneNorTrigger: () =>
    'Expected a lane, or a trigger that names one; got neither, and no trigger holds for what was sent.',

  noSuchEndpoint: ({ method, path }: { method: string; path: string }) =>
    `There is no ${method} ${path}; see /v1/openapi.json.`,
  noSuchHandoffNamed: ({ handoff }: { handoff: string }) => `There is no handoff ${handoff} that you can see.`,
  noSuchAgent: ({ agent }: { agent: string }) => `There is no agent “${agent}”.`,
  noSuchKey: ({ key }: { key: string }) => `There is no key ${key}.`,
  noSuchWebhook: ({ webhook }: { webhook: string }) => `There is no webhook ${webhook}.`,
  noSuchDelivery: ({ delivery }: { delivery: string }) => `There is no delivery ${delivery}.`,
  nobodySought: () =>
    'Expected a `customer` as your agents name them, or the ids of `handoffs`, got neither. Send one of them.',
  noSuchCustomer: () => 'Nothing is kept of this customer: no handoff, no body, no verdict.',
  customerUnderWay: ({ handoffs }: { handoffs: readonly string[] }) =>
    `Somebody still has to act on ${handoffs.join(', ')}. Decide them first (an admin may step in and say “not needed”); nothing was erased.`,
  decisionUnderWay: ({ handoffs }: { handoffs: readonly string[] }) =>
    `The agent has not taken the decision of ${handoffs.join(', ')} yet, and could not any more. Wait for it, or send \`evenDecided\`; nothing was erased.`,
  stillAMember: ({ person }: { person: string }) => `${person} is still in the workspace; take them out of it first.`,
  noSuchMember: ({ person }: { person: string }) => `There is no person “${person}”.`,
  noSuchChannel: ({ channel }: { channel: string }) => `You have no channel “${channel}”.`,
  channelUnproven: () => 'Expected a channel that is proven, got one whose code was not typed in yet.',
  tooManyChannels: ({ most }: { most: number }) =>
    `Expected at most ${most} channels of one person, and they are there. Take one away that you do not need.`,
  wrongCode: () => 'That is not the code that was sent there last. Type it again, or have another one sent.',
  codeOver: () => 'Its code was tried too often, or is older than an hour. Have another one sent.',
  cannotSendThere: () =>
    'This desk is not set up to send there. Whoever runs it sets it up: see “Be told” among the how-to pages.',
  noSuchChannelKind: ({ kinds }: { kinds: string[] }) => `Expected one of the kinds ${kinds.join(', ')}.`,
  unfitAddress: ({ because }: { because: string }) => `${because}.`,
  notSent: ({ because }: { because: string }) => `It could not be sent there: ${because}.`,
  noSuchMeasure: ({ measure, measures }: { measure: string; measures: readonly string[] }) =>
    `There is no measure “${measure}”. These are there: ${measures.join(', ')}.`,
  ruleFromWhat: () =>
    'Expected either `handoff`, which a rule is drafted from, or `without`, the id of a rule that is to go.',
  noPeriod: ({ from, to, days }: { from: string; to: string; days: number }) =>
    `Expected a first day that is not behind the last one, and ${days} days at most; got ${from} to ${to}. Send another from or to.`,
  noSuchNotice: ({ notice }: { notice: string }) => `There is no notice ${notice}.`,
  noSuchSubmission: ({ submission }: { submission: string }) => `There is no refused submission ${submission}.`,
  noSuchVersion: ({ version }: { version: string }) => `There is no version ${version} of the playbook.`,
  firstVersion: () => 'This is the first version; there is none before it.',

  agentExists: ({ agent }: { agent: string }) =>
    `There is an agent “${agent}” already; choose another id, or make it a further key.`,
  nameTaken: ({ name }: { name: string }) =>
    `Somebody else of this workspace is known as “${name}”: choose a name that tells you apart, such as with a second name.`,
  addressTaken: ({ email }: { email: string }) => `Somebody else has the address ${email}.`,
  webhookEnded: () => 'The webhook that this was for has ended; nothing is sent there any more.',
  deliveryNotDead: ({ state }: { state: string }) => `Only a dead delivery is tried again; this one is ${state}.`,
  lastAdmin: ({ person }: { person: string }) => `${person} is the last admin; make somebody else an admin first.`,
  inThePlaybook: ({ person }: { person: string }) => `${person} is in the playbook; take them out of it first.`,
  hasSignedIn: ({ person }: { person: string }) =>
    `${person} has signed in before: from then on a link opens nothing for anybody else. They sign in by themselves.`,
  addressOfTheirOwn: ({ person }: { person: string }) =>
    `${person} has signed in before, and changes the address by themselves, in their profile.`,
  realWorkspace: ({ workspace }: { workspace: string }) =>
    `“${workspace}” is a real workspace: its trail stays. Only practice is removed. To close it, revoke its keys and take its people out.`,
  noSuchWorkspace: ({ workspace }: { workspace: string }) => `There is no workspace “${workspace}”.`,
  noSuchSession: ({ session }: { session: string }) => `You have no session “${session}”.`,
  notPractice: ({ workspace }: { workspace: string }) =>
    `“${workspace}” is not a practice workspace; nothing was removed.`,

  playbookDoesNotLoad: ({ problem }: { problem: string | undefined }) =>
    `${problem ?? 'It does not load.'} Nothing was changed.`,
  playbookChanged: ({ basedOn, newest, by, at }: Changed) =>
    `Your change stands on version ${basedOn}; the newest is version ${newest}${by ? `, written by ${by} at ${at}` : ''}. Nothing was changed.`,

  addressWithUser: () => 'Expected an address without a user name in it.',
  portOfAnother: ({ port }: { port: number }) =>
    `Expected a port of a web server, got ${port}, which is that of another service.`,
  addressWithoutTls: ({ protocol }: { protocol: string }) => `Expected an https address, got ${protocol}//.`,
  addressIsPrivate: ({ host, address }: { host: string; address: string }) =>
    host === address ? `${host} is a private address.` : `${host} is the private address ${address}.`,

  noBackup: ({ because }: { because: string }) => `The backup was not written: ${because.replace(/\.$/, '')}.`,
  tooManyWebhooks: ({ most }: { most: number }) =>
    `Expected at most ${most} webhooks, and they are there. Remove one that nobody needs.`,
  databaseSilent: () => 'The database does not answer.',
  databaseBusy: () =>
    'The database has too much to do: no connection was free, or something took too long and was undone.',
  diskFull: () =>
    'The disk of the database is full, so nothing can be recorded until whoever runs the desk makes room.',
  databaseReadOnly: () => 'The database takes no changes at the moment (it is read-only).',
  brokeOnOurSide: () => 'Something broke on our side; it is in the log.',
}

const ROLES = { reader: 'a viewer', member: 'a member', admin: 'an admin' }

type Changed = { basedOn: number; newest: number | undefined; by: string | undefined; at: string | undefined }
