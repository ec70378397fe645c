/** A dialog at the side (in front, on a narrow screen) with a title and a way out. Esc and a click beside it close it. */
import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Icon } from './icon.tsx'

type Props = { title: string; onClose: () => void; children: ReactNode; footer?: ReactNode; isNarrow?: boolean }

export function Sheet({ title, onClose, children, footer, isNarrow }: Props) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className={`fixed inset-0 z-20 flex bg-scrim ${isNarrow ? 'items-start justify-center wide:pt-[12vh]' : 'items-end justify-end'}`}
    >
      <Modal className={isNarrow ? 'sheet is-narrow' : 'sheet'}>
        <Dialog className="flex h-full max-h-[inherit] flex-col outline-none">
          <header className="top justify-between">
            <Heading slot="title" className="font-semibold">
              {title}
            </Heading>
            <button type="button" className="btn quiet ico" aria-label={t`Close`} onClick={onClose}>
              <Icon name="x" />
            </button>
          </header>
          <section
            aria-label={title}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            className="min-h-0 flex-1 overflow-y-auto px-4 py-3 focus-visible:outline-offset-[-2px]"
          >
            {children}
          </section>
          {footer && <footer className="border-t border-line px-4 py-3">{footer}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
