import { DownloadOutlined, InboxOutlined } from '@ant-design/icons'
import type { CrudFilter } from '@refinedev/core'
import { App, Button, Space, Tooltip } from 'antd'
import { sentenceOf } from '../api/call.ts'
import { type ExportedList, showMyExports, startExport, useExports } from '../exports/under-way.ts'
import { useMe } from './me.tsx'

interface Props {
  list: ExportedList
  filters?: CrudFilter[]
}

/** Every row the filters ask for as a file: a short list at once, a long one written behind the desk. */
export function ExportButton({ list, filters = [] }: Props) {
  const me = useMe()
  const { notification } = App.useApp()
  const going = useExports().some((one) => one.list === list)
  if (!me.may('exportRows')) return null
  const start = () =>
    startExport(list, filters).catch((error: unknown) => {
      notification.error({
        message: 'Nothing was exported',
        description: sentenceOf(error),
        placement: 'bottomRight',
        role: 'alert',
      })
    })
  return (
    <Space.Compact>
      <Button icon={<DownloadOutlined />} disabled={going} onClick={() => void start()}>
        {going ? 'Exporting' : 'Export'}
      </Button>
      <Tooltip title="My exports">
        <Button
          aria-label="My exports"
          icon={<InboxOutlined />}
          onClick={() => showMyExports(true)}
        />
      </Tooltip>
    </Space.Compact>
  )
}
