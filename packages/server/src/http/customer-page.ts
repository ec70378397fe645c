/** What a customer sees of their handoff, in their language. */
import {
  CUSTOMER_LANGUAGES,
  CUSTOMER_SAYS,
  type CustomerLanguage,
  type CustomerLine,
  type CustomerPage,
  customerWords,
} from '@baton-desk/core/customer'
import { html } from 'hono/html'
import type { LookedAt, NotTaken } from '../app/customer-page.ts'
import { type Html, pageOf } from './page.ts'

type Showing = {
  nonce: string
  path: string
  /** Where nothing of the handoff may be shown. */
  language: CustomerLanguage
  /** Something of theirs was just taken. */
  isSent: boolean
  notTaken?: NotTaken | undefined
  /** What came with it, so that nothing that was typed is lost. */
  typed?: Record<string, string> | undefined
}

type Said = ReturnType<typeof customerWords>

const NAMES: Record<CustomerLanguage, string> = { en: 'English', de: 'Deutsch' }

export function customerPage(looked: LookedAt, showing: Showing): Html {
  const { nonce, language } = showing
  if (looked.is === 'over') {
    const said = customerWords(language)
    const body = html`<h1>${said.over.title}</h1>
<p role="alert">${said.over[looked.because]}</p>`
    return pageOf({ language: said.language, title: said.over.title, nonce, body })
  }
  const { page, workspace, practice, timeZone } = looked
  const said = customerWords(page.language)
  const body = html`<p class="muted" dir="auto">${workspace}</p>
<h1 dir="auto">${page.heading}</h1>
${practice ? html`<p class="muted">${said.practice}</p>` : ''}
<div class="hold"><p dir="auto">${page.status}</p></div>
<ol class="steps">${stepsOf(page, said)}</ol>
<p class="muted" dir="auto">${page.machine}</p>
${refusalOf(showing, said)}${showing.isSent && !page.isDecided ? html`<p class="hold" role="status">${said.thanks}</p>` : ''}${page.repeated ? questionOf(page, said, showing) : ''}
<h2 dir="auto">${said.passedOn({ owner: page.owner })}</h2>
<p class="muted" dir="auto">${page.isDecided ? said.noMore : page.left === 0 ? said.allSaid : said.why({ owner: page.owner })}</p>
<dl>${linesOf(said.said, page.said, { page, said, showing })}${linesOf(said.details, page.details, { page, said, showing })}${
    page.told ? html`<dt>${said.told}</dt><dd dir="auto"><p>${page.told}</p></dd>` : ''
  }${
    page.said.length + page.details.length === 0 ? html`<dt>${said.said}</dt><dd><p>${said.nothingSaid}</p></dd>` : ''
  }${
    page.added.length > 0
      ? html`<dt>${said.added}</dt><dd dir="auto">${page.added.map((text) => html`<p>${text}</p>`)}</dd>`
      : ''
  }</dl>
${page.left > 0 ? additionOf(page, said, showing) : ''}
<p class="muted">${said.until({ until: page.until, timeZone })}</p>
<p class="muted">${CUSTOMER_LANGUAGES.filter((one) => one !== page.language).map(
    (one) =>
      html`<a href="${showing.path}?lang=${one}" lang="${one}" hreflang="${one}" rel="nofollow">${NAMES[one]}</a>`,
  )}</p>`
  return pageOf({ language: said.language, title: page.heading, nonce, body })
}

function stepsOf({ step, owner }: CustomerPage, said: Said): Html[] {
  const { asked, passedOn, decides, hear } = said.steps
  return [asked, passedOn, decides({ owner }), hear].map((words, n) => {
    const isDone = n + 1 < step
    return html`<li dir="auto" ${isDone ? html`class="done"` : n + 1 === step ? html`aria-current="step"` : ''}>${words}</li>`
  })
}

type Lines = { page: CustomerPage; said: Said; showing: Showing }

const linesOf = (label: string, lines: readonly CustomerLine[], around: Lines): Html | '' =>
  lines.length === 0 ? '' : html`<dt>${label}</dt><dd>${lines.map((line) => lineOf(line, around))}</dd>`

function lineOf({ id, text, corrected }: CustomerLine, { page, said, showing }: Lines): Html {
  const { typed, notTaken } = showing
  const isTyped = notTaken !== undefined && typed?.line === id
  return html`<p dir="auto">${corrected.length > 0 ? html`<del>${text}</del>` : text}</p>
${corrected.map((words) => html`<p dir="auto"><span class="muted">${said.corrected}</span> ${words}</p>`)}
${
  page.left > 0
    ? html`<details ${isTyped ? html`open` : ''}><summary>${said.correct}</summary>
<form method="post" action="${actionOf(showing, page)}"><input type="hidden" name="line" value="${id}">
${wordsField(said.correction, isTyped ? (typed?.text ?? '') : '')}
<button type="submit">${said.send}</button></form></details>`
    : ''
}`
}

function additionOf(page: CustomerPage, said: Said, showing: Showing): Html {
  const { typed, notTaken } = showing
  const isTyped = notTaken !== undefined && typed?.text !== undefined && !typed.line
  return html`<h2>${said.add}</h2>
<form method="post" action="${actionOf(showing, page)}">
${wordsField(said.addition, isTyped ? (typed?.text ?? '') : '')}
<button type="submit">${said.sendAddition}</button>
<p class="muted">${said.left({ left: page.left })}</p></form>`
}

// A line break behind the tag is no part of the text: one that is, needs another before it.
const wordsField = (label: string, value: string): Html =>
  html`<label>${label}<textarea name="text" rows="3" maxlength="${CUSTOMER_SAYS.characters}" dir="auto" required>
${value}</textarea></label>`

function questionOf(page: CustomerPage, said: Said, showing: Showing): Html {
  if (page.repeated === 'answered') return html`<p class="hold" role="status">${said.answered}</p>`
  return html`<form method="post" action="${actionOf(showing, page)}"><h2>${said.question}</h2>
<p class="muted">${said.questionWhy}</p>
<p class="two"><button type="submit" name="repeated" value="yes">${said.yes}</button> <button type="submit" name="repeated" value="no">${said.no}</button></p></form>`
}

function refusalOf({ notTaken }: Showing, { refused }: Said): Html | '' {
  if (!notTaken) return ''
  const words = notTaken === 'tooLong' ? refused.tooLong({ most: CUSTOMER_SAYS.characters }) : refused[notTaken]
  return html`<p class="alert" role="alert">${words}</p>`
}

const actionOf = ({ path }: Showing, { language }: CustomerPage): string => `${path}?lang=${language}`
