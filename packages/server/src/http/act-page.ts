/** The page of one act: the note card alone, and the one thing that its button does. */
import { type Card, type CardLink, en, type NoteRow, toCard } from '@baton-desk/core'
import { argumentFields } from '@baton-desk/core/telling'
import { html } from 'hono/html'
import type { ActField } from '../app/ports/telling.ts'
import { fieldNames, fieldsFor } from '../app/telling/act-fields.ts'
import type { ActPage, OtherAct } from '../app/telling/acts.ts'
import { type Html, pageOf } from './page.ts'

type Shown = Extract<ActPage, { is: 'open' | 'refused' }>

const { telling: said, media } = en

export function actPage(page: ActPage, { nonce, path }: { nonce: string; path: string }): Html {
  const title = page.is === 'open' || page.is === 'refused' ? page.told.view.note.ask : said.pages[page.is]
  const who = ['Baton', page.workspace, page.person && said.pages.for({ person: page.person })].filter(Boolean)
  return pageOf({
    language: media.language,
    title: `${title} · Baton`,
    nonce,
    script: page.is === 'open' ? '/a/opened.js' : undefined,
    body: html`<p class="muted">${who.join(' · ')}</p>
${bodyOf(page, path)}`,
  })
}

function bodyOf(page: ActPage, path: string): Html {
  switch (page.is) {
    case 'open':
      return cardWith(page, formOf(page, path))
    case 'refused':
      return cardWith(
        page,
        html`<p class="alert" role="alert">${page.words}</p>
${formOf(page, path)}`,
      )
    case 'done':
      return html`<h1>${said.pages.done}</h1>
<p role="status">${page.words}</p>
${undoOf(page, path)}
${othersOf(page.others)}
<p><a href="${page.inbox}">${said.acts.open}</a></p>`
    case 'code':
      return html`<h1>${said.pages.code}</h1>
<p role="status">${page.words}</p>
<form method="post" action="${path}">
${Object.entries(page.typed).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value ?? ''}">`)}
<label>${said.pages.codeField}<input name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]*" required autofocus></label>
<button type="submit">${said.pages.goOn}</button>
</form>
<p><a href="${page.inbox}">${said.pages.signInThere}</a></p>`
    case 'over':
      if (page.canUndo)
        return html`<h1>${said.pages.done}</h1>
<p role="status">${page.words}</p>
${undoOf(page, path)}
<p><a href="${page.inbox}">${said.acts.open}</a></p>`
      return html`<h1>${said.pages.over}</h1>
<p role="alert">${page.words}</p>
<p><a class="button" href="${page.inbox}">${said.pages.signInThere}</a></p>`
    default:
      return page satisfies never
  }
}

const undoOf = ({ canUndo }: ActPage, path: string): Html | string =>
  canUndo
    ? html`<form method="post" action="${path}/undo"><button type="submit">${said.pages.undo}</button></form>`
    : ''

function cardWith({ told, inbox }: Shown, form: Html): Html {
  const card = toCard(told.view.note, { ...told.context, stateLine: told.view.status })
  const { header, ask, act, whoAndWhat } = card
  return html`<article>
<p class="muted">${header.shape} ${header.word} · ${header.lane}</p>
<h1 dir="auto">${ask}</h1>
${whoAndWhat ? html`<p dir="auto">${whoAndWhat}</p>` : ''}
<div class="hold"><p><b>${act.text}</b></p><p>${header.state}</p></div>
${form}
<h2>${said.pages.note}</h2>
<dl>${card.rows.map(rowOf)}${linksOf(card)}</dl>
${card.lacks ? html`<p class="muted">${card.lacks}</p>` : ''}
${card.remarks.map((remark) => html`<p class="muted">${remark}</p>`)}
<p><a href="${inbox}">${said.acts.open}</a></p>
</article>`
}

function linksOf({ openFirst, artifacts, conversation }: Card): Html[] {
  const links: [label: string, link: Pick<CardLink, 'text' | 'url' | 'host'>][] = [
    ...(openFirst ? [[openFirst.label, openFirst] as [string, CardLink]] : []),
    ...artifacts.map((artifact): [string, CardLink] => [media.records, artifact]),
    ...(conversation.url
      ? [[media.conversation, { text: media.open, url: conversation.url, host: conversation.host }] as [string, never]]
      : []),
  ]
  return links.map(
    ([label, { text, url, host }]) =>
      html`<dt>${label}</dt><dd>${url ? html`<a href="${url}" rel="noopener noreferrer">${text}${host ? ` (${host})` : ''}</a>` : text}</dd>`,
  )
}

const SIGNS: Partial<Record<NoteRow['lines'][number]['mark'], string>> = {
  checked: '✓ ',
  done: '✓ ',
  failed: '✕ ',
  open: '? ',
}

const rowOf = ({ label, lines, isMissing }: NoteRow): Html =>
  html`<dt>${label}</dt><dd dir="auto">${lines.map(({ text, mark }) => {
    const who = mark === 'said' ? media.saidByCustomer('') : mark === 'inferred' ? media.saidByAgent('') : ''
    return html`<p>${SIGNS[mark] ?? ''}${text}${who}</p>`
  })}${isMissing ? html`<p>${media.missing}</p>` : ''}</dd>`

function formOf(page: Shown, path: string): Html {
  const act = page.act?.act ?? 'accept'
  return html`<form method="post" action="${path}">
${fieldsOf(page)}
<button type="submit">${act === 'approve' ? said.pages.approveAsItStands : said.acts[act]}</button>
<p class="muted">${said.pages.once}</p>
</form>
${othersOf(page.others)}`
}

function fieldsOf(page: Shown): Html {
  const act = page.act?.act ?? 'accept'
  if (act === 'approve') return whatRuns(page, { isEditable: !page.told.view.masked?.length })
  const { question } = page.told.view.note.next.decision
  return html`${act === 'reject' ? whatRuns(page, { isEditable: false }) : ''}${
    act === 'answer' && question ? html`<p dir="auto"><b>${question}</b></p>` : ''
  }${fieldsFor(act, page.told).map((field) => fieldOf({ ...field, value: page.act?.typed?.[field.name] ?? field.value }))}`
}

const fieldOf = ({ name, label, kind, value, isNeeded, options }: ActField): Html =>
  kind === 'choice'
    ? html`<fieldset><legend>${label}</legend>${options.map(
        ({ id, label: words }) =>
          html`<label class="choice"><input type="radio" name="${name}" value="${id}" required> <span dir="auto">${words}</span></label>`,
      )}</fieldset>`
    : kind === 'line'
      ? lineField(name, label, value)
      : textField(name, label, { value, isNeeded, rows: Math.max(LINES[name] ?? 3, linesIn(value)) })

/** Of fields that need more or fewer than most. */
const LINES: Record<string, number> = { body: 7 }

/** Nothing that is approved is out of sight. */
const linesIn = (value: string): number =>
  Math.min(
    MOST_LINES,
    value.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 60), 0),
  )
const MOST_LINES = 40

/** Draft and arguments, as fields where they may be changed. */
function whatRuns(page: Shown, { isEditable }: { isEditable: boolean }): Html {
  const { draft, action } = page.told.view.note
  if (!isEditable)
    return html`${draft ? html`<h2>${en.card.draft}</h2><blockquote dir="auto">${draft.body}</blockquote>` : ''}${
      action ? html`<h2>${en.card.action}</h2>${argumentsOf(page)}` : ''
    }`
  const fields = fieldsFor('approve', page.told)
  const changeable = new Set(argumentFields(action).map(({ name }) => name))
  const fixed = action && Object.keys(action.arguments).length > changeable.size
  const isArgument = ({ name }: ActField) => name.startsWith(fieldNames.argument(''))
  return html`${fields.filter((field) => !isArgument(field)).map(fieldOf)}${
    action
      ? html`<fieldset><legend>${en.card.action}: <code>${action.tool}</code></legend>${fields
          .filter(isArgument)
          .map(fieldOf)}${fixed ? argumentsOf(page, changeable) : ''}</fieldset>`
      : ''
  }`
}

/** As the card shows them: whatever looks like something else is told apart. */
function argumentsOf({ told }: Shown, without: ReadonlySet<string> = new Set()): Html {
  const { action } = toCard(told.view.note, { ...told.context, stateLine: '' })
  return html`<dl>${(action?.arguments ?? [])
    .filter(({ name }) => !without.has(name))
    .map(({ name, value }) => html`<dt><code>${name}</code></dt><dd><code>${value}</code></dd>`)}</dl>`
}

type Field = { value?: string | undefined; rows?: number; isNeeded?: boolean }

const textField = (name: string, label: string, { value = '', rows = 3, isNeeded = false }: Field = {}): Html =>
  // A line break behind the tag is no part of the text: one that is, needs another before it.
  html`<label>${label}<textarea name="${name}" rows="${rows}" maxlength="8000" dir="auto" ${isNeeded ? 'required' : ''}>
${value}</textarea></label>`

const lineField = (name: string, label: string, value: string): Html =>
  html`<label>${label}<input name="${name}" value="${value}" dir="auto" autocomplete="off"></label>`

const othersOf = (others: OtherAct[]): Html =>
  others.length === 0
    ? html``
    : html`<p class="others">${said.pages.instead} ${others.map(
        ({ act, url }) => html`<a class="button" href="${url}">${said.acts[act]}</a> `,
      )}</p>`
