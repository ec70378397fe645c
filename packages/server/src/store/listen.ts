/** What a listener hears: a notification, or that some may have been missed (read again what matters). */
export type Heard = { kind: 'notified'; payload: string } | { kind: 'gap' }

export type Unlisten = () => Promise<void>
export type Listen = (channel: string, handler: (heard: Heard) => void) => Promise<Unlisten>
