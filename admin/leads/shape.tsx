import { Segmented } from 'antd'
import { useLocation, useNavigate } from 'react-router'

const KEPT = ['q', 'type', 'source', 'owner']

/** Table or board, of the same leads: what narrows the one narrows the other. */
export function Shape({ at }: { at: 'table' | 'board' }) {
  const navigate = useNavigate()
  const { search } = useLocation()
  const show = (shape: 'table' | 'board') => {
    const kept = [...new URLSearchParams(search)].filter(([name]) => KEPT.includes(name))
    const query = new URLSearchParams(kept).toString()
    void navigate(`${shape === 'board' ? '/leads/board' : '/leads'}${query && `?${query}`}`)
  }
  return (
    <Segmented<'table' | 'board'>
      aria-label="Shown as"
      value={at}
      options={[
        { value: 'table', label: 'Table' },
        { value: 'board', label: 'Board' },
      ]}
      onChange={show}
    />
  )
}
