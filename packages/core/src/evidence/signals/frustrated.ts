import { saidInAnyLanguage } from './in-any-language.ts'
import type { Signal } from './signal.ts'

/** The customer is annoyed, in words. */
export const frustrated: Signal = {
  id: 'frustrated',
  type: 'flag',
  means: 'The customer is annoyed: says so, swears, complains of the service or runs out of patience.',
  limits:
    'English, German, Spanish and French words only. Irony is not seen, and neither is somebody who is angry and polite.',
  examples: [
    { said: 'This is ridiculous, I have been waiting for three weeks', value: true },
    { said: "I'm really frustrated with all this", value: true },
    { said: 'You are not listening to me', value: true },
    { said: "I'm fed up with your app", value: true },
    { said: 'I was worried it would be a problem, but all is well', value: false },
    { said: 'The last visit was a mess, it was horrible', value: true },
    { said: 'I have a horrible pain in my back', value: false },
    { said: 'I need to cancel everything for Friday', value: false },
    { said: 'Finally it went through!!! Great!!!', value: false },
    { said: 'Can I get a refund please?', value: false },
    { said: 'The delivery came a day late', value: false },
  ],
  read: saidInAnyLanguage('FRUSTRATION'),
}
