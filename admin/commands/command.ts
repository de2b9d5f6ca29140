import { useEffect, useSyncExternalStore } from 'react'

/** Something the back office can be told to do, by its name. */
export interface Command {
  key: string
  /** What happens, beginning with a verb or a place. */
  name: string
  /** Other words it may be looked for by. */
  also?: string
  /** The key that does the same, as it is written on the keyboard. */
  press?: string
  act: () => void
}

/** What the screen at hand can do; it comes and goes with the screen. */
let offered: readonly Command[] = []
const watchers = new Set<() => void>()

const change = (next: readonly Command[]) => {
  offered = next
  for (const watcher of watchers) watcher()
}

const watch = (watcher: () => void) => {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}

/** Adds a screen's own commands to Ctrl-K while it is open. Give the same array from render to render. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    change([...offered, ...commands])
    return () => change(offered.filter((command) => !commands.includes(command)))
  }, [commands])
}

export const useOffered = (): readonly Command[] => useSyncExternalStore(watch, () => offered)

/** Every word typed begins a word of the command's name, or of its other names. */
export const matches = ({ name, also = '' }: Command, typed: string): boolean => {
  const words = `${name} ${also}`.toLowerCase().split(/[\s,/-]+/)
  return typed
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)))
}
