/** The page of phones: everything shown is made by the server; this swaps it in and sends what is typed. */
const at = (id) => document.getElementById(id)
const thread = at('thread')
const phone = () => new URL(location.href).searchParams.get('phone') ?? ''

const notice = (words) => {
  at('notice').textContent = words
  at('notice').hidden = false
  clearTimeout(notice.timer)
  notice.timer = setTimeout(() => {
    at('notice').hidden = true
  }, 6000)
}

const toBottom = () => {
  thread.scrollTop = thread.scrollHeight
}

const isNearEnd = () => thread.scrollHeight - thread.scrollTop - thread.clientHeight < 360
// A picture grows as it arrives; whoever was at the end stays there.
thread.addEventListener('load', () => isNearEnd() && toBottom(), true)

const swap = async (id, path) => {
  const answer = await fetch(`/sandbox/parts/${path}?phone=${encodeURIComponent(phone())}`)
  if (!answer.ok) return
  const next = await answer.text()
  if (at(id).dataset.last === next) return
  at(id).dataset.last = next
  at(id).innerHTML = next
}

const refreshThread = async () => {
  const near = isNearEnd()
  await Promise.all([swap('thread', 'thread'), swap('head', 'head')])
  if (near) toBottom()
}

const refresh = (kinds) => {
  const any = (...wanted) => !kinds || wanted.some((kind) => kinds.includes(kind))
  return Promise.all([
    any('message', 'call', 'recording', 'phone') && refreshThread(),
    any('message', 'call', 'phone') && swap('phones', 'phones'),
    any('intent', 'charge', 'refund', 'dispute') && swap('payments', 'payments'),
    any('fault') && swap('fault-list', 'faults'),
    any('delivery') && swap('callbacks', 'callbacks'),
  ])
}

const post = async (path, body, method = 'POST') => {
  const answer = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const said = answer.status === 204 ? null : await answer.json()
  if (answer.ok) return said
  notice(said?.errors?.[0]?.message ?? `That did not work (${answer.status}).`)
  return null
}

const checkWebhook = (said) => {
  if (!said) return
  const { webhookStatus, webhookError } = said
  if (webhookStatus === null)
    notice(`The app could not be reached: ${webhookError}. It will be told again.`)
  else if (webhookStatus >= 300) notice(`The app answered ${webhookStatus} when it was told.`)
}

const show = async (number) => {
  history.pushState(null, '', `/?phone=${encodeURIComponent(number)}`)
  await refresh()
  toBottom()
  at('body').focus()
}

at('phones').addEventListener('click', (event) => {
  const link = event.target.closest('a.person')
  if (!link || event.metaKey || event.ctrlKey) return
  event.preventDefault()
  show(link.dataset.phone)
})
addEventListener('popstate', () => refresh().then(toBottom))

at('new-phone').addEventListener('submit', async (event) => {
  event.preventDefault()
  const answer = await fetch(`/sandbox/messages?to=${encodeURIComponent(at('new-number').value)}`)
  const said = await answer.json()
  if (!answer.ok) return notice(said.errors[0].message)
  at('new-number').value = ''
  show(said.to)
})

let file = null
at('attach').addEventListener('click', () => at('file').click())
at('file').addEventListener('change', () => {
  file = at('file').files[0] ?? null
  at('attached').hidden = !file
  at('attached').textContent = file ? `Attached: ${file.name}` : ''
})

const upload = async () => {
  const form = new FormData()
  form.set('file', file)
  const answer = await fetch('/sandbox/uploads', { method: 'POST', body: form })
  const said = await answer.json()
  if (!answer.ok) notice(said.errors[0].message)
  return answer.ok ? said.mediaUrl : null
}

at('composer').addEventListener('submit', async (event) => {
  event.preventDefault()
  const body = at('body').value.trim()
  if (!phone()) return notice('Open a phone first.')
  if (!body && !file) return
  const mediaUrl = file ? await upload() : undefined
  if (mediaUrl === null) return
  at('body').value = ''
  at('body').style.height = ''
  at('file').value = ''
  file = null
  at('attached').hidden = true
  checkWebhook(await post('/sandbox/whatsapp', { from: phone(), body, mediaUrl }))
  await refreshThread()
  toBottom()
})
at('body').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  at('composer').requestSubmit()
})
at('body').addEventListener('input', () => {
  at('body').style.height = ''
  at('body').style.height = `${at('body').scrollHeight + 2}px`
})

at('call-open').addEventListener('click', () => {
  at('call').hidden = !at('call').hidden
  if (!at('call').hidden) at('lines').focus()
})
at('call-close').addEventListener('click', () => {
  at('call').hidden = true
})
at('call').addEventListener('submit', async (event) => {
  event.preventDefault()
  if (!phone()) return notice('Open a phone first.')
  const lines = at('lines')
    .value.split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) =>
      line.startsWith('>')
        ? { track: 'outbound', text: line.slice(1).trim() }
        : { track: 'inbound', text: line },
    )
  const script = { intervalMs: Number(at('pace').value), answered: at('answered').checked }
  at('call').hidden = true
  checkWebhook(await post('/sandbox/calls', { from: phone(), lines, ...script }))
})

at('faults').addEventListener('submit', (event) => {
  event.preventDefault()
  post('/sandbox/faults', JSON.parse(at('preset').value))
})
document.addEventListener('click', (event) => {
  const act = event.target.closest('[data-post]')
  if (act)
    post(
      act.dataset.post,
      act.dataset.body ? JSON.parse(act.dataset.body) : undefined,
      act.dataset.method,
    )
})

let pending = null
const live = new EventSource('/sandbox/live')
live.addEventListener('change', ({ data }) => {
  const kinds = JSON.parse(data)
  if (pending) return pending.push(...kinds)
  pending = kinds
  setTimeout(() => {
    const changed = pending
    pending = null
    refresh(changed)
  }, 40)
})
// After the sandbox was away, everything may have changed.
live.addEventListener('open', () => refresh())
toBottom()
