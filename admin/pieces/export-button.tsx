import { DownloadOutlined } from '@ant-design/icons'
import type { CrudFilter } from '@refinedev/core'
import { Button } from 'antd'
import { type ExportedList, startExport, useExports } from '../exports/under-way.ts'
import { useMe } from './me.tsx'

interface Props {
  list: ExportedList
  filters?: CrudFilter[]
}

/** Every row the filters ask for as a file; the top bar says how far it has come. */
export function ExportButton({ list, filters = [] }: Props) {
  const me = useMe()
  const going = useExports().some((one) => one.list === list)
  if (!me.may('exportRows')) return null
  return (
    <Button
      icon={<DownloadOutlined />}
      disabled={going}
      onClick={() => void startExport(list, filters)}
    >
      {going ? 'Exporting' : 'Export'}
    </Button>
  )
}
