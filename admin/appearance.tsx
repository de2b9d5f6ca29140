import { ConfigProvider } from 'antd'
import enGB from 'antd/locale/en_GB'
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { type Appearance, cssVariables, themeFor } from './theme.ts'

export type Choice = Appearance | 'system'

const KEPT_AS = 'handy.appearance'
const darkSystem = window.matchMedia('(prefers-color-scheme: dark)')

const storedChoice = (): Choice => {
  const stored = localStorage.getItem(KEPT_AS)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

const paint = (appearance: Appearance) => {
  const root = document.documentElement
  root.dataset.appearance = appearance
  root.style.colorScheme = appearance
  for (const [name, value] of Object.entries(cssVariables(appearance)))
    root.style.setProperty(name, value)
}

const resolve = (choice: Choice): Appearance => {
  if (choice !== 'system') return choice
  return darkSystem.matches ? 'dark' : 'light'
}
// Before the first render, so that the page never flashes in the other colours.
paint(resolve(storedChoice()))

const Context = createContext<{ appearance: Appearance; choose: (choice: Choice) => void }>({
  appearance: 'light',
  choose: () => undefined,
})

export const useAppearance = () => use(Context)

/** Light or dark: the person's own choice, kept in this browser, else the system's. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState(storedChoice)
  const [appearance, setAppearance] = useState(() => resolve(choice))

  useEffect(() => {
    const follow = () => setAppearance(resolve(choice))
    follow()
    darkSystem.addEventListener('change', follow)
    return () => darkSystem.removeEventListener('change', follow)
  }, [choice])
  useEffect(() => paint(appearance), [appearance])

  const value = useMemo(
    () => ({
      appearance,
      choose: (next: Choice) => {
        localStorage.setItem(KEPT_AS, next)
        setChoice(next)
      },
    }),
    [appearance],
  )
  const theme = useMemo(() => themeFor(appearance), [appearance])
  return (
    <Context value={value}>
      <ConfigProvider theme={theme} locale={enGB} componentSize="middle">
        {children}
      </ConfigProvider>
    </Context>
  )
}
