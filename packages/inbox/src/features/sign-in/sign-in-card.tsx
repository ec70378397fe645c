import type { ReactNode } from 'react'

export const SignInCard = ({ title, children }: { title: string; children: ReactNode }) => (
  <main className="flex min-h-full items-start justify-center px-4 pt-[12vh]">
    <div className="w-full max-w-sm rounded-xl border border-line bg-surface p-6">
      <h1 className="mb-4 text-xl font-bold">{title}</h1>
      {children}
    </div>
  </main>
)
