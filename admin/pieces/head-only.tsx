import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'

/**
 * What a column's head shows, left out of the hidden row in which the table repeats its heads to
 * measure them: nobody is to land on a checkbox there by Tab.
 */
export function HeadOnly({ children }: { children: ReactNode }) {
  const here = useRef<HTMLSpanElement>(null)
  const [measuring, setMeasuring] = useState(false)
  useLayoutEffect(() => {
    setMeasuring(Boolean(here.current?.closest('.ant-table-measure-row')))
  }, [])
  return <span ref={here}>{measuring ? null : children}</span>
}
