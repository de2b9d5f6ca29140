import { App, Button, Progress } from 'antd'
import { lazy, Suspense, useEffect, useRef } from 'react'
import type { ListExport } from '../../cms/payload-types.ts'
import { fileOf, isGoing, NAMES, percentOf, useMyExports } from './mine.ts'
import { showMyExports, useShown } from './under-way.ts'
import '../styles/exports.css'

const MyExports = lazy(() => import('./drawer.tsx'))

const LONG_SECONDS = 20

/** Says, once, that one which was on its way is there or is not coming. */
function useTold(exports: readonly ListExport[]) {
  const { notification } = App.useApp()
  const going = useRef(new Set<string>())
  useEffect(() => {
    for (const one of exports) {
      const { id, list, state, why } = one
      if (isGoing(one)) going.current.add(id)
      else if (going.current.delete(id)) {
        if (state === 'ready')
          notification.success({
            key: id,
            message: `${NAMES[list]}: the file is ready`,
            description: 'It can be fetched for a day, from “My exports” beside the button.',
            placement: 'bottomRight',
            duration: LONG_SECONDS,
            role: 'status',
            btn: (
              <Button
                type="primary"
                size="small"
                href={fileOf(one)}
                download
                onClick={() => notification.destroy(id)}
              >
                Download
              </Button>
            ),
          })
        if (state === 'failed' || state === 'withdrawn')
          notification.error({
            key: id,
            message: `${NAMES[list]}: nothing was exported`,
            description: why,
            placement: 'bottomRight',
            role: 'alert',
          })
      }
    }
  }, [exports, notification])
}

/** In the top bar: how far what is written behind the desk has come; opens the list of all of mine. */
export default function ExportsBehind() {
  const { exports, query } = useMyExports(true)
  const shown = useShown()
  useTold(exports)
  return (
    <>
      {exports.filter(isGoing).map((one) => (
        <button
          key={one.id}
          type="button"
          className="export-going"
          title="Written behind the desk: open my exports"
          onClick={() => showMyExports(true)}
        >
          <small>{NAMES[one.list]}</small>
          <Progress
            aria-label={`${NAMES[one.list]}: written so far`}
            percent={percentOf(one)}
            size="small"
          />
        </button>
      ))}
      {shown && (
        <Suspense fallback={null}>
          <MyExports exports={exports} query={query} close={() => showMyExports(false)} />
        </Suspense>
      )}
    </>
  )
}
