import './zod-without-eval.ts'
import './styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { queryClient } from './app/queries.ts'
import { Shell } from './app/shell.tsx'
import { WhenBroken } from './ui/when-broken.tsx'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root.')
createRoot(place).render(
  <QueryClientProvider client={queryClient}>
    <WhenBroken>
      <Shell />
    </WhenBroken>
  </QueryClientProvider>,
)
