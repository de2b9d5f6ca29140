import { BlockList, isIPv6 } from 'node:net'
import { getEnv } from '../../integrations/env.ts'

const plain = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')

const familyOf = (address: string) => (isIPv6(address) ? ('ipv6' as const) : ('ipv4' as const))

const blockListOf = (entries: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    if (bits === undefined) list.addAddress(address, familyOf(address))
    else list.addSubnet(address, Number(bits), familyOf(address))
  }
  return list
}

/** How many of the addresses nearest to us are proxies we believe. */
const believedHops = (chain: string[], trusted: number | BlockList): number => {
  if (typeof trusted === 'number') return Math.min(trusted, chain.length - 1)
  let hops = 0
  while (hops < chain.length - 1) {
    const nearest = chain[chain.length - 1 - hops] ?? ''
    if (!trusted.check(nearest, familyOf(nearest))) break
    hops++
  }
  return hops
}

/**
 * Who is calling: the socket's address, or behind believed proxies the one they say they heard from.
 * Without `TRUST_PROXY` nothing a caller writes in `X-Forwarded-For` counts.
 */
export const addressReader = (trustProxy = getEnv().trustProxy) => {
  const trusted = Array.isArray(trustProxy) ? blockListOf(trustProxy) : trustProxy
  return (socketAddress: string | undefined, forwardedFor: string | undefined): string => {
    const nearest = plain(socketAddress ?? '')
    if (trusted === false || !forwardedFor) return nearest
    const chain = [...forwardedFor.split(',').map(plain).filter(Boolean), nearest]
    return chain[chain.length - 1 - believedHops(chain, trusted)] ?? nearest
  }
}
