import { CameraOutlined } from '@ant-design/icons'
import { useInvalidate, useOne } from '@refinedev/core'
import { Alert, Avatar, Button, Upload } from 'antd'
import { useState } from 'react'
import type { HandymanProfile, Media } from '../../cms/payload-types.ts'
import { call, sentenceOf } from '../api/call.ts'

const RESOURCE = 'handyman-profiles'
const MOST_BYTES = 15 * 1024 * 1024

interface FaceProps {
  contractor: HandymanProfile
  editable: boolean
}

/** The photo by which a customer knows who is at the door; seen by nobody before they are booked. */
export function Face({ contractor, editable }: FaceProps) {
  const invalidate = useInvalidate()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const photo = typeof contractor.photo === 'object' ? contractor.photo?.id : contractor.photo
  const { result: kept } = useOne<Media>({
    resource: 'media',
    id: photo ?? '',
    queryOptions: { enabled: Boolean(photo) },
    errorNotification: false,
  })
  const keep = async (file: File) => {
    setBusy(true)
    setProblem('')
    try {
      if (!file.type.startsWith('image/') || file.size > MOST_BYTES)
        throw new Error('That is not a photo, or it is larger than 15 MB.')
      const form = new FormData()
      form.append('file', file)
      form.append('_payload', JSON.stringify({ alt: contractor.name, source: 'profile' }))
      const { doc } = await call<{ doc: Media }>('/media', { method: 'POST', body: form })
      await call(`/${RESOURCE}/${contractor.id}`, { method: 'PATCH', body: { photo: doc.id } })
      await invalidate({ resource: RESOURCE, id: contractor.id, invalidates: ['detail', 'list'] })
    } catch (error) {
      setProblem(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="contractor-face">
      <Avatar
        size={64}
        src={photo && kept?.url ? kept.url : undefined}
        alt={`Photo of ${contractor.name}`}
      >
        {contractor.name.charAt(0)}
      </Avatar>
      {editable && (
        <Upload
          accept="image/*"
          showUploadList={false}
          beforeUpload={(file) => {
            void keep(file)
            return false
          }}
        >
          <Button icon={<CameraOutlined />} loading={busy}>
            {photo ? 'Change photo' : 'Add a photo'}
          </Button>
        </Upload>
      )}
      {problem ? <Alert type="error" role="alert" message={problem} /> : null}
    </div>
  )
}
