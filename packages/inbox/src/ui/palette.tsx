/** Everything that can be opened or done, by name, with its key beside it, so that using it teaches the keys. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { SearchField } from 'react-aria-components/SearchField'
import { Icon } from './icon.tsx'
import { Sheet } from './sheet.tsx'

export type Command = { id: string; label: string; about?: string; icon?: string; key?: string; run: () => void }

type Props = {
  commands: Command[]
  /** What else fits the words, read from the desk. */
  find: (words: string) => Promise<Command[]>
  onClose: () => void
}

/** The desk is asked after a pause of this many milliseconds in the typing. */
const TYPING_PAUSE = 200

export default function Palette({ commands, find, onClose }: Props) {
  const [words, setWords] = useState('')
  const [found, setFound] = useState<Command[]>([])
  useEffect(() => {
    if (words.trim().length < 2) return setFound([])
    let isOver = false
    const timer = setTimeout(() => {
      find(words.trim()).then(
        (items) => !isOver && setFound(items),
        () => !isOver && setFound([]),
      )
    }, TYPING_PAUSE)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [words, find])
  const isFound = new Set(found.map(({ id }) => id))
  const run = (id: unknown) => {
    onClose()
    ;[...commands, ...found].find((command) => command.id === id)?.run()
  }
  // What the desk has found fits by words that are not all shown.
  const fits = (text: string, wanted: string) =>
    text.startsWith(FOUND) || text.toLowerCase().includes(wanted.trim().toLowerCase())
  return (
    <Sheet title={t`Commands`} onClose={onClose} isNarrow>
      <Autocomplete filter={fits} inputValue={words} onInputChange={setWords}>
        <SearchField aria-label={t`Command`} autoFocus>
          <Input
            placeholder={t`A handoff, a page, an action`}
            className="field mb-2 [&::-webkit-search-cancel-button]:hidden"
          />
        </SearchField>
        <Menu
          aria-label={t`Commands`}
          items={[...commands, ...found]}
          onAction={run}
          renderEmptyState={() => (
            <p className="p-3 text-muted">
              <Trans>Nothing of that name.</Trans>
            </p>
          )}
          className="outline-none"
        >
          {({ id, label, about, icon, key }) => (
            <MenuItem
              id={id}
              textValue={isFound.has(id) ? `${FOUND}${label}` : label}
              className="flex min-h-11 cursor-pointer items-center gap-2 rounded-md px-3 outline-none data-[focused]:bg-selected wide:min-h-9"
            >
              <Icon name={icon ?? 'arrow-right'} className="dim" />
              <span className="min-w-0 flex-1">
                {label} {about && <span className="dim">{about}</span>}
              </span>
              {key && <span className="kbd">{key}</span>}
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </Sheet>
  )
}

/** Marks what is not to be filtered once more; no name begins with it. */
const FOUND = '\u0000'
