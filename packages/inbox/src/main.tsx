import './zod-without-eval.ts'
import './styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { createRoot } from 'react-dom/client'
import { Shell } from './app/shell.tsx'
import { queryClient } from './desk/queries.ts'
import { locale } from './language/language.tsx'
import { WhenBroken } from './ui/when-broken.tsx'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root.')
createRoot(place).render(
  <QueryClientProvider client={queryClient}>
    <I18nProvider locale={locale}>
      <WhenBroken>
        <Shell />
      </WhenBroken>
    </I18nProvider>
  </QueryClientProvider>,
)
