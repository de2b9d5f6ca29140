import { useEffect, useRef, useState } from 'react'
import type { Lead } from '../../cms/payload-types.ts'
import type { Detection } from '../leads/detection.ts'
import { LEAD_TOUCHES } from '../leads/lead.ts'
import { useMe } from '../pieces/me.tsx'
import { useVerb } from '../pieces/verb.ts'

/**
 * The lead with the work that was read out of its description. A new one that nobody has read yet (a
 * lead made by hand) is read now, so that the builder opens with what the customer asked for. Later
 * its tags may come from a video or a person, and reading again would be theirs to ask for.
 */
export function useReadWork(lead: Lead | undefined, quoted: boolean | undefined): Lead | undefined {
  const me = useMe()
  const { run } = useVerb()
  const asked = useRef(false)
  const [read, setRead] = useState<Pick<Detection, 'detected'> | null | undefined>()
  const unread =
    lead !== undefined &&
    quoted === false &&
    lead.state === 'created' &&
    !lead.detected &&
    Boolean(lead.jobDescription) &&
    me.may('detectSkus')

  useEffect(() => {
    if (!unread || asked.current) return
    asked.current = true
    void run<Pick<Detection, 'detected'>>({
      path: `/leads/${lead?.id}/detect-skus`,
      failed: 'The job could not be read',
      touches: LEAD_TOUCHES,
    }).then(setRead)
  }, [unread, lead?.id, run])

  if (!lead || quoted === undefined) return undefined
  if (!unread) return lead
  if (read === undefined) return undefined
  return read === null ? lead : { ...lead, detected: { ...read } }
}
