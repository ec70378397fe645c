/** Every command by name, with its key beside it, so that using it teaches the keys. */
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { SearchField } from 'react-aria-components/SearchField'
import { Sheet } from './sheet.tsx'

export type Command = { id: string; label: string; key?: string; run: () => void }

const contains = (text: string, wanted: string) => text.toLowerCase().includes(wanted.trim().toLowerCase())

export default function Palette({ commands, onClose }: { commands: Command[]; onClose: () => void }) {
  const run = (id: unknown) => {
    onClose()
    commands.find((command) => command.id === id)?.run()
  }
  return (
    <Sheet title="Commands" onClose={onClose} isNarrow>
      <Autocomplete filter={contains}>
        <SearchField aria-label="Command" autoFocus>
          <Input
            placeholder="Type a command"
            className="mb-2 min-h-11 w-full px-3 [&::-webkit-search-cancel-button]:hidden"
          />
        </SearchField>
        <Menu
          aria-label="Commands"
          items={commands}
          onAction={run}
          renderEmptyState={() => <p className="p-3 text-muted">No such command.</p>}
          className="outline-none"
        >
          {({ id, label, key }) => (
            <MenuItem
              id={id}
              textValue={label}
              className="flex min-h-10 cursor-pointer items-center justify-between rounded-md px-3 outline-none data-[focused]:bg-selected"
            >
              {label}
              {key && <kbd className="rounded border border-control px-1.5 font-sans text-[12px]">{key}</kbd>}
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </Sheet>
  )
}
