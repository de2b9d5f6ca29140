const endings: (() => Promise<void>)[] = []

/** Runs after the test file, the latest first. */
export const atEndOfFile = (ending: () => Promise<void>): void => void endings.push(ending)

export async function runEndings(): Promise<void> {
  for (const ending of endings.splice(0).reverse()) await ending()
}
