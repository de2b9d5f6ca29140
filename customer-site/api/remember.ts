/** Small facts kept on this device per link, so that a reload resumes. Storage may be refused. */
export const remember = (key: string, value: unknown): void => {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Without storage the server's own memory of the hold is enough to resume with.
  }
}

export const recall = <T>(key: string): T | null => {
  try {
    const text = localStorage.getItem(key)
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}
