import { useSyncExternalStore } from 'react'

/** State with verbs around it, outside React: an answer that comes late never sees a stale copy. */
export interface Store<S> {
  get(): S
  subscribe(listener: () => void): () => void
}

export const createStore = <S extends object>(initial: S) => {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    patch: (change: Partial<S>) => {
      state = { ...state, ...change }
      for (const listener of listeners) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export const useStore = <S>(store: Store<S>): S => useSyncExternalStore(store.subscribe, store.get)
