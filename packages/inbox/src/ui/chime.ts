/** Two short tones; nothing is heard before somebody has used the page, as browsers have it. */
export const SOUND = 'baton.sound'

export function playChime(): void {
  const context = new AudioContext()
  const loudness = context.createGain()
  const tone = context.createOscillator()
  const from = context.currentTime
  tone.frequency.setValueAtTime(660, from)
  tone.frequency.setValueAtTime(880, from + 0.15)
  loudness.gain.setValueAtTime(0.2, from)
  loudness.gain.exponentialRampToValueAtTime(0.001, from + 0.5)
  tone.connect(loudness).connect(context.destination)
  tone.onended = () => void context.close()
  tone.start(from)
  tone.stop(from + 0.5)
}
