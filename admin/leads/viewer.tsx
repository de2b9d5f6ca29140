import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useEffect } from 'react'
import type { Media } from '../../cms/payload-types.ts'

interface Props {
  photos: readonly Media[]
  /** The id of the one shown. */
  at: string
  show: (id: string | null) => void
}

/** Photos of a thread, as large as the screen; arrows for the next, Esc back. */
export default function Viewer({ photos, at, show }: Props) {
  const place = photos.findIndex(({ id }) => id === at)
  const photo = photos[place]
  const before = photos[place - 1]
  const next = photos[place + 1]
  useEffect(() => {
    const press = ({ key }: KeyboardEvent) => {
      if (key === 'ArrowLeft' && before) show(before.id)
      if (key === 'ArrowRight' && next) show(next.id)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [before, next, show])
  if (!photo?.url) return null
  return (
    <Modal
      open
      centered
      footer={null}
      width="min(1200px, 94vw)"
      title={`Photo ${place + 1} of ${photos.length}`}
      onCancel={() => show(null)}
    >
      <div className="viewer">
        <Button
          type="text"
          aria-label="The photo before"
          icon={<LeftOutlined />}
          disabled={!before}
          onClick={() => before && show(before.id)}
        />
        <img src={photo.url} alt="From the customer" />
        <Button
          type="text"
          aria-label="The next photo"
          icon={<RightOutlined />}
          disabled={!next}
          onClick={() => next && show(next.id)}
        />
      </div>
    </Modal>
  )
}
