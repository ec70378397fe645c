import './zod-without-eval.ts'
import './styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { Shell } from './app/shell.tsx'
import { queryClient } from './desk/queries.ts'
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
