/** ElevenLabs: the turns of a conversation, alone or in the webhook after it. */
import { answerText, argumentsOf, asError } from './call-arguments.ts'
import type { Family } from './family.ts'
import { roleOf } from './roles.ts'

export const elevenlabs: Family = {
  format: 'elevenlabs',
  name: 'ElevenLabs',
  open: (whole) => {
    const data = whole.inner('data') ?? whole
    if (!Array.isArray(data.peek('transcript'))) return undefined
    whole.word('type', ['post_call_transcription', 'post_call_audio'])
    return data.items('transcript')
  },
  marks: ({ role, tool_results: results, ...turn }) =>
    typeof role === 'string' && (Array.isArray(results) || 'time_in_call_secs' in turn),
  read: (turn, page) => {
    const by = roleOf(turn.peek('role'))
    if (by === undefined) return false
    turn.take('role')
    const text = turn.text('message')
    if (text !== undefined) page.words({ by, text })
    // What was said before the customer broke in.
    if (turn.peek('original_message') === text) turn.take('original_message')
    for (const { fields: call } of turn.items('tool_calls')) {
      const name = call?.text('tool_name')
      if (!call || name === undefined) continue
      const given = call.take('params_as_json')
      page.call({ by: 'agent', name, arguments: argumentsOf(given), callId: call.text('request_id') })
    }
    for (const { fields: result } of turn.items('tool_results')) {
      if (!result) continue
      const said = answerText(result.take('result_value'))
      const failed = result.peek('is_error') === true
      page.answer({
        text: failed ? asError(said) : said,
        of: result.text('request_id'),
        name: result.text('tool_name'),
      })
    }
    return true
  },
}
