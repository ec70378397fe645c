import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { parse } from 'parse5'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { countWords } from '../../text.ts'
import { BOILER_NOTE, DISCOUNT_NOTE, EXAMPLE_NOW, REFUND_NOTE } from '../examples.ts'
import { Note } from '../note.ts'
import { SHIPPED_TEMPLATES } from '../templates/shipped.ts'
import { type RenderContext, toCard } from './card.ts'
import { toCustomerText, toCustomerView } from './customer-view.ts'
import { toEmail } from './email.ts'
import { utf8Bytes } from './fit-card.ts'
import { toMarkdown } from './markdown.ts'
import { toPlainText } from './plain-text.ts'
import { MEDIA, type Medium, render } from './render.ts'
import { SLACK_LIMITS, toSlack } from './slack.ts'
import { SMS_SEGMENTS, toSms } from './sms.ts'
import { TEAMS_LIMITS, toTeams } from './teams.ts'
import { toSsml, toWhisper, whisperWords } from './whisper.ts'

const context: RenderContext = {
  now: EXAMPLE_NOW,
  timeZone: 'America/New_York',
  ownerName: 'Ana Pires',
  laneName: 'Support',
  stateLine: 'Not accepted · Ana',
  conversationKept: true,
  links: [
    { label: 'Approve', url: 'https://desk.example.com/a/1?t=2&x=3' },
    { label: 'Open the note', url: 'https://desk.example.com/h/1' },
  ],
}

const EXAMPLES: [name: string, note: Note, context: RenderContext][] = [
  ['refund', REFUND_NOTE, context],
  ['discount', DISCOUNT_NOTE, { ...context, laneName: 'Sales', template: SHIPPED_TEMPLATES.outbound_reply }],
  [
    'boiler',
    BOILER_NOTE,
    { ...context, laneName: 'Dispatch', findings: [{ rule: 'missing-template-field' }, { rule: 'unsupported-fact' }] },
  ],
]

describe.each(EXAMPLES)('the %s example reads like its golden file', (name, note, given) => {
  const golden = (medium: Medium) => {
    const rendered = render(note, medium, given)
    if (typeof rendered === 'string') return `${rendered.trimEnd()}\n`
    return stringify(rendered, { lineWidth: 0 })
  }
  const extension: Partial<Record<Medium, string>> = {
    markdown: 'md',
    text: 'txt',
    whisper: 'txt',
    customer: 'txt',
    ssml: 'xml',
    twiml: 'xml',
  }

  test.each(MEDIA.filter((medium) => medium !== 'email'))('as %s', async (medium) => {
    await expect(golden(medium)).toMatchFileSnapshot(`golden/${name}.${medium}.${extension[medium] ?? 'yaml'}`)
  })
  test('as e-mail', async () => {
    const { subject, html, text } = toEmail(note, given)
    await expect(`${html}\n`).toMatchFileSnapshot(`golden/${name}.email.html`)
    expect(subject).toBe(`[${toCard(note, given).header.word}] ${note.ask}`)
    expect(text).toBe(toPlainText(note, given))
  })
})

/** Parts that stand in the title and around it, where no label does. */
const TITLE = new Set(['ask', 'what', 'when', 'due', 'lane', 'state'])

describe('the card', () => {
  test('puts the rows in the order of the decision', () => {
    expect(toCard(BOILER_NOTE, context).rows.map(({ label }) => label)).toEqual([
      'Careful',
      'Why you',
      'Next step',
      'Known',
      'Tried',
      'Not known',
      'Confidence',
      'Meanwhile',
      'If nobody answers',
      'Who',
      'Where',
    ])
  })

  test('brings a template’s labels and order, and still all that the note says, once', () => {
    const plain = toCard(REFUND_NOTE, context)
    for (const template of Object.values(SHIPPED_TEMPLATES)) {
      const card = toCard(REFUND_NOTE, { ...context, template })
      const said = card.rows.flatMap(({ lines }) => lines.map(({ pointer }) => pointer))
      expect(new Set(said).size).toBe(said.length)
      expect(said).toEqual(
        expect.arrayContaining(plain.rows.flatMap(({ lines }) => lines.map(({ pointer }) => pointer))),
      )
    }
    const intake = toCard(REFUND_NOTE, { ...context, template: SHIPPED_TEMPLATES.quick_intake })
    expect(intake.rows.slice(0, 3).map(({ label }) => label)).toEqual([
      'Why this was escalated',
      'Recommended next action',
      'Wishes',
    ])
    expect(intake.rows.map(({ label }) => label)).toContain('What the agent already captured')
    expect(intake.header.owner.label).toBe('Next human owner')
  })

  test('a template’s labels name its rows in every medium that a person reads on a screen, and stand nowhere before the rows', () => {
    const filled = Note.parse({
      ...REFUND_NOTE,
      unknown: [{ text: 'Paid once or twice', kind: 'contradiction' }],
    })
    for (const template of Object.values(SHIPPED_TEMPLATES))
      for (const medium of ['card', 'markdown', 'text', 'email', 'slack', 'teams'] as const) {
        const shown = JSON.stringify(render(filled, medium, { ...context, template }))
        for (const { label, shows } of template.rows)
          if (TITLE.has(shows)) expect(shown).not.toContain(label)
          else expect(shown).toContain(label)
      }
    expect(
      toPlainText(filled, { ...context, template: SHIPPED_TEMPLATES.quick_intake })
        .split('\n')
        .slice(0, 5),
    ).toEqual([
      '▲▲ Now | Support | Not accepted · Ana',
      'Refund $180 for a double charge',
      'Approve by 9:42 AM (in 15 min)',
      'Amir Haddad was charged twice for order 4471 and wants one charge back.',
      'Why this was escalated: Refunds over $100 need a person.',
    ])
  })

  test('a label for who stands once where nobody is known', () => {
    const nobody = Note.parse({ ...REFUND_NOTE, who: {} })
    const text = toPlainText(nobody, { ...context, template: SHIPPED_TEMPLATES.quick_intake })
    expect(text.match(/^Customer\b.*$/gm)).toEqual([`Customer not identified: ${nobody.what}`, 'Customer: Not given'])
  })

  test('shows a row that the template asks for and the note leaves empty', () => {
    const template = { name: 'Ours', rows: [{ label: 'Plan', shows: 'fields.plan', required: true }] }
    expect(toCard(REFUND_NOTE, { ...context, template }).rows).toContainEqual({
      id: 'fields.plan',
      label: 'Plan',
      band: 'below',
      lines: [],
      isMissing: true,
    })
    expect(toPlainText(REFUND_NOTE, { ...context, template })).toContain('Plan: Not given')
    const outbound = { ...context, template: SHIPPED_TEMPLATES.outbound_reply }
    expect(toPlainText(BOILER_NOTE, outbound)).toContain('Draft response ready for review: Not given')
  })

  test('folds long lists, and a medium with no room for them says how many lines it leaves out', () => {
    const note = Note.parse({ ...REFUND_NOTE, known: Array.from({ length: 20 }, (_, n) => ({ text: `Fact ${n}` })) })
    const folded = toCard(note, context).rows.find(({ id, band }) => id === 'known' && band === 'folded')
    expect(folded?.lines.map(({ text }) => text)).toContain('Fact 19')
    expect(toPlainText(note, context)).toContain('Fact 19')
    expect(JSON.stringify(toSlack(note, context))).toContain('and 8 more')
  })

  test('says that a deadline has passed', () => {
    const card = toCard(REFUND_NOTE, { ...context, now: '2026-11-05T14:50:00.000Z' })
    expect(card.act).toMatchObject({ text: 'Approve by 9:42 AM (8 min over)', isOver: true })
  })

  test('marks what a tool said, what the customer said and what the desk filled in', () => {
    const note = Note.parse({ ...BOILER_NOTE, filledIn: ['/known', '/why/sentence'] })
    const lines = toCard(note, context).rows.flatMap(({ lines: shown }) => shown)
    expect(lines.find(({ pointer }) => pointer === '/known/0')).toMatchObject({ mark: 'said', filledIn: true })
    expect(lines.find(({ pointer }) => pointer === '/why/sentence')?.filledIn).toBe(true)
    expect(lines.find(({ pointer }) => pointer === '/unknown/0')).toMatchObject({ mark: 'open', filledIn: false })
  })

  test('names the customer where the request does not', () => {
    const note = Note.parse({ ...REFUND_NOTE, what: 'Charged twice for order 4471.' })
    expect(toCard(note, context).whoAndWhat).toBe('Amir Haddad: Charged twice for order 4471.')
    const nameless = Note.parse({ ...note, who: { identifiers: [{ label: 'Order', value: '4471' }] } })
    expect(toCard(nameless, context).whoAndWhat).toBe('Order 4471: Charged twice for order 4471.')
  })

  test('says what a quoted talk lacks only where no words of it can say so', () => {
    const findings = ['missing-who', 'action-not-kept'].map((rule) => ({
      rule,
      level: 'must' as const,
      pointer: '',
      message: '',
    }))
    const talk = [{ by: 'customer' as const, text: 'This is Amir Haddad.', message: 0 }]
    expect(toCard({ ...REFUND_NOTE, talk }, { ...context, findings }).lacks).toBe(
      'This note lacks: the action that was to be approved, which could not be kept exactly.',
    )
  })

  test('says what the note lacks in a person’s words', () => {
    const findings = [
      { rule: 'missing-what' },
      { rule: 'missing-who' },
      { rule: 'missing-what' },
      { rule: 'no-such-rule' },
    ]
    expect(toCard(REFUND_NOTE, { ...context, findings }).lacks).toBe(
      'This note lacks: what the customer asks for, who the customer is.',
    )
  })
})

/** The refund note with one text in every place that holds words of a stranger. */
const everywhere = (words: string, short = words.slice(0, 40)): Note => {
  const source = { kind: 'customer' as const, message: 0, words }
  return Note.parse({
    ...REFUND_NOTE,
    ask: words,
    next: {
      action: words,
      decision: {
        kind: 'choose',
        question: words,
        options: [{ id: 'a', label: words }],
        recommended: 'a',
        onSilence: words,
        reversible: false,
      },
    },
    who: {
      name: words,
      organisation: words,
      reach: [{ channel: short, address: words }],
      identifiers: [{ label: short, value: words, source }],
    },
    what: words,
    why: { code: 'complaint', sentence: words },
    where: {
      channel: words,
      conversation: 'https://example.com/c',
      artifacts: [{ label: words, url: 'https://example.com/a', openFirst: true }, { label: words }],
    },
    known: [{ text: words, source }, { text: words }],
    unknown: [{ text: words }],
    tried: [{ step: words, result: words, outcome: 'failed' }],
    wishes: [{ text: words, kind: 'wants' }],
    contingencies: [{ if: words, then: words, by: 'agent' }],
    confidence: { level: 'unsure', basis: words },
    sensitivity: [{ kind: 'legal', why: words }],
    promise: { text: words },
    draft: { channel: short, to: words, subject: words, body: words },
    action: { tool: words, arguments: { amount: words } },
    fields: { plan: words },
  })
}

const MARKUP = [
  '<script>alert(1)</script>',
  '<b onclick="x">bold</b> & &lt;',
  '**bold** _em_ `code` ~~no~~ ***',
  '[link](https://evil.example) ![image](https://evil.example/x.png)',
  '<https://evil.example>',
  '# heading',
  '- item',
  '1. item',
  '> quote',
  '| a | b |',
  '```js',
  '&copy; &#60;img&#62;',
  '<!channel> <@U123> <https://evil.example|click>',
  'a\\*b \\<i> \\',
  '[x]: https://evil.example "t"',
  '---',
  '===',
  '{{template}} $x$',
]

describe('markup in any field stays words', () => {
  /** The tree without its words: what kind of thing stands in what. */
  const shapeOf = (node: { type: string; children?: unknown[]; url?: string }): unknown => {
    const children = (node.children ?? []) as { type: string }[]
    const kinds = children.filter(({ type }) => type !== 'text').map(shapeOf)
    return [node.type, node.url ?? null, kinds]
  }
  const markdownShape = (note: Note) => shapeOf(fromMarkdown(toMarkdown(note, context)))
  /** The same note in as many plain words: how much is folded hangs on their number. */
  const plainly = (given: string): Note => {
    const asMany = (text: string) => Array.from({ length: countWords(text) }, () => 'words').join(' ')
    return everywhere(asMany(given), asMany(given.slice(0, 40)) || '-')
  }
  const words = fc.oneof(
    fc.constantFrom(...MARKUP),
    fc
      .array(fc.constantFrom(...'*_`[]()<>#+-.!|~&\\:@"\'={}$ ab1'), { minLength: 1, maxLength: 40 })
      .map((all) => all.join('')),
    fc.string({ minLength: 1, maxLength: 60 }),
  )

  test('in Markdown', () => {
    fc.assert(
      fc.property(
        words.filter((given) => /[\p{L}\p{N}]/u.test(given)),
        (given) => {
          expect(markdownShape(everywhere(given))).toEqual(markdownShape(plainly(given)))
        },
      ),
      { numRuns: 40, examples: MARKUP.filter((given) => /\w/.test(given)).map((given) => [given]) },
    )
  })

  const letters = words.filter((given) => /[\p{L}\p{N}]/u.test(given))
  const always = {
    numRuns: 40,
    examples: MARKUP.filter((given) => /\w/.test(given)).map((given): [string] => [given]),
  }

  /** The page as a browser reads it: elements with their attributes, without words. */
  const htmlShape = (html: string): unknown => {
    type Node = { nodeName: string; attrs?: { name: string; value: string }[]; childNodes?: Node[] }
    const shape = ({ nodeName, attrs = [], childNodes = [] }: Node): unknown => [
      nodeName,
      attrs.map(({ name, value }) => `${name}=${value}`),
      childNodes.filter((child) => child.nodeName !== '#text').map(shape),
    ]
    return shape(parse(html) as Node)
  }

  test('in the HTML of an e-mail', () => {
    fc.assert(
      fc.property(letters, (given) => {
        const { html, subject } = toEmail(everywhere(given), context)
        expect(htmlShape(html)).toEqual(htmlShape(toEmail(plainly(given), context).html))
        expect(subject).not.toMatch(/[\r\n]/)
      }),
      always,
    )
  })

  test('in SSML', () => {
    const ssmlShape = (xml: string): string[] => {
      const seen: string[] = []
      const parser = new SaxesParser()
      parser.on('opentag', ({ name }) => seen.push(name))
      parser.on('error', (error) => {
        throw error
      })
      parser.write(xml).close()
      return seen.filter((name) => !['s', 'break', 'say-as'].includes(name))
    }
    fc.assert(
      fc.property(letters, (given) => {
        expect(ssmlShape(toSsml(everywhere(given), context))).toEqual(['speak', 'p'])
      }),
      always,
    )
  })

  /** Everything but words: which kinds of element stand where, and with which addresses. */
  const jsonShape = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(jsonShape)
    if (typeof value !== 'object' || value === null) return typeof value
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        ['type', 'url', 'style', 'action_id'].includes(key) ? part : jsonShape(part),
      ]),
    )
  }

  test('in a Slack message, where no mention and no link come out of it', () => {
    fc.assert(
      fc.property(letters, (given) => {
        const message = toSlack(everywhere(given), context)
        expect(jsonShape(message)).toEqual(jsonShape(toSlack(plainly(given), context)))
        expect(JSON.stringify(message)).not.toContain('"mrkdwn"')
        expect(message.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
      }),
      always,
    )
  })

  test('in an Adaptive Card, where nothing stands in an element that reads Markdown', () => {
    fc.assert(
      fc.property(letters, (given) => {
        const card = toTeams(everywhere(given), context)
        expect(jsonShape(card)).toEqual(jsonShape(toTeams(plainly(given), context)))
        expect(JSON.stringify(card)).not.toMatch(/"(?:TextBlock|FactSet)"/)
      }),
      always,
    )
  })

  test('in plain text no line of a draft or a field can pose as a line of the note', () => {
    const note = Note.parse({
      ...REFUND_NOTE,
      what: 'Hello\nOwner: Eve',
      fields: { plan: 'Team\nOwner: Eve' },
      draft: { channel: 'chat', body: 'Hi\nOwner: Eve' },
    })
    expect(
      toPlainText(note, context)
        .split('\n')
        .filter((line) => line.startsWith('Owner:')),
    ).toEqual(['Owner: Ana Pires'])
  })
})

describe('the arguments of an action are shown as they are, where a person approves exactly them', () => {
  const withArguments = (given: Record<string, unknown>) =>
    Note.parse({ ...REFUND_NOTE, action: { tool: 'refund', arguments: given } })
  const actionOf = (given: Record<string, unknown>) => toCard(withArguments(given), context).action?.arguments

  test('a direction override, a zero-width sign and a tag are shown by their code, in every medium', () => {
    const note = withArguments({
      to: 'bob\u202Elive\u202C@x.example',
      'na\u200Bme': 'a\u2066b\u2069\u00AD\u200D',
      nested: { deep: '\u{E0041}\u0007' },
    })
    for (const medium of MEDIA) {
      const shown = JSON.stringify(render(note, medium, context))
      expect(shown).not.toMatch(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/u)
      if (['sms', 'whisper', 'ssml', 'twiml', 'customer'].includes(medium)) continue
      expect(shown).toContain('bob‹U+202E›live‹U+202C›@x.example')
      expect(shown).toContain('na‹U+200B›me')
      expect(shown).toContain('a‹U+2066›b‹U+2069›‹U+00AD›‹U+200D›')
      expect(shown).toContain('‹U+E0041›')
    }
  })

  test('a line break is shown as a sign and ends no line', () => {
    expect(actionOf({ body: 'Hi\r\nOwner: Eve\n\n# Paid\tup\u2028x' })).toEqual([
      { name: 'body', value: 'Hi⏎Owner: Eve⏎⏎# Paid⇥up‹U+2028›x' },
    ])
  })

  test('emoji and scripts that need joiners stay as they are written', () => {
    for (const value of ['👨‍👩‍👧 ❤️', 'می‌خواهم', 'क्‍ष', 'שלום', 'Zoë 退款'])
      expect(actionOf({ value })).toEqual([{ name: 'value', value }])
  })

  test('in Markdown nothing in them becomes markup, whatever stands on their lines', () => {
    const shape = (markdown: string) => {
      const kinds = (node: { type: string; children?: unknown[] }): unknown[] => [
        node.type,
        ...((node.children ?? []) as { type: string }[]).filter(({ type }) => type !== 'text').map(kinds),
      ]
      return kinds(fromMarkdown(markdown))
    }
    const plain = shape(toMarkdown(withArguments({ amount: 'words' }), context))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MARKUP, '\n', '\n\n', '\r', '`', '``', ' ', '    ')), (parts) => {
        const value = parts.join('')
        expect(shape(toMarkdown(withArguments({ amount: value }), context))).toEqual(plain)
        expect(shape(toMarkdown(withArguments({ [`a${value}`]: 'words' }), context))).toEqual(plain)
      }),
      {
        numRuns: 60,
        examples: [[['a\n\n', '<img src=x onerror=alert(1)>', '\n# heading\n', '[link](https://evil.example)']]],
      },
    )
  })

  test('what was cut of one is said', () => {
    expect(toEmail(withArguments({ body: 'word '.repeat(400) }), context).text).toContain(
      'see them in the inbox before',
    )
    expect(toEmail(withArguments({ body: 'word' }), context).text).not.toContain('see them in the inbox before')
  })
})

describe('each medium stays within its limits', () => {
  const huge = (sign: string): Note => {
    const words = (max: number) =>
      `${sign.repeat(4)} `
        .repeat(max)
        .slice(0, Math.floor((max * 4) / 5))
        .trim()
    const source = { kind: 'customer' as const, message: 0, words: words(200) }
    return Note.parse({
      ...REFUND_NOTE,
      ask: words(150),
      next: {
        action: words(300),
        decision: {
          kind: 'choose',
          question: words(300),
          options: Array.from({ length: 9 }, (_, n) => ({ id: `${n}`, label: words(120) })),
          onSilence: words(200),
        },
      },
      who: {
        name: words(200),
        organisation: words(200),
        identifiers: Array.from({ length: 30 }, () => ({ label: words(60), value: words(200), source })),
      },
      what: words(600),
      why: { code: 'complaint', sentence: words(300) },
      where: {
        channel: words(80),
        artifacts: Array.from({ length: 20 }, (_, n) => ({
          label: words(120),
          url: `https://example.com/${'a'.repeat(1900)}`,
          openFirst: n === 0,
        })),
      },
      known: Array.from({ length: 40 }, () => ({ text: words(300), source })),
      tried: Array.from({ length: 60 }, () => ({ step: words(200), result: words(300), outcome: 'failed' })),
      draft: { channel: 'e-mail', to: words(200), subject: words(200), body: words(8000) },
      action: {
        tool: words(200),
        arguments: Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`argument ${n}`, words(1000)])),
      },
      fields: Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`field ${n}`, words(1000)])),
    })
  }

  test.each(['a', '&', '"', '😀', 'お', '\\'])('even for a note that is full of %s', (sign) => {
    const note = huge(sign)
    const { html, text, subject } = toEmail(note, context)
    expect(utf8Bytes(html)).toBeLessThan(102_000)
    expect(utf8Bytes(text)).toBeLessThan(102_000)
    expect([...subject].length).toBeLessThanOrEqual(120)

    const slack = toSlack(note, context)
    expect(slack.blocks.length).toBeLessThanOrEqual(SLACK_LIMITS.blocks)
    expect(Buffer.byteLength(JSON.stringify(slack))).toBeLessThan(16_000)
    const texts = JSON.stringify(slack).match(/"text":"(?:[^"\\]|\\.)*"/g) ?? []
    expect(Math.max(...texts.map((one) => one.length))).toBeLessThan(SLACK_LIMITS.text * 2)
    expect([...(slack.blocks[0]?.type === 'header' ? slack.blocks[0].text.text : '')].length).toBeLessThanOrEqual(
      SLACK_LIMITS.header,
    )

    expect(Buffer.byteLength(JSON.stringify(toTeams(note, context)))).toBeLessThanOrEqual(TEAMS_LIMITS.bytes)

    const sms = toSms(note, context)
    expect(sms.segments).toBeLessThanOrEqual(SMS_SEGMENTS)
    expect(sms.text.endsWith('https://desk.example.com/a/1?t=2&x=3')).toBe(true)

    expect(whisperWords(note, context)).toBeLessThanOrEqual(46)
  })

  test('bytes are counted as UTF-8 writes them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(utf8Bytes(text)).toBe(Buffer.byteLength(text))
      }),
    )
  })

  test('what does not fit is said', () => {
    const html = toEmail(huge('&'), context).html
    expect(html).toContain('more rows are in the inbox')
    expect(html).toContain('the whole draft is in the inbox')
    expect(html).toContain('see them in the inbox before you approve')
  })

  test('a text message uses the signs of which most fit', () => {
    const note = Note.parse({ ...REFUND_NOTE, what: 'Amir’s card – charged “twice”…' })
    expect(toSms(note, context)).toMatchObject({ encoding: 'GSM-7', segments: 2 })
    expect(
      toSms(note, { ...context, links: [{ label: 'x', url: `https://example.com/${'a'.repeat(900)}` }] }).text,
    ).not.toContain('https')
  })
})

describe('the whisper', () => {
  test('says urgency, ask, time, who and what, and why, in at most 46 words', () => {
    expect(toWhisper(REFUND_NOTE, context)).toBe(
      'Now. Refund $180 for a double charge. Approve by 9:42 AM, in 15 min. Amir Haddad was charged twice for order 4471 and wants one charge back. Refunds over $100 need a person. Approve the refund and send the drafted reply. Refuses: a voucher.',
    )
  })

  test('leaves out a sentence that would run over, rather than stop in its middle', () => {
    const note = Note.parse({ ...REFUND_NOTE, what: 'word '.repeat(60) })
    expect(toWhisper(note, context)).toMatch(/ in 15 min\. Refunds over \$100 need a person\. Approve the refund/)
    expect(whisperWords(note, context)).toBeLessThanOrEqual(46)
  })

  test('spells identifiers', () => {
    expect(toSsml(REFUND_NOTE, context)).toContain('order <say-as interpret-as="characters">4471</say-as> and')
  })
})

describe('words of a model', () => {
  const worded = Note.parse({ ...REFUND_NOTE, wordedBy: { model: 'small-7b', parts: ['/ask', '/what'] } })

  test.each(['card', 'markdown', 'text', 'email', 'slack', 'teams'] as const)(
    'are called a model’s in %s',
    (medium) => {
      // Markdown escapes a dash where it could be read as markup.
      const shown = (note: Note) => JSON.stringify(render(note, medium, context)).replaceAll('\\', '')
      expect(shown(worded)).toContain('Wording of ask, request by a model (small-7b).')
      expect(shown(REFUND_NOTE)).not.toContain('by a model')
    },
  )

  test('are never shown to the customer', () => {
    expect(toCustomerText(worded, context)).not.toContain(worded.what)
  })
})

describe('the customer’s view', () => {
  const theirs = (words: string, message = 0) => ({ kind: 'customer' as const, message, words })

  test('holds nothing but what they said and were told, whatever else the note holds', () => {
    const secret = 'INTERNAL'
    const note = Note.parse({
      ...everywhere(secret),
      sources: { '/what': [{ kind: 'agent', words: secret }, theirs('I paid twice')] },
      known: [
        { text: secret, source: { kind: 'tool', message: 3, words: secret } },
        { text: secret, source: { kind: 'agent', words: secret } },
        { text: secret },
        { text: secret, source: theirs('it was charged twice') },
      ],
      wishes: [
        { text: secret, kind: 'wants' },
        { text: secret, kind: 'refuses', source: theirs('no voucher', 2) },
      ],
      who: { name: secret, identifiers: [{ label: secret, value: '4471', source: theirs('order 4471') }] },
      promise: { text: 'an answer today', by: '2026-11-05T20:00:00Z' },
    })
    const text = render(note, 'customer', { ...context, ownerName: secret, stateLine: secret })
    expect(text).toBe(
      [
        'This is what we pass on to a colleague:',
        'You told us: “I paid twice”; “it was charged twice”; “no voucher”',
        'Your details: 4471',
        'We told you: an answer today, by 3:00 PM',
      ].join('\n'),
    )
  })

  test('quotes them word for word, in the order said, and each passage once', () => {
    expect(toCustomerView(REFUND_NOTE, context).said).toEqual([
      'you charged me twice for order 4471. This is Amir Haddad',
      'I want one of them back on my card',
      'No voucher',
    ])
    const note = Note.parse({
      ...REFUND_NOTE,
      known: [{ text: 'Charged twice', source: theirs('You charged me twice') }],
      wishes: [{ text: 'No voucher', kind: 'refuses', source: theirs('No voucher', 5) }],
    })
    expect(toCustomerView(note, context).said).toEqual(toCustomerView(REFUND_NOTE, context).said)
  })

  test('leaves out a passage in which a secret stood or stands, however it was cut', () => {
    const said = (words: string) =>
      toCustomerView(Note.parse({ ...REFUND_NOTE, sources: { '/what': [theirs(words)] }, wishes: [] }), context).said
    expect(said('my online banking does not let me in')).toHaveLength(1)
    for (const words of [
      'my online password is [password removed] and it fails',
      'my online password is [password…',
      'my online password is [passw',
      'my card [card number ending in 1111 removed]',
      'my online password is hunter22',
    ])
      expect(said(words)).toEqual([])
  })

  test('repeats no promise on which the check has a finding', () => {
    const text = (findings: { rule: string; pointer: string }[]) =>
      toCustomerText(REFUND_NOTE, { ...context, findings })
    expect(text([{ rule: 'unsupported-fact', pointer: '/ask' }])).toContain('We told you: An answer today')
    for (const pointer of ['/promise/text', '/promise/by', '/promise'])
      expect(text([{ rule: 'decision-taken-for-the-person', pointer }])).not.toContain('We told you')
  })

  test('still says something where nothing is theirs', () => {
    const note = Note.parse({ ...REFUND_NOTE, sources: {}, wishes: [], who: {}, promise: undefined })
    expect(toCustomerText(note, context)).toBe(
      'This is what we pass on to a colleague:\nThat you contacted us and wait for an answer.',
    )
  })
})

test('a link shows where it leads, whatever its words say', () => {
  const note = Note.parse({
    ...REFUND_NOTE,
    where: {
      conversation: 'https://chat.example.com/c/881',
      artifacts: [
        { label: 'bank.example', url: 'https://bank.example.evil.example/login', openFirst: true },
        { label: 'Order at shop.example', url: 'https://shop.example/4471' },
        { label: 'Pay', url: 'https://pаypal.example/' },
      ],
    },
  })
  const card = toCard(note, context)
  expect([card.openFirst?.host, ...card.artifacts.map(({ host }) => host), card.conversation.host]).toEqual([
    'bank.example.evil.example',
    null,
    'xn--pypal-4ve.example',
    'chat.example.com',
  ])
})

test('an address with a user or a password in it is none that a note may show', () => {
  const withUrl = (url: string) =>
    Note.safeParse({ ...REFUND_NOTE, where: { artifacts: [{ label: 'Order', url }] } }).success
  expect(withUrl('https://shop.example/4471')).toBe(true)
  expect(
    ['https://bank.example@evil.example/', 'https://user:secret@shop.example/', 'https://:x@shop.example'].map(withUrl),
  ).toEqual([false, false, false])
})
