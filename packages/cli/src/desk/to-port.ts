import { InvalidArgumentError } from 'commander'

/** Reads the option of a port. */
export function toPort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('Expected a port from 0 to 65535; 0 picks a free one.')
  return port
}
