/** Names this device to the server: two phones on one link are told apart by it. */
const KEY = 'handy-session'

const random = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')

const stored = (): string => {
  try {
    const known = localStorage.getItem(KEY)
    if (known) return known
    const fresh = random()
    localStorage.setItem(KEY, fresh)
    return fresh
  } catch {
    // Storage is blocked: this page is a device of its own, as long as it is open.
    return random()
  }
}

export const sessionId = stored()
