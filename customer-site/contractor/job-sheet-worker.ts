/**
 * Keeps the job sheet's own files on the phone, so that the page opens where there is no signal: in
 * a cellar, behind thick walls. What is on the sheet the page keeps itself; nothing of the API is
 * kept here.
 */

/** What of the worker's world this file uses; the page's own types know nothing of it. */
interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Event {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  location: Location
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  addEventListener(type: 'install' | 'activate', act: (event: Waiting) => void): void
  addEventListener(type: 'fetch', act: (event: Asked) => void): void
}
/** Written in when the site is built. */
declare const __JOB_SHEET_FILES__: string[]

const worker = globalThis as unknown as Worker
const FILES = __JOB_SHEET_FILES__
/** The page as it is without any link's token in its address. */
const PAGE = '/c/'
const PATIENCE_MS = 5000

/** The files' names carry their contents, so the list is the version. */
const CACHE = `job-sheet ${FILES.join(' ')}`

const keep = async () => {
  const cache = await caches.open(CACHE)
  await cache.addAll([PAGE, ...FILES])
  await worker.skipWaiting()
}

const forgetOlder = async () => {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))
  await worker.clients.claim()
}

const kept = async (address: string): Promise<Response | undefined> =>
  (await caches.open(CACHE)).match(address)

/** From the network while it answers in good time; else as it was kept. */
const page = async (request: Request): Promise<Response> => {
  const late = new Promise<undefined>((done) => setTimeout(done, PATIENCE_MS))
  const fresh = fetch(request)
  const first = await Promise.race([fresh.catch(() => undefined), late])
  if (first?.ok) return first
  return (await kept(PAGE)) ?? fresh
}

const file = async (request: Request): Promise<Response> =>
  (await kept(new URL(request.url).pathname)) ?? fetch(request)

worker.addEventListener('install', (event) => event.waitUntil(keep()))
worker.addEventListener('activate', (event) => event.waitUntil(forgetOlder()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (FILES.includes(pathname)) event.respondWith(file(request))
})
